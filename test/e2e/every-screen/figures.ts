import { button, dialog, dialogOf, type Walk } from './walk.ts';

/** The picture of the register, what changed, the answers as a file, and the lists for a day of pictures. */
export async function figures(walk: Walk): Promise<void> {
  const { page, look } = walk;
  const open = async (item: string) => {
    await button(page, 'Lists and figures').press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
  };
  await button(page, 'Lists and figures').press('Enter');
  await page.getByRole('menu').waitFor();
  await look('consent-lists-menu');
  await page.keyboard.press('Escape');
  await open('Save the answers as a list');
  await dialogOf(page).waitFor();
  await look('consent-export');
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  await open('Coverage and changes');
  await page.getByRole('figure').waitFor();
  await look('coverage', { main: true });
  await page.getByRole('tab', { name: 'What changed' }).click();
  await page.getByRole('table', { name: /^What changed/ }).waitFor();
  await look('coverage-changes', { main: true });
  await button(page, 'Register').click();
  await open('Lists for the day');
  await page.getByRole('heading', { name: 'No day yet' }).waitFor();
  await look('days-none-yet');
  await button(page, 'New day').press('Enter');
  await page.getByRole('textbox', { name: 'What is it?' }).fill('Winter fair');
  await page.getByRole('checkbox', { name: 'Website' }).press('Space');
  await page.getByRole('checkbox', { name: /^Oak/ }).press('Space');
  await look('day', { main: true });
  await dialog(walk, button(page, 'Saved groups'), 'day-groups');
  await button(page, 'Save and show the list').press('Enter');
  await page.getByRole('region', { name: 'The list' }).waitFor();
  await look('day-list', { main: true });
  await page.getByRole('radio', { name: 'Photographer’s list' }).click();
  await page.getByRole('heading', { name: /^For the photographer/ }).waitFor();
  await look('day-list-photographer');
  await button(page, 'Lists for the day').click();
  await page.getByRole('list', { name: 'Days' }).waitFor();
  await look('days', { main: true });
  await button(page, 'Notice to parents').press('Enter');
  await page.getByRole('region', { name: 'The notice' }).waitFor();
  await look('event-notice', { main: true });
  await button(page, 'Lists for the day').click();
  await button(page, 'Register').click();
}
