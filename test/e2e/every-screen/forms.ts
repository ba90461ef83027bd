import type { Page } from '@playwright/test';
import { button, dialog, type Walk } from './walk.ts';

/** One of the register's parts that have to do with forms. */
export async function fromForms(page: Page, name: string): Promise<void> {
  await button(page, /^Forms$/).press('Enter');
  await page.getByRole('menuitem', { name }).press('Enter');
}

/** A form of the pile, its second entry, and the papers that go home. */
export async function forms(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await button(page, /^Forms$/).press('Enter');
  await page.getByRole('menu').waitFor();
  await look('consent-forms-menu');
  await page.keyboard.press('Escape');
  await fromForms(page, 'Pile of forms');
  const next = page.getByRole('combobox', { name: 'Whose form is next?' });
  await next.waitFor();
  await page.keyboard.type('daisy robson');
  await page.getByRole('option').first().getByText('Daisy Robson').waitFor();
  await page.keyboard.press('Enter');
  const line = page.locator('[data-lines] input:not(:disabled)').first();
  await line.waitFor();
  await page.getByRole('radio', { name: /^1\. / }).check({ force: true });
  await line.focus();
  await page.keyboard.press('y');
  await look('pile-of-forms', { main: true });
  await button(page, 'Leave this form').click();
  await button(page, 'Throw away').click();
  await button(page, 'Check by a second entry').press('Enter');
  await page.getByText('Nothing to check').waitFor();
  await look('pile-check-nothing');
  await button(page, 'Pile of forms').press('Enter');
  await next.waitFor();
  await button(page, 'Register').press('Enter');
  await fromForms(page, 'Ask parents');
  await page.getByRole('region', { name: 'By class' }).waitFor();
  await look('ask-parents', { main: true });
  await dialog(walk, button(page, 'What went out'), 'what-went-out');
  await button(page, /^Forms with only what is missing/).press('Enter');
  await page.getByRole('region', { name: 'The forms' }).waitFor();
  await look('forms-to-print', { main: true });
  await button(page, 'Back').press('Enter');
  await page.getByRole('region', { name: 'By class' }).waitFor();
  await button(page, 'Reminders').press('Enter');
  await page.getByRole('region', { name: 'The letters' }).waitFor();
  await look('reminders-to-print');
  await button(page, 'Back').press('Enter');
  await page.getByRole('region', { name: 'By class' }).waitFor();
  await button(page, 'Register').press('Enter');
  await page.getByRole('grid', { name: 'Consent register' }).waitFor();
}
