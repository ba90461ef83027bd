import { button, dialog, dialogOf, openRecord, part, type Walk } from './walk.ts';

/** The day's medicines of the demo school, one medicine whole, and every dialog; and the same in a child's record. */
export async function medicines(walk: Walk): Promise<void> {
  const { page, look } = walk;
  const list = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) });
  await part(walk, 'Medicines', 'medicines-at-set-times', { main: true });
  await dialog(walk, button(page, /^Help/), 'medicines-help');
  await dialog(walk, button(page, /^Not given: /), 'medicine-not-given');
  await list('As needed').click();
  await look('medicines-as-needed');
  const given = (open: ReturnType<typeof dialogOf>) => open.getByRole('button', { name: /^This is/ }).waitFor();
  await dialog(walk, button(page, /^Give .*midazolam/), 'medicine-dose-with-witness', given);
  await button(page, /^Give .*Salbutamol/).click();
  await given(dialogOf(page));
  await look('medicine-dose', { main: true });
  await dialogOf(page)
    .getByRole('button', { name: /^This is/ })
    .click();
  await dialogOf(page).waitFor({ state: 'detached' });
  await dialog(walk, button(page, /^Give .*Salbutamol/), 'medicine-dose-stopped', given);
  await list('To see to').click();
  await look('medicines-to-see-to');
  await list('Recorded today').click();
  await look('medicines-recorded-today');
  await button(page, /^Note about/).click();
  await page.getByRole('region', { name: 'The note' }).waitFor();
  await look('medicine-note-home', { main: true });
  await button(page, 'Back').click();
  await list('Recorded today').click();
  await button(page, /^Open .*Salbutamol/).click();
  await page.getByRole('heading', { name: 'Stock' }).waitFor();
  await look('medicine', { main: true });
  await dialog(walk, button(page, 'Attach the signed form'), 'medicine-attach-signed-form');
  await dialog(walk, button(page, 'Received'), 'medicine-received');
  await dialog(walk, button(page, 'Given back or wasted'), 'medicine-given-back');
  await dialog(walk, button(page, 'Count'), 'medicine-count');
  await dialog(walk, button(page, 'Change'), 'medicine-change');
  await dialog(walk, button(page, 'End'), 'medicine-end');
  await dialog(walk, button(page, /^Take back the entry/), 'medicine-take-back');
  await dialog(walk, button(page, /^Parent told of/), 'medicine-parent-told', (open) =>
    open.getByRole('textbox', { name: 'Who was told?' }).waitFor(),
  );
  await openRecord(page, 'lukasz ahmed', 'Łukasz Ahmed');
  await page.getByRole('heading', { name: 'Medicines', exact: true }).scrollIntoViewIfNeeded();
  await look('record-medicines');
  await dialog(walk, button(page, 'Add an agreement'), 'medicine-agree');
  await dialog(walk, button(page, 'School’s inhaler used'), 'medicine-school-inhaler');
  await dialog(walk, button(page, /^Dose at home: /), 'medicine-dose-at-home');
}
