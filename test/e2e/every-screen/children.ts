import { button, dialog, dialogOf, part, type Walk } from './walk.ts';

/** The list of children with what is done to ticked ones, a doubled child, and the September roll-over. */
export async function children(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'Children', 'children', { main: true });
  await page.getByRole('grid', { name: /^Children/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await look('children-ticked');
  await dialog(walk, button(page, 'Move to a class'), 'children-move');
  await dialog(walk, button(page, 'Mark as leavers'), 'children-leavers');
  await button(page, 'Untick all').click();
  await dialog(walk, button(page, 'Classes'), 'classes');
  await button(page, 'Add a child').click();
  await page.getByLabel('Legal forename').fill('Muhammad');
  await page.getByLabel('Legal surname').fill('Ahmed');
  await page.keyboard.press('Enter');
  await page.getByText('A child of this name is already here').waitFor();
  await look('child-add-maybe-doubled');
  await button(page, 'Add all the same').click();
  await page.getByRole('heading', { level: 1, name: 'Muhammad Ahmed' }).waitFor();
  await look('record-hardly-anything-recorded');
  await part(walk, 'Children', 'children-again');
  await button(page, 'Doubled children').click();
  await button(page, /^Compare/).waitFor();
  await look('doubled-children');
  await dialog(walk, button(page, /^Compare/), 'doubled-children-side-by-side', (open) =>
    open.getByRole('region').first().waitFor(),
  );
  await page.getByRole('tab', { name: /Put together/ }).click();
  await look('doubled-children-put-together');
  await button(page, 'Back').click();
  await rollOver(walk);
}

async function rollOver(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await button(page, 'September roll-over').click();
  await page.getByRole('grid', { name: 'Classes in September' }).waitFor();
  await look('roll-over-classes', { main: true });
  await page.getByRole('grid', { name: 'Classes in September' }).focus();
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor();
  await look('roll-over-one-class');
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  for (const [tab, name] of [
    [/Children/, 'roll-over-children'],
    [/Staff/, 'roll-over-staff'],
    [/Earlier/, 'roll-over-earlier'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await look(name);
  }
  await dialog(walk, button(page, 'Roll over'), 'roll-over-last-question');
}
