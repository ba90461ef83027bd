import { expect, expectAccessible, LEAD, makeRegister, SCHOOL, signIn, test } from './careboard.ts';

test('makes a school, its first Lead and a recovery code that is typed back', async ({ page }) => {
  await expectAccessible(page, 'the first step');
  const code = await makeRegister(page);
  expect(code.replaceAll('-', '')).toMatch(/^[0-9A-Z]{26,}$/);
  await expectAccessible(page, 'the last step');
  await page.getByRole('button', { name: 'Open the board' }).click();
  await expect(page.getByRole('button', { name: LEAD.name })).toBeVisible();
});

test('does not go on from a recovery code that was typed back wrong', async ({ page }) => {
  await page.getByLabel('Name of the school').fill(SCHOOL.name);
  await page.getByLabel('Street').fill(SCHOOL.street);
  await page.getByLabel('Postcode').fill(SCHOOL.postcode);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Your name').fill(LEAD.name);
  await page.getByLabel('Password', { exact: true }).fill(LEAD.password);
  await page.getByLabel('Password again').fill(LEAD.password);
  await page.getByRole('button', { name: 'Make the register' }).click();
  await page.getByRole('button', { name: 'I have written it down' }).click();
  for (const box of await page.getByRole('textbox', { name: /^Group \d+/ }).all()) await box.fill('0000');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Those groups do not match the code')).toBeVisible();
  await expectAccessible(page, 'the refused recovery code');
});

test('opens again on the same PC with the password', async ({ careboard, page }) => {
  await makeRegister(page);
  await page.getByRole('button', { name: 'Open the board' }).click();
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  await signIn(page);
  await expect(page.getByRole('button', { name: LEAD.name })).toBeVisible();
});
