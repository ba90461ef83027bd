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
      told.head = document.querySelector('section[aria-label="The sheet"] header').textContent;
    };
  }`);

test('lets the office look at the sheet and print it, on the record first, without the frame and on whole pages', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'School', exact: true }).press('Enter');
  await expect(page.getByRole('tab')).toHaveText(['Closed days', 'First-aid advice', 'Backups']);
  await page.getByRole('tab', { name: 'Backups' }).click();
  await expect(page.getByText('Never printed.')).toBeVisible();
  await expectAccessible(page, 'the card about the paper');
  await page.getByRole('button', { name: 'Look at the sheet' }).press('Enter');
  const sheet = page.getByRole('region', { name: 'The sheet' });
  const child = sheet.getByRole('article', { name: /^Mary-Jane García López, Acorn .*, born / });
  await expect(child).toContainText('Office cabinet, blue box 3');
  await expect(child.getByRole('listitem').first()).toContainText(/\(Mother\): 07700/);
  await expect(sheet).toContainText('Place not recorded');
  await expect(sheet).toContainText('Not printed yet');
  await expectAccessible(page, 'the sheet');
  await countPrints(page);
  await page.getByRole('button', { name: 'Print', exact: true }).press('Enter');
  await expect(page.getByText('It is on the record as printed.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-prints', '1');
  // The stamp stood there when the printer was asked.
  await expect(page.locator('html')).toHaveAttribute(
    'data-head',
    new RegExp(
      `^CONFIDENTIAL.*Printed \\d+ \\w+ \\d{4} \\d\\d:\\d\\d by ${DEMO.office}Copy \\d{4}-\\d+-1, to replace by \\d+ \\w+ \\d{4}$`,
    ),
  );

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Parts of Careboard' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Lock' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
  await expect(sheet).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await page.setViewportSize({ width: 683, height: 384 });
  await expectAccessible(page, 'the sheet at 200 %');
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(wide).toBe(0);
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await expect(page.getByText(`Printed today, `)).toContainText(`by ${DEMO.office}. It says what the register says.`);
});
