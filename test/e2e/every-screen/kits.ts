import { button, dialog, part, type Walk } from './walk.ts';

/** The spare kits: the list, one kit whole with its dialogs, the monthly check, who may receive; and the rule under School. */
export async function kits(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'Medicines', 'medicines-before-kits');
  await button(page, 'Spare kits').click();
  await page.getByRole('list', { name: 'Spare kits' }).waitFor();
  await look('kits', { main: true });
  await dialog(walk, button(page, /^Help/), 'kits-help');
  await dialog(walk, button(page, 'Add a kit'), 'kit-add');
  await button(page, 'Check Office adrenaline kit now').click();
  await page.getByRole('list', { name: 'What to look at' }).waitFor();
  await look('kit-check', { main: true });
  await button(page, 'Back').click();
  await button(page, 'Open School inhaler kit').click();
  await page.getByRole('heading', { level: 1, name: 'School inhaler kit' }).waitFor();
  await look('kit', { main: true });
  await dialog(walk, button(page, 'Record a use'), 'kit-use');
  await dialog(walk, button(page, 'Add'), 'kit-item-add');
  await dialog(walk, button(page, /^Replace Salbutamol/), 'kit-item-replace');
  await dialog(walk, button(page, /^Take out Salbutamol/), 'kit-item-out');
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: 'Print who may receive' }).click();
  await page.getByRole('region', { name: 'The list' }).waitFor();
  await look('receive-list', { main: true });
  await part(walk, 'Medicines', 'medicines-before-training');
  await button(page, 'Training').click();
  await page.getByRole('region', { name: 'Trained today' }).waitFor();
  await look('training', { main: true });
  await dialog(walk, button(page, 'Record a training'), 'training-record');
  await dialog(walk, button(page, 'Add somebody without an account'), 'training-person');
  await dialog(walk, button(page, 'Trainings of Mrs P Dodds'), 'training-of-one');
  await part(walk, 'School', 'school-before-rule');
  await page.getByRole('tab', { name: 'Spare devices' }).click();
  await page.getByRole('heading', { name: 'The school’s inhaler' }).waitFor();
  await look('spare-rule', { main: true });
}
