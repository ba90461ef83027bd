import { button, choose, dialog, part, type Walk } from './walk.ts';

/** What is due, and its figures as pictures. */
export async function today(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'Today', 'today', { main: true });
  await dialog(walk, button(page, /^Help/), 'today-help');
  await page.getByRole('tab', { name: 'Figures' }).click();
  await page.getByRole('figure', { name: /^Needs by kind/ }).waitFor();
  await look('today-figures', { main: true });
  await page.getByRole('radio', { name: 'By class' }).click();
  await choose(page, 'All kinds', 'Asthma');
  await page.getByRole('figure', { name: 'Needs by class: Asthma' }).scrollIntoViewIfNeeded();
  await look('today-figures-by-class');
}
