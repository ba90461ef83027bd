import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/contract/result.ts';

export const LEAD = { name: 'Mrs C Westgate', password: 'larch otter biscuit 41' };

export const SCHOOL = {
  name: 'Test Primary School',
  street: '1 Test Street',
  town: 'Sunderland',
  postcode: 'SR1 2HX',
  phone: '0191 496 0123',
};

/** People of the demo school; they share its password. */
export const DEMO = {
  password: 'quiet maple lantern 27',
  lead: 'Mrs C Westgate',
  office: 'Mrs J Charlton',
  teacherOfOak: 'Mr D Robson',
  kitchen: 'Mr T Khan',
} as const;

type Look = (step: string) => Promise<void>;
const unseen: Look = async () => undefined;

/** The first run up to the recovery code on the screen. */
export async function makeUpToCode(page: Page, look: Look = unseen): Promise<void> {
  await page.getByLabel('Name of the school').fill(SCHOOL.name);
  await page.getByLabel('Street').fill(SCHOOL.street);
  await page.getByLabel('Town').fill(SCHOOL.town);
  await page.getByLabel('Postcode').fill(SCHOOL.postcode);
  await page.getByLabel('Telephone').fill(SCHOOL.phone);
  await look('school');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Your name').fill(LEAD.name);
  await page.getByLabel('Password', { exact: true }).fill(LEAD.password);
  await page.getByLabel('Password again').fill(LEAD.password);
  await look('lead');
  await page.getByRole('button', { name: 'Make the register' }).click();
  await expect(page.getByRole('heading', { name: 'Write down the recovery code' })).toBeVisible();
}

/** Copies the code that stands on the screen and types back the groups that are asked for. Answers the code. */
export async function typeCodeBack(page: Page, look: Look = unseen): Promise<string> {
  const list = page.getByRole('list', { name: 'Recovery code' });
  await expect(list).toBeVisible();
  const groups = await list.getByRole('listitem').allInnerTexts();
  const code = groups.map((group) => group.replace(/^\d+\s+/, '').trim());
  await look('recovery-code');
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await expect(page.getByRole('heading', { name: 'Type part of it back' })).toBeVisible();
  for (const [at, group] of code.entries()) {
    const box = page.getByRole('textbox', { name: `Group ${at + 1}`, exact: true });
    if (await box.isVisible()) await box.fill(group);
  }
  await look('typed-back');
  await page.getByRole('button', { name: 'Check' }).click();
  return code.join('-');
}

/** The first run as a person does it, up to the choice of how to begin. Answers the recovery code. `look` is called when a step is filled in. */
export async function makeRegister(page: Page, look: Look = unseen): Promise<string> {
  await makeUpToCode(page, look);
  const code = await typeCodeBack(page, look);
  await expect(page.getByRole('heading', { name: 'The register is ready' })).toBeVisible();
  await look('ready');
  return code;
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

/** The way to any child: letters in the find box, which has the focus after the sign-in, then Enter. */
export async function openCard(page: Page, typed: string, name: string): Promise<void> {
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
}

/** Makes a call as the page would, where the way through the screens is another test's. */
export async function call<K extends CallName>(page: Page, name: K, input: CallInput<K>): Promise<CallOutput<K>> {
  const answer: string = await page.evaluate(
    async ([one, given]) => {
      const { careboard } = globalThis as unknown as { careboard: { call(n: string, i: unknown): Promise<unknown> } };
      return JSON.stringify(await careboard.call(one, JSON.parse(given)));
    },
    [name, JSON.stringify(input)] as const,
  );
  const result = JSON.parse(answer) as Result<CallOutput<K>>;
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value;
}

/** Tab to a control, as a person would who knows that it comes. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const active = await page.evaluateHandle('document.activeElement');
    if (await wanted.evaluateAll((all, now) => all.some((one) => one === now), active)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}
