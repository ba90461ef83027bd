import { expect, expectAccessible, LEAD, makeRegister, signIn, test, typeCodeBack } from './careboard.ts';

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
