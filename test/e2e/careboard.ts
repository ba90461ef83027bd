import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type Launched, launchCareboard } from '../support/launch.ts';

export { expect };

export const LEAD = { name: 'Mrs C Westgate', password: 'larch otter biscuit 41' };

export const SCHOOL = {
  name: 'Test Primary School',
  street: '1 Test Street',
  town: 'Sunderland',
  postcode: 'SR1 2HX',
  phone: '0191 496 0123',
};

/** Careboard on a fresh folder; a test in which the page complained about anything fails, whatever it showed. */
export const test = base.extend<{ careboard: Launched; page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: the first parameter must be a destructured object for the runner
  careboard: async ({}, use) => {
    const careboard = await launchCareboard();
    await use(careboard);
    const complaints = careboard.complaints();
    await careboard.close();
    expect(complaints, 'console errors, policy violations and refused addresses').toEqual([]);
  },
  page: async ({ careboard }, use) => use(careboard.page as Page),
});

/** Fails when axe finds anything on what is shown now; text contrast of 7:1 is among its rules. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // The other mode opens a second page, which Careboard closes at once.
    .setLegacyMode(true)
    // React Aria's announcer refers to a busy button by its id, for seven seconds, also when the button is gone by then.
    .exclude('[data-live-announcer]')
    .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n  ')}`);
  expect(found, `what axe finds on ${screen}`).toEqual([]);
}

/** The first run as a person does it, up to the choice of how to begin. Answers the recovery code. */
export async function makeRegister(page: Page): Promise<string> {
  await page.getByLabel('Name of the school').fill(SCHOOL.name);
  await page.getByLabel('Street').fill(SCHOOL.street);
  await page.getByLabel('Town').fill(SCHOOL.town);
  await page.getByLabel('Postcode').fill(SCHOOL.postcode);
  await page.getByLabel('Telephone').fill(SCHOOL.phone);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Your name').fill(LEAD.name);
  await page.getByLabel('Password', { exact: true }).fill(LEAD.password);
  await page.getByLabel('Password again').fill(LEAD.password);
  await page.getByRole('button', { name: 'Make the register' }).click();
  await expect(page.getByRole('heading', { name: 'Write down the recovery code' })).toBeVisible();
  const groups = await page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem').allInnerTexts();
  const code = groups.map((group) => group.replace(/^\d+\s+/, '').trim());
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await expect(page.getByRole('heading', { name: 'Type part of it back' })).toBeVisible();
  for (const [at, group] of code.entries()) {
    const box = page.getByRole('textbox', { name: `Group ${at + 1}`, exact: true });
    if (await box.isVisible()) await box.fill(group);
  }
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('heading', { name: 'The register is ready' })).toBeVisible();
  return code.join('-');
}

/** Make a register and open its first screen. */
export async function openNewRegister(page: Page): Promise<void> {
  await makeRegister(page);
  await page.getByRole('button', { name: 'Open the board' }).click();
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
}

/** From the locked screen, by keyboard alone: a few letters of the name, Enter, password, Enter. */
export async function signIn(page: Page, name = LEAD.name, password = LEAD.password): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Your name' });
  await expect(box).toBeFocused();
  await page.keyboard.type(name.split(' ').at(-1) ?? name);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(`Password for ${name}`)).toBeFocused();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}
