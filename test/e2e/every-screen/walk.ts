import type { Locator, Page } from 'playwright-core';

/** A place that is worth a picture at 200 % zoom as well. */
export interface LookAt {
  readonly main?: boolean;
}

/** Somebody who walks through Careboard and looks at each screen: the tour with a camera, the test with its rules. */
export interface Walk {
  readonly page: Page;
  /** Called when a screen or dialog is at rest. The name says what it shows; it is the picture's. */
  look(name: string, how?: LookAt): Promise<void>;
}

/** The open dialog. A message has the role of an alert dialog too, but is none: it does not take the screen. */
export const dialogOf = (page: Page): Locator =>
  page.getByRole('dialog').or(page.getByRole('alertdialog').and(page.locator(':not([aria-modal="false"])')));
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();

/** To a part of the rail, and a look at it. */
export async function part({ page, look }: Walk, label: string, name: string, how?: LookAt): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Parts of Careboard' })
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click();
  await look(name, how);
}

/** Opens a dialog, looks at it and goes back by Escape. `within` is what a person does in it before the look. */
export async function dialog(
  { page, look }: Walk,
  opener: Locator,
  name: string,
  within: (open: Locator) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await opener.click();
  const open = dialogOf(page);
  await open.waitFor();
  await within(open);
  await look(name);
  await page.keyboard.press('Escape');
  await open.waitFor({ state: 'detached' });
}

/** From a list that drops open. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: label }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Types letters of a name into the find box until the child stands first. */
export async function findChild(page: Page, letters: string, name: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(letters);
  await page.getByRole('option').first().getByText(name).waitFor();
}

export async function openRecord(page: Page, letters: string, name: string): Promise<void> {
  await findChild(page, letters, name);
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
