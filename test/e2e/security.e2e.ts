import type { Page } from 'playwright-core';
import { launchCareboard } from '../support/launch.ts';
import { call, expect, expectAccessible, LEAD, makeRegister, signIn, test, typeCodeBack } from './careboard.ts';

let code: string;
test.beforeEach(async ({ page }) => {
  code = await makeRegister(page);
  await page.getByRole('button', { name: 'Open the board' }).click();
});
const codeBox = { name: 'Recovery code' } as const;

test('says how the register is protected, checks the code on its paper, and replaces it', async ({ page }) => {
  await page.getByRole('button', { name: 'School', exact: true }).click();
  await page.getByRole('tab', { name: 'Security' }).click();
  await expect(page.getByRole('heading', { name: 'What Careboard cannot protect against' })).toBeVisible();
  await expectAccessible(page, 'Security');
  await page.getByRole('button', { name: 'Check the code' }).click();
  await page.getByRole('textbox', codeBox).fill(code.replace(/.$/, code.endsWith('X') ? 'Y' : 'X'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not a recovery code as it was printed')).toBeVisible();
  await page.getByRole('textbox', codeBox).fill(code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The code on the paper is right')).toBeVisible();
  await page.getByRole('button', { name: 'Make a new code' }).click();
  await page.getByLabel('Your password').fill(LEAD.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Write down the recovery code' })).toBeVisible();
  await expectAccessible(page, 'the new code');
  const next = await typeCodeBack(page);
  await expect(page.getByText('The old one opens nothing any more')).toBeVisible();
  await page.getByRole('button', { name: 'Audit', exact: true }).click();
  await page.getByRole('button', { name: 'Full check with the code' }).click();
  await expectAccessible(page, 'the full check');
  await page.getByRole('textbox', codeBox).fill(next);
  await page.keyboard.press('Enter');
  await expect(page.getByText('No entry was changed')).toBeVisible();
  await expect(page.getByText(/Not checked whole: entries 1 to \d+/)).toBeVisible();
  await expectAccessible(page, 'the outcome of the full check');
});

test('lets a new Lead in by the code on paper, and tells the Leads', async ({ page }) => {
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await expectAccessible(page, 'the way in by the recovery code');
  await page.getByRole('textbox', codeBox).fill(code);
  await page.getByLabel('Your name').fill(LEAD.name);
  await page.getByLabel('New password', { exact: true }).fill('copper window thirteen');
  await page.getByLabel('New password again').fill('copper window thirteen');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is already an active member of staff with this name')).toBeVisible();
  await page.getByLabel('Your name').fill('Mr T Oyelaran');
  await page.getByRole('button', { name: 'Make me a Lead and sign in' }).click();
  await expect(page.getByRole('button', { name: 'Mr T Oyelaran' })).toBeVisible();
  await page.getByRole('button', { name: 'Lock' }).click();
  await signIn(page);
  await expect(page.getByText('Mr T Oyelaran became a Lead by it')).toBeVisible();
});

const OFFICE = { name: 'Mr T Oyelaran', password: 'quiet maple lantern 27' };
const addOffice = (page: Page) =>
  call(page, 'access.addStaff', {
    ...{ ...OFFICE, label: 'Office' },
    grants: [{ role: 'office', classIds: [], until: null }],
  });
async function toSchool(page: Page, tab: string): Promise<void> {
  await page.getByRole('button', { name: 'School', exact: true }).click();
  await page.getByRole('tab', { name: tab }).click();
}

const WRITTEN = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

test('adds a person by a code, gives another code, and the person sets a password that only they know', async ({
  page,
}) => {
  await toSchool(page, 'Staff');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(OFFICE.name);
  await page.getByRole('checkbox', { name: 'Office' }).press('Space');
  await expect(page.getByRole('radio', { name: /^By a code/ })).toBeChecked();
  await expectAccessible(page, 'adding a person');
  await page.keyboard.press('Enter');
  const shown = page.getByRole('status', { name: `One-time code for ${OFFICE.name}` });
  const first = await shown.innerText();
  expect(first).toMatch(WRITTEN);
  await page.getByRole('button', { name: 'They have it' }).press('Enter');
  await page.getByRole('button', { name: `New password for ${OFFICE.name}` }).click();
  await page.getByRole('button', { name: 'Make a code' }).click();
  await expect(shown).not.toHaveText(first);
  const code = await shown.innerText();
  expect(code).toMatch(WRITTEN);
  await page.getByRole('button', { name: 'They have it' }).click();
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('combobox', { name: 'Your name' }).fill('Oyelaran');
  await page.keyboard.press('Enter');
  await page.getByLabel('Code from the Lead').fill(first);
  await page.getByLabel('New password', { exact: true }).fill('copper window thirteen');
  await page.getByLabel('New password again').fill('copper window thirteen');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That code is not right')).toBeVisible();
  await page.getByLabel('Code from the Lead').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: OFFICE.name })).toBeVisible();
  await page.getByRole('button', { name: 'Lock' }).click();
  await signIn(page, OFFICE.name, 'copper window thirteen');
  await expect(page.getByRole('button', { name: OFFICE.name })).toBeVisible();
});

test('offers a new key when somebody is taken off, locks, and opens by the same password', async ({
  page,
  careboard,
}) => {
  await addOffice(page);
  await toSchool(page, 'Staff');
  await page.getByRole('button', { name: `Take ${OFFICE.name} off` }).click();
  await page.getByRole('button', { name: 'Take off' }).click();
  await expect(page.getByRole('heading', { name: `${OFFICE.name} can no longer sign in` })).toBeVisible();
  await page.getByLabel('Your password').fill(LEAD.password);
  await careboard.sessionEnds(() => page.keyboard.press('Enter'));
  await signIn(page);
  await expect(page.getByText('The register got a new key on')).toBeVisible();
});

test('lets another account of this PC in by a Lead’s code, and never calls it a wrong password', async ({
  page,
  careboard,
}) => {
  test.skip(careboard.shell !== 'chromium', 'Electron’s process keeps its own password store.');
  await toSchool(page, 'Security');
  await page.getByRole('button', { name: 'Let another account in' }).click();
  await page.getByLabel('Your password').fill(LEAD.password);
  await page.keyboard.press('Enter');
  const code = await page.getByRole('status', { name: 'Code for another account of this PC' }).innerText();
  await page.getByRole('button', { name: 'I have it' }).click();
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  const other = await launchCareboard({ home: careboard.home, otherAccount: true });
  const there = other.page as Page;
  await signIn(there);
  await expect(there.getByRole('heading', { name: 'This PC account is not let in yet' })).toBeVisible();
  await expect(there.getByText('That password is not right')).toBeHidden();
  await expectAccessible(there as never, 'the account that is not let in');
  await there.getByRole('button', { name: 'Type a Lead’s code' }).click();
  await expectAccessible(there as never, 'the code for another account');
  await there.getByLabel('Code from the Lead').fill(code);
  await there.getByLabel(`Password for ${LEAD.name}`).fill(LEAD.password);
  await there.keyboard.press('Enter');
  await expect(there.getByRole('button', { name: 'Lock' })).toBeVisible();
  await other.close();
});
