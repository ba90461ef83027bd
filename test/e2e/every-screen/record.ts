import { fileURLToPath } from 'node:url';
import { button, dialog, dialogOf, openRecord, type Walk } from './walk.ts';

const PORTRAIT = fileURLToPath(new URL('../../../assets/demo/portraits/101.jpg', import.meta.url));

/** One child's record of the demo school, with every dialog that opens from it. */
export async function record(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await openRecord(page, 'mary-jane garcia', 'Mary-Jane García López');
  await look('record', { main: true });
  await dialog(walk, button(page, 'Change'), 'record-change');
  await dialog(walk, button(page, 'Who has looked'), 'record-who-has-looked');
  await dialog(walk, button(page, 'Move to a class'), 'record-move');
  await dialog(walk, button(page, 'Mark as leaver'), 'record-leaver');
  await dialog(walk, button(page, 'Set or clear a flag'), 'record-flag');
  await needs(walk);
  await contacts(walk);
  await photo(walk);
}

async function needs(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await dialog(walk, button(page, 'Add a need'), 'need-add');
  await dialog(walk, button(page, /^Change Anaphylaxis/), 'need-change');
  await dialog(walk, button(page, /^Remove Anaphylaxis/), 'need-remove');
  await dialog(walk, button(page, 'Attach a signed plan'), 'plan-attach');
  await dialog(walk, button(page, 'Show the plan as signed'), 'plan-full-screen');
  await button(page, 'Record the permission for the spare adrenaline device').click();
  await dialogOf(page).getByText('Yes', { exact: true }).click();
  await look('spare-device');
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.waitFor();
  await look('throw-away-or-keep-writing', { main: true });
  await question.getByRole('button', { name: 'Throw away' }).click();
  await dialogOf(page).first().waitFor({ state: 'detached' });
  await button(page, 'Type the steps of the plan').click();
  const steps = page.getByRole('dialog', { name: 'Type the steps of the plan' });
  await steps.getByRole('textbox', { name: 'Step 1' }).fill('Adrenaline without delay');
  await steps.getByText('The one that saves a life').click();
  await steps.getByRole('button', { name: 'Add a step' }).click();
  await steps.getByRole('textbox', { name: 'Step 2' }).fill('Then 999');
  await look('steps-typing');
  await steps.getByRole('button', { name: 'Save, to be checked by another person' }).click();
  await steps.waitFor({ state: 'detached' });
  await dialog(walk, button(page, 'Check against the plan'), 'steps-own-to-be-checked');
  await openRecord(page, 'daisy robson', 'Daisy Robson');
  await dialog(walk, button(page, 'Compare with the plan'), 'steps-compared');
  await openRecord(page, 'mary-jane garcia', 'Mary-Jane García López');
}

/** A contact of the same name as another child's, so that the offer to change both comes. */
async function contacts(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await dialog(walk, button(page, 'Add a contact'), 'contact-add');
  await button(page, 'Add a contact').click();
  await dialogOf(page)
    .getByLabel(/^Forename/)
    .fill('Poppy');
  await dialogOf(page)
    .getByLabel(/^Surname/)
    .fill('Robson');
  await page.keyboard.press('Enter');
  await button(page, 'Change Poppy Robson').click();
  await dialogOf(page)
    .getByLabel(/^Number 1/)
    .fill('0191 496 0777');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Also known for other children?' }).waitFor();
  await look('contact-also-known-for-others');
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  await dialog(walk, button(page, /^Remove Poppy Robson/), 'contact-remove');
}

async function photo({ page, look }: Walk): Promise<void> {
  await button(page, /^(Add a|Change the) photo$/).click();
  const open = dialogOf(page);
  await look('photo-choose');
  await open.getByRole('button', { name: /camera/ }).click();
  await open
    .getByRole('button', { name: 'Take the picture' })
    .or(open.getByText('No camera was found'))
    .first()
    .waitFor();
  await look('photo-camera');
  await open.getByRole('button', { name: 'Choose another way' }).click();
  const chooser = page.waitForEvent('filechooser');
  await open.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(PORTRAIT);
  await open.getByRole('application').waitFor();
  await look('photo-crop');
  await open.getByRole('button', { name: 'Save the photo' }).click();
  await page.getByText('Photo saved').waitFor();
  await look('record-with-a-message');
}
