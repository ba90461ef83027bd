import type { Page } from '@playwright/test';
import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

/** Counts what would have gone to the printer: the system's own print window would hold the test up. */
const countPrints = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    const told = document.documentElement.dataset;
    told.prints = '0';
    window.print = () => {
      told.prints = String(Number(told.prints) + 1);
      told.entries = String(document.querySelectorAll('section[aria-label="The sheet"] > :not([inert]) article').length);
    };
  }`);
const inDays = (days: number): string => {
  const day = new Date(Date.now() + days * 86_400_000).toISOString();
  return `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(0, 4)}`;
};

test('prints a class sheet as numbered copies: what is seen is what is printed, on whole pages, by a class teacher', async ({
  page,
}) => {
  await signIn(page, DEMO.teacherOfOak, DEMO.password);
  await page.getByRole('button', { name: 'Class sheet', exact: true }).press('Enter');
  const sheet = page.getByRole('region', { name: 'The sheet' });
  await expect(sheet.getByRole('heading', { name: /^Oak \(6\): children with medical needs/ })).toBeVisible();
  await expect(sheet).toContainText('Not printed yet');
  // The most serious first; nobody of another class.
  await expect(sheet.getByRole('article').first()).toContainText('SERIOUS');
  await expect(sheet.getByRole('article').first()).toHaveAccessibleName(/Oak \(6\)/);
  await expectAccessible(page, 'the class sheet');
  await countPrints(page);
  await page.getByRole('textbox', { name: /^Who gets a copy/ }).fill('Mr D Robson\nFirst aid room');
  await expect(sheet).toContainText('Copy 1 of 2 for Mr D Robson');
  const children = await sheet.getByRole('article').count();
  await page.getByRole('button', { name: 'Print 2 copies', exact: true }).press('Enter');
  await expect(page.getByText('On the record as paper')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-prints', '1');
  await expect(page.locator('html')).toHaveAttribute('data-entries', String(2 * children));
  await expect(sheet).toContainText('Copy 2 of 2 for First aid room');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Parts of Careboard' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Print/ })).toBeHidden();
  // No child is cut: each stands within its page, above the foot.
  const cut =
    await page.evaluate(`[...document.querySelectorAll('section[aria-label="The sheet"] > div:not([inert])')].filter((paper) => {
    const foot = paper.lastElementChild.getBoundingClientRect().top;
    const tall = paper.getBoundingClientRect().height > 297 * 96 / 25.4;
    return tall || [...paper.querySelectorAll('article')].some((entry) => entry.getBoundingClientRect().bottom > foot + 1);
  }).length`);
  expect(cut).toBe(0);
  await page.emulateMedia({ media: null });

  // A PDF is a paper of its own, whole and only where the person chose; they may stop, and it stays on the record.
  await page.evaluate(`window.showSaveFilePicker = async ({ suggestedName }) => {
    if (!document.documentElement.dataset.place) throw new DOMException('stopped', 'AbortError');
    return { createWritable: async () => ({
      write: async (bytes) => { document.documentElement.dataset.pdf = suggestedName + ' ' + new TextDecoder('latin1').decode(bytes.subarray(0, 5)) + ' ' +
        (new TextDecoder('latin1').decode(bytes).match(/\\/Type \\/Page\\b/g) ?? []).length; },
      close: async () => undefined,
    }) };
  }`);
  const pagesOfAll = await sheet.locator('> div:not([inert])').count();
  await page.getByRole('button', { name: 'Save as a PDF', exact: true }).press('Enter');
  await expect(page.getByText('A PDF is not sealed.')).toBeVisible();
  await expectAccessible(page, 'a sheet that leaves as a PDF');
  await page.evaluate(`document.documentElement.dataset.place = 'chosen'`);
  await page.getByRole('button', { name: 'Save it now', exact: true }).press('Enter');
  await expect(page.getByText('Saved as a PDF.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute(
    'data-pdf',
    new RegExp(`^careboard-paper-\\d{4}-\\d+[.]pdf %PDF- ${pagesOfAll}$`),
  );
  await expect(page.locator('html')).toHaveAttribute('data-prints', '1');

  await page.setViewportSize({ width: 683, height: 384 });
  await expectAccessible(page, 'the class sheet at 200 %');
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(wide).toBe(0);
});

test('issues a meeting’s twelve copies, collects and destroys them by keyboard, and keeps the two names for good', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Papers', exact: true }).press('Enter');
  await expect(page.getByText('No copy is out')).toBeVisible();
  await page.getByRole('button', { name: 'Add a paper', exact: true }).press('Enter');
  await page.keyboard.type('Part two, staffing');
  await page.getByRole('spinbutton', { name: /^day, Collect and destroy by/ }).focus();
  await page.keyboard.type(inDays(7));
  const governors = Array.from({ length: 12 }, (_, at) => `Governor ${at + 1}`);
  await page.getByRole('textbox', { name: /^Who gets a copy/ }).fill(governors.join('\n'));
  await page.getByRole('button', { name: 'Issue 12 copies', exact: true }).press('Enter');
  const copies = page.getByRole('grid', { name: /^Copies of/ });
  await expect(page.getByText('12 copies: 12 out')).toBeVisible();
  await expect(copies.getByRole('row').nth(12)).toContainText('Governor 12');
  await expectAccessible(page, 'a paper');
  // All but the first come back.
  await copies.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('c');
  await expect(page.getByText('12 copies: 1 out, 11 to destroy')).toBeVisible();
  await copies.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('l');
  await page.getByRole('textbox', { name: 'Who was told?' }).fill(DEMO.lead);
  await page.keyboard.press('Enter');
  await expect(page.getByText('12 copies: 1 out, 1 lost, 11 to destroy')).toBeVisible();
  // The mark on the rail says that one is missing.
  await expect(page.getByRole('button', { name: /^Papers\s*1\s*copy overdue or lost/ })).toBeVisible();
  await copies.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('d');
  await expect(page.getByRole('combobox', { name: 'Together with' })).toBeFocused();
  await page.keyboard.type('westgate');
  await page.getByRole('option', { name: /Westgate/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Record as destroyed', exact: true }).press('Enter');
  await expect(page.getByText('12 copies: all destroyed')).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await page.getByRole('radio', { name: 'List of the destroyed' }).press('Space');
  const list = page.getByRole('grid', { name: 'Destroyed copies' });
  await expect(list.getByRole('row')).toHaveCount(13);
  await expect(list.getByRole('row').nth(1)).toContainText(`${DEMO.office} and ${DEMO.lead}`);
  await expectAccessible(page, 'the list of the destroyed');
});
