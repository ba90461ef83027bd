import type { Page } from '@playwright/test';
import { call, DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

const grid = (page: Page) => page.getByRole('grid', { name: 'Children with medical needs' });
const group = (page: Page, title: string) => page.getByRole('rowgroup', { name: title, exact: true });
const focused = (page: Page) => page.locator('[data-face]:focus');

test('is walked by the keyboard as one stop, also into rows that are not drawn yet', async ({ page }) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await signIn(page, DEMO.lead, DEMO.password);
  await expect(grid(page)).toBeVisible();
  await expectAccessible(page, 'the board');
  const names = () =>
    grid(page)
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.ariaLabel));
  const drawn = await names();
  const total = Number(
    /^\d+/.exec((await page.getByRole('status').filter({ hasText: 'shown' }).innerText()).trim())?.[0],
  );
  expect(drawn.length).toBeLessThan(total);
  await grid(page).getByRole('button').first().focus();
  await page.keyboard.press('Control+End');
  await expect(focused(page)).toBeInViewport({ ratio: 0.3 });
  const last = (await focused(page).getAttribute('aria-label')) ?? '';
  expect(drawn).not.toContain(last);
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveAttribute('aria-label', last);
  await page.keyboard.press('PageUp');
  await expect(focused(page)).not.toHaveAttribute('aria-label', last);
  await expect(focused(page)).toBeInViewport({ ratio: 0.3 });
  await page.keyboard.press('Control+Home');
  await expect(focused(page)).toHaveAttribute('aria-label', drawn[0] ?? '');
  await expect(focused(page)).toBeInViewport({ ratio: 0.3 });
  const walked = new Set<string>();
  for (let step = 0; step < total; step += 1) {
    walked.add((await focused(page).getAttribute('aria-label')) ?? '');
    await page.keyboard.press('ArrowRight');
  }
  expect(walked.size, 'every child once, none skipped').toBe(total);
  expect([...walked].at(-1)).toBe(last);
});

test('lays no card over another, and none outside its group', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await expect(grid(page)).toBeVisible();
  await grid(page).getByRole('button').first().focus();
  for (const _page of [1, 2, 3]) {
    const boxes = await grid(page)
      .getByRole('row')
      .evaluateAll((rows) =>
        rows
          .filter((row) => row.querySelector('[data-face]'))
          .map((row) => row.getBoundingClientRect())
          .map(({ top, bottom }) => ({ top, bottom })),
      );
    const ordered = boxes.toSorted((a, b) => a.top - b.top);
    expect(ordered.length).toBeGreaterThan(1);
    for (const [at, box] of ordered.entries()) {
      expect(box.bottom).toBeLessThanOrEqual((ordered[at + 1]?.top ?? Number.POSITIVE_INFINITY) + 1);
    }
    await page.keyboard.press('PageDown');
    await expect(focused(page)).toBeInViewport({ ratio: 0.3 });
  }
});

/** By the find box and the keyboard alone: what a parent says on the phone. */
async function addNeedByPhone(page: Page, typed: string, condition: string): Promise<void> {
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type(typed);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByLabel(/Condition/)).toBeFocused();
  await page.keyboard.type(condition);
  await page.keyboard.press('Enter');
  // Nothing is taken as "Watch": Enter leads to the question, and Enter on its answer saves.
  await expect(page.getByText('Please choose how serious it is.')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Serious/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Watch' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('takes an allergy by phone by keyboard; the kitchen hears of what nobody has sorted, until somebody has', async ({
  careboard,
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
  const before = await unsortedNow(page);
  await addNeedByPhone(page, 'mary-jane garcia', 'Crohn’s disease');
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  await signIn(page, DEMO.kitchen, DEMO.password);
  await expect(page.getByText(/\d+ needs? (is|are) not sorted yet and may concern food/)).toBeVisible();
  await expect(page.getByText('Crohn')).toHaveCount(0);
  await expectAccessible(page, 'the kitchen board with its notice');
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());

  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: `Kind to confirm: ${before + 1}` }).click();
  const list = page.getByRole('dialog', { name: 'Kind to confirm' });
  const sorted = list.getByText('Every kind is confirmed.');
  const need = list.getByText('Crohn’s disease');
  await expectAccessible(page, 'the kinds to confirm');
  // Whatever the demo school left unsorted is confirmed on the way: nothing of it concerns food.
  for (let at = 1; at <= before + 1; at += 1) {
    await expect(list.getByText(`Need ${at} of ${before + 1}`)).toBeVisible();
    const isOurs = await need.isVisible();
    if (isOurs) {
      await expect(list.getByRole('radio', { name: 'Anaphylaxis' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(list.getByText('Please choose one')).toBeVisible();
    }
    await list.getByRole('radio', { name: isOurs ? 'Diet or intolerance' : 'Other' }).focus();
    await page.keyboard.press('Space');
    if (isOurs) await expect(list.getByText('Lunch staff see this need.')).toBeVisible();
    await page.keyboard.press('Enter');
  }
  await expect(sorted).toBeVisible();
  await list.getByRole('button', { name: 'Undo the last one' }).click();
  await expect(sorted).toHaveCount(0);
  const last = (await need.isVisible()) ? 'Diet or intolerance' : 'Other';
  await list.getByRole('radio', { name: last }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(sorted).toBeVisible();
  await list.getByRole('button', { name: 'Back to the board' }).click();
  await expect(page.getByRole('button', { name: /Kind to confirm/ })).toHaveCount(0);
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());

  await signIn(page, DEMO.kitchen, DEMO.password);
  await expect(page.getByText('Crohn’s disease')).toBeVisible();
  await expect(page.getByText('not sorted yet')).toHaveCount(0);
});

/** How many needs the demo school has whose kind nobody confirmed. */
async function unsortedNow(page: Page): Promise<number> {
  return (await call(page, 'medical.unconfirmed', {})).needs.length;
}

test('a hay fever confirmed as another kind stays the kitchen’s, until somebody says that it is not food', async ({
  careboard,
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
  const { hits } = await call(page, 'children.find', { text: 'mary-jane garcia' });
  const fields = {
    condition: 'Hay fever',
    severity: 'know',
    triggers: '',
    signs: '',
    action: '',
    medicine: '',
    place: '',
  };
  await call(page, 'medical.addNeed', {
    childId: hits[0]?.childId as never,
    fields: { ...fields, severity: 'know', expires: null, reviewOn: null, toldParentOn: null },
    kind: null,
  });
  await page.getByRole('button', { name: /Kind to confirm/ }).click();
  const list = page.getByRole('dialog', { name: 'Kind to confirm' });
  while (!(await list.getByText('Hay fever').isVisible())) {
    const at = await list.getByRole('status').textContent();
    await list.getByRole('button', { name: 'Leave for later' }).click();
    await expect(list.getByRole('status')).not.toHaveText(at ?? '');
  }
  await list.getByRole('radio', { name: 'Other' }).focus();
  await page.keyboard.press('Space');
  await expect(list.getByText('Lunch staff see this need.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(list.getByText('Confirmed: Hay fever')).toBeVisible();
  await list.getByRole('button', { name: 'Undo the last one' }).click();
  await list.getByRole('radio', { name: 'Other' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());

  await signIn(page, DEMO.kitchen, DEMO.password);
  await expect(page.getByText('Hay fever').first()).toBeVisible();
});

test('removes a need after asking, and brings it back from the message', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type('mary-jane garcia');
  await expect(page.getByRole('option').first()).toContainText('Mary-Jane');
  await page.keyboard.press('Shift+Enter');
  const needs = page.getByRole('list', { name: 'Medical needs' });
  await expect(needs.getByText('Anaphylaxis: peanut')).toBeVisible();
  await expectAccessible(page, 'the needs on a record');
  await needs.getByRole('button', { name: 'Remove Anaphylaxis: peanut' }).click();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.getByRole('button', { name: 'Remove the need' }).click();
  await expect(needs.getByText('Anaphylaxis: peanut')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(needs.getByText('Anaphylaxis: peanut')).toBeVisible();
});

test('warns of two device strengths while a need is typed', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type('mary-jane garcia');
  await page.keyboard.press('Control+Enter');
  await page.getByLabel(/Condition/).fill('Anaphylaxis: egg');
  await page.getByLabel(/^Medicine \(/).fill('EpiPen 300 mcg');
  await expect(page.getByText('Two strengths of adrenaline device')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Serious: act at once (suggested)' })).toBeChecked();
  await expect(page.getByText('Lunch staff see this need.')).toBeVisible();
  await page.getByLabel('It does not concern food').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('though its words may concern food')).toBeVisible();
  await expectAccessible(page, 'the need dialog');
  await page.getByRole('button', { name: 'Save the need' }).click();
  await expect(page.getByText('Where is it kept?')).toBeVisible();
  await expect(page.getByLabel(/Where it is kept/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('opens the right child when Enter comes before the answer', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.insertText('petrov');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('main', { name: 'Emergency card' }).getByRole('heading', { name: /Petrov/ }),
  ).toBeVisible();
});

test('shows a teacher the own class, and lunch staff no more than what not to serve', async ({ careboard, page }) => {
  await signIn(page, DEMO.teacherOfOak, DEMO.password);
  await expect(group(page, 'Oak (6)')).toBeVisible();
  await expect(group(page, 'Acorn (R)')).toHaveCount(0);
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  await signIn(page, DEMO.kitchen, DEMO.password);
  await expect(page.getByText('Coeliac disease').first()).toBeVisible();
  await expect(page.getByText('Epilepsy')).toHaveCount(0);
  await expectAccessible(page, 'the kitchen board');
});

const CTF = `<CTfile><Header><CTFversion>25.0</CTFversion></Header><CTFpupilData><Pupil><UPN>A999200126103</UPN><Surname>Ito</Surname><Forename>Mia</Forename><DOB>2019-09-09</DOB><BasicDetails><MedicalFlag>true</MedicalFlag></BasicDetails></Pupil></CTFpupilData></CTfile>`;

test('shows who came flagged as medical with nothing recorded, in words of their own, at 200 % too', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(grid(page)).toBeVisible();
  const chip = page.getByRole('button', { name: /^Flagged, nothing recorded/ });
  await expect(chip).toHaveCount(0);
  await page.getByRole('button', { name: 'Imports', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name: 'ctf.xml', mimeType: 'text/xml', buffer: Buffer.from(CTF) });
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toHaveCount(0);
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await page.setViewportSize({ width: 683, height: 384 });
  // Folded, the filters say what is chosen and leave the room to the faces.
  const folded = page.getByRole('button', { name: /^Filters: / });
  await expect(folded).toHaveText('Filters: By class · All classes · All');
  await expect(chip).toBeHidden();
  await folded.press('Enter');
  await chip.press('Enter');
  await folded.press('Enter');
  await expect(folded).toHaveText('Filters: By class · All classes · All · Flagged');
  const face = grid(page).getByRole('button', { name: /^Mia Ito/ });
  await expect(face).toHaveAccessibleName(/Flagged as medical by the previous school, nothing recorded here/);
  await expect(grid(page).getByRole('button')).toHaveCount(1);
  await expectAccessible(page, 'the board of the flagged, folded');
  await page.setViewportSize({ width: 1366, height: 768 });
  await expectAccessible(page, 'the board of the flagged');
  await face.press('Enter');
  const card = page.getByRole('main', { name: 'Emergency card' });
  await expect(card).toContainText('Flagged as medical by the previous school, nothing recorded here.');
  await expect(card).not.toContainText('No medical need is recorded');
});

test('shows the face from the hair to below the chin, large and dense, and which size is chosen', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  const size = (name: string) => page.getByRole('radio', { name, exact: true });
  await expect(size('Large')).toBeChecked();
  for (const chosen of ['Large', 'Dense']) {
    await size(chosen).click();
    await expect(size(chosen)).toBeChecked();
    const shares = await grid(page)
      .locator('img')
      .evaluateAll((faces) =>
        faces.map((face) => {
          const { getComputedStyle } = globalThis as unknown as {
            getComputedStyle(of: unknown): { readonly objectPosition: string };
          };
          const { width, height } = face.getBoundingClientRect();
          const [, down = '0'] = getComputedStyle(face).objectPosition.split(' ');
          const top = (1 - height / width) * (Number.parseFloat(down) / 100);
          return { top, bottom: top + height / width };
        }),
      );
    expect(shares.length).toBeGreaterThan(3);
    for (const { top, bottom } of shares) {
      expect(top).toBeLessThan(0.08);
      expect(bottom).toBeGreaterThan(0.78);
    }
  }
});
