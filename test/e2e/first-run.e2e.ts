import { renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEMO,
  expect,
  expectAccessible,
  LEAD,
  makeRegister,
  makeUpToCode,
  signIn,
  test,
  typeCodeBack,
} from './careboard.ts';

test('makes a school, its first Lead and a recovery code that is typed back', async ({ page }) => {
  await expectAccessible(page, 'the first step');
  const code = await makeRegister(page);
  expect(code.replaceAll('-', '')).toMatch(/^[0-9A-Z]{26,}$/);
  await expectAccessible(page, 'the last step');
  await page.getByRole('button', { name: 'Open the board' }).click();
  await expect(page.getByRole('button', { name: LEAD.name })).toBeVisible();
});

test('warns of a postcode and a telephone number that look mistyped, and takes them all the same', async ({ page }) => {
  await page.getByLabel('Name of the school').fill('Test Primary School');
  await page.getByLabel('Street').fill('1 Test Street');
  await page.getByLabel('Postcode').fill('SRI 2HX');
  await expect(page.getByText('This does not look like a UK postcode')).toBeVisible();
  await page.getByLabel('Telephone').fill('496 0123');
  await expect(page.getByText('This telephone number has no area code')).toBeVisible();
  await expectAccessible(page, 'the first step with both warnings');
  await page.getByLabel('Telephone').fill('0191 496 0123');
  await expect(page.getByText('This telephone number has no area code')).toHaveCount(0);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Your name')).toBeVisible();
});

test('asks for a new recovery code after a reload, and at each sign-in of a Lead until one is typed back', async ({
  page,
}) => {
  await makeUpToCode(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The recovery code was not confirmed' })).toBeVisible();
  await expectAccessible(page, 'the code that was not confirmed');
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('button', { name: 'Open the board' }).click();
  await page.getByRole('button', { name: 'Lock' }).click();
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'The recovery code was never confirmed' })).toBeVisible();
  // One key to a child in need.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.getByRole('button', { name: 'Lock' }).click();
  await signIn(page);
  await page.getByLabel('Your password').fill(LEAD.password);
  await page.keyboard.press('Enter');
  await typeCodeBack(page);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
  await page.getByRole('button', { name: 'Lock' }).click();
  await signIn(page);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
});

test('opens the demo school from the first screen, says how to sign in there, and goes back', async ({ page }) => {
  await page.getByRole('button', { name: 'Just look around' }).click();
  await expect(page.getByText('Demo school: everybody here is made up.')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(DEMO.password)).toBeVisible();
  await expectAccessible(page, 'the demo’s sign-in');
  await signIn(page, DEMO.lead, DEMO.password);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Which school is this?' })).toBeVisible();
  await expect(page.getByText(DEMO.password)).toBeHidden();
  // The way is there at the last step too, and leads back to it.
  await makeRegister(page);
  await page.getByRole('button', { name: 'Look around' }).click();
  await page.getByRole('button', { name: 'Leave the demo school' }).click();
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'The register is ready' })).toBeVisible();
});

test('does not go on from a recovery code that was typed back wrong', async ({ page }) => {
  await makeUpToCode(page);
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

test('says that the key file is missing, offers no set-up, and goes on once it is back', async ({
  page,
  careboard,
}) => {
  await makeRegister(page);
  await page.getByRole('button', { name: 'Open the board' }).click();
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  const key = join(careboard.home, 'vault.json');
  renameSync(key, `${key}.elsewhere`);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The key file is missing' })).toBeVisible();
  await expect(page.getByLabel('Name of the school')).toBeHidden();
  await expectAccessible(page, 'the missing key file');
  renameSync(`${key}.elsewhere`, key);
  await page.getByRole('button', { name: 'Look again' }).click();
  await signIn(page);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
});
