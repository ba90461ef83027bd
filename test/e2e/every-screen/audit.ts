import { button, dialog, dialogOf, part, type Walk } from './walk.ts';

/** What was done, its check, the digest and the emergency cards to review. */
export async function audit(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'Audit', 'audit', { main: true });
  await button(page, 'Any child').click();
  await dialogOf(page).waitFor();
  await page.keyboard.type('ava');
  await look('audit-which-child');
  // The first Escape empties the box, as in any search field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  await button(page, 'Check the entries').click();
  await page.getByText('No entry is missing or out of place.').waitFor();
  await look('audit-checked');
  await dialog(walk, button(page, 'Full check with the code'), 'audit-full-check');
  await page.getByRole('tab', { name: 'Digest' }).click();
  await page.getByText('For the paper: the newest entry').waitFor();
  await look('audit-digest', { main: true });
  await button(page, /^Emergency cards to review/).click();
  await button(page, /^Review/).waitFor();
  await look('break-glass-reviews');
  await dialog(walk, button(page, /^Review/), 'break-glass-review');
}
