import { button, choose, dialog, dialogOf, part, type Walk } from './walk.ts';

/** A class sheet on its pages, and a meeting's set from the first copy to the list of the destroyed. */
export async function papers(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'Papers', 'papers-none-yet', { main: true });
  await button(page, 'Class sheet').click();
  await page.getByRole('region', { name: 'The sheet' }).getByRole('article').first().waitFor();
  await look('class-sheet', { main: true });
  await choose(page, 'Who reads it?', 'Lunch and kitchen');
  await page.getByRole('heading', { name: 'Whole school: allergies and diets' }).waitFor();
  await look('class-sheet-lunch');
  await button(page, 'Back').click();
  await button(page, 'Add a paper').click();
  await page.getByRole('textbox', { name: 'What is it?' }).fill('Part two, staffing');
  await page.getByRole('textbox', { name: /^Who gets a copy/ }).fill('Mrs A Elm\nMr B Ash');
  await page.getByRole('spinbutton', { name: /^day, Collect and destroy by/ }).focus();
  await page.keyboard.type('31122099');
  await look('paper-add');
  await button(page, 'Issue 2 copies').click();
  await page.getByText('This is more than a year away.').waitFor();
  await page.getByRole('spinbutton', { name: /^day, Collect and destroy by/ }).focus();
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString();
  await page.keyboard.type(`${soon.slice(8, 10)}${soon.slice(5, 7)}${soon.slice(0, 4)}`);
  await button(page, 'Issue 2 copies').click();
  const copies = page.getByRole('grid', { name: /^Copies of/ });
  await copies.waitFor();
  await copies.focus();
  await page.keyboard.press('Control+a');
  await look('paper', { main: true });
  await dialog(walk, button(page, 'Lost'), 'paper-lost');
  await dialog(walk, button(page, 'Destroyed'), 'paper-destroyed', async () => {
    // The list of colleagues drops open by itself; the first Escape is its own.
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  });
  await dialog(walk, button(page, 'Where is the master?'), 'paper-master');
  await dialog(walk, button(page, 'Issue more copies'), 'paper-more-copies');
  await copies.focus();
  await page.keyboard.press('c');
  await page.getByText('2 copies collected.').waitFor();
  await copies.focus();
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor();
  await look('paper-copy');
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  await button(page, 'Back').click();
  await look('papers', { main: true });
  await page.getByRole('radio', { name: 'List of the destroyed' }).click();
  await look('papers-destroyed');
}
