import { figures } from './figures.ts';
import { forms, fromForms } from './forms.ts';
import { button, choose, dialog, dialogOf, part, type Walk } from './walk.ts';

/** The register, a decision, the forms, the purposes, the figures, and a picture from the question to its end. */
export async function consent(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'Consent', 'consent-register', { main: true });
  const answers = page.getByRole('grid', { name: 'Consent register' }).getByRole('gridcell');
  await answers.nth(2).click();
  await page.getByRole('complementary', { name: 'The chosen answer' }).getByText('History').waitFor();
  await look('consent-answer');
  await dialog(walk, button(page, 'Record a decision'), 'consent-record');
  await dialog(walk, button(page, 'Record a form'), 'consent-form');
  const correct = button(page, /^Correct:/);
  if (await correct.isVisible()) await dialog(walk, correct, 'consent-correct');
  const attach = button(page, /^Attach a scan:/);
  if (await attach.isVisible()) await dialog(walk, attach, 'consent-scan');
  await forms(walk);
  // Not by the pointer, which would then stand on the next screen's help and open its tooltip.
  await fromForms(page, 'Purposes');
  await button(page, 'Add a purpose').waitFor();
  await look('purposes');
  await dialog(walk, button(page, 'Add a purpose'), 'purpose-add');
  await dialog(walk, button(page, /^Change /), 'purpose-change');
  await dialog(walk, button(page, /^Change /), 'purpose-effect', async (open) => {
    await open.getByRole('button', { name: /^Next/ }).click();
    await open.getByText(/^Nothing changes/).waitFor();
  });
  await dialog(walk, button(page, /^Retire /), 'purpose-retire');
  await button(page, 'Register').click();
  await figures(walk);
  await button(page, 'May we use this photo?').click();
  await look('photo-check-nobody-yet');
  await dialog(walk, button(page, 'Paste names'), 'photo-check-paste');
  await button(page, 'Add all shown').click();
  await button(page, 'Website').click();
  await page.getByRole('complementary', { name: 'The answer' }).getByRole('heading').first().waitFor();
  await look('photo-check', { main: true });
  await button(page, 'With the children’s full names').click();
  await button(page, 'Leave the full names away').waitFor();
  await look('photo-check-names');
  await button(page, 'Leave the full names away').click();
  await pictures(walk);
}

/** A picture is used, a child of it withdraws, and the register says what has to come down. */
async function pictures(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await button(page, 'Take out and check again').click();
  const use = button(page, /^Use it for/);
  await use.waitFor();
  await dialog(walk, button(page, 'Saved groups'), 'photo-check-groups', async (open) => {
    await open.getByRole('textbox', { name: 'Name of the group' }).fill('Choir');
    await page.keyboard.press('Enter');
    await open.getByRole('button', { name: 'Change the group Choir' }).click();
    await open.getByRole('list', { name: 'Who is in the group' }).waitFor();
    await look('photo-check-group-change');
    await open.getByRole('button', { name: 'Cancel' }).click();
    await open.getByRole('button', { name: 'Change the group Choir' }).waitFor();
  });
  await use.click();
  await page.getByRole('textbox', { name: 'Which picture?' }).fill('harvest-2026.jpg');
  await choose(page, 'Where does it appear?', 'School website');
  await look('picture-use');
  await button(page, 'Record the use').click();
  await dialogOf(page).waitFor({ state: 'detached' });
  await button(page, 'Pictures in use').click();
  await button(page, /^Who is in it/).waitFor();
  await look('pictures-in-use');
  await dialog(walk, button(page, /^Who is in it/), 'picture-who');
  await button(page, 'Register').click();
  await page.getByRole('grid', { name: 'Consent register' }).getByRole('gridcell').first().click();
  await button(page, 'Withdraw').click();
  await button(page, 'Record the withdrawal').waitFor();
  await look('withdrawal', { main: true });
  await page.getByRole('radio', { name: /^The child/ }).press('Space');
  await button(page, 'Record the withdrawal').click();
  await page.getByRole('region', { name: 'Letter to the parent' }).getByText(/^Dear/).waitFor();
  await look('withdrawal-done', { main: true });
  await part(walk, 'Consent', 'consent-take-down', { main: true });
  await button(page, 'Show what to take down').click();
  await button(page, /^Taken down/).waitFor();
  await look('pictures-to-take-down', { main: true });
  await dialog(walk, button(page, /^Taken down/), 'picture-taken-down');
}
