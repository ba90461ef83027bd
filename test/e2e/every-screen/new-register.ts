import type { Page } from 'playwright-core';
import { call, LEAD, makeRegister, signIn } from '../steps.ts';
import { button, choose, dialog, part, type Walk } from './walk.ts';

/** A PC on its first day: the register is made, nothing is in it yet, the first lists come in, the way in is lost. */
export async function newRegister(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await makeRegister(page, (step) => look(`first-run-${step}`));
  await button(page, 'Open the board').click();
  await button(page, 'Lock').waitFor();
  await look('empty-board');
  await part(walk, 'Consent', 'empty-consent');
  await part(walk, 'Children', 'empty-children');
  await imports(walk);
  await security(walk);
  await keys(walk);
  await lostWay(walk);
}

const PUPILS =
  'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,01/02/2019,Oak\n,Wu,Ava,03/05/2018,Elm\nA1,Li,Kai,03/04/2019,Oak\n';
const MEDICAL = 'Surname,Forename,Condition,Severity,Treatment\nWu,Ava,Nut allergy,High,EpiPen\nLi,Kai,Asthma,,\n';
const FORMS = 'Kid first,Kid last,Born on,Our website,Class film\nAva,Wu,01/02/2019,Yes,No\nKai,Li,03/04/2019,No,Yes\n';

async function bring(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Choose a file').click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

async function take(page: Page): Promise<void> {
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await preview.waitFor({ state: 'detached' });
}

async function imports(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'Imports', 'imports-before-the-first');
  await bring(page, 'pupils.csv', PUPILS);
  await page.getByRole('region', { name: 'Preview' }).waitFor();
  await look('import-preview', { main: true });
  await take(page);
  await bring(page, 'medical.csv', MEDICAL);
  await page.getByRole('region', { name: 'Preview' }).waitFor();
  await look('import-preview-doubtful');
  await take(page);
  await button(page, 'Look at them').click();
  await look('import-rows-still-to-decide');
  await dialog(walk, button(page, /^Whose is/), 'import-whose-is-it');
  await dialog(walk, button(page, /^Put aside/), 'import-put-aside');
  await bring(page, 'forms.csv', FORMS);
  await page.getByRole('region', { name: 'Match the columns' }).waitFor();
  await look('import-match-columns-unknown');
  await choose(page, 'Kind of list', 'Consents');
  await choose(page, 'Column for Surname, needed', /Kid last/);
  await choose(page, 'Column for Forename, needed', /Kid first/);
  await choose(page, 'Column for Date of birth', /Born on/);
  await look('import-match-columns', { main: true });
  await button(page, 'Do not import').click();
  await dialog(walk, button(page, 'Saved column matches'), 'import-saved-column-matches');
  await dialog(walk, button(page, 'Take back'), 'import-take-back');
  await look('imports-so-far');
}

async function security(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'School', 'school-before-the-first-save');
  await page.getByRole('tab', { name: 'Security' }).click();
  await look('security', { main: true });
  await dialog(walk, button(page, 'Check the code'), 'security-check-the-code');
  await button(page, 'Make a new code').click();
  await look('security-new-code-password');
  await page.getByLabel('Your password').fill(LEAD.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Write down the recovery code' }).waitFor();
  await look('security-new-code');
  await page.reload();
}

const LEFT = 'Mrs L Bell';
const FORGOT = 'Mr T Oyelaran';

/** Somebody forgot a password, somebody left, and another account of the PC is to be used. */
async function keys({ page, look }: Walk): Promise<void> {
  for (const name of [LEFT, FORGOT]) {
    const grants = [{ role: 'office' as const, classIds: [], until: null }];
    await call(page, 'access.addStaff', { name, label: 'Office', grants, password: 'quiet maple lantern 27' });
  }
  await page.getByRole('navigation').getByRole('button', { name: 'School' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  await button(page, `New password for ${FORGOT}`).click();
  await button(page, 'Make a code').click();
  await button(page, 'They have it').waitFor();
  await look('staff-one-time-code');
  await button(page, 'They have it').click();
  await button(page, `Take ${LEFT} off`).click();
  await button(page, 'Take off').click();
  await page.getByRole('heading', { name: `${LEFT} can no longer sign in` }).waitFor();
  await look('staff-taken-off-new-key');
  await button(page, 'Not now').click();
  await page.getByRole('tab', { name: 'Security' }).click();
  await dialog({ page, look }, button(page, 'Give it a new key'), 'security-new-key');
  await button(page, 'Let another account in').click();
  await look('security-another-account');
  await page.getByLabel('Your password').fill(LEAD.password);
  await page.keyboard.press('Enter');
  await button(page, 'I have it').waitFor();
  await look('security-another-account-code');
  await button(page, 'I have it').click();
}

async function lostWay({ page, look }: Walk): Promise<void> {
  await button(page, 'Lock').click();
  await signIn(page, LEAD.name, 'not the right one');
  await page.getByText('That password is not right').waitFor();
  await look('sign-in-refused');
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Your name' }).fill(FORGOT);
  await page.getByText(`${FORGOT} has a one-time code.`).waitFor();
  await look('sign-in-by-a-code');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `A new password for ${FORGOT}` }).waitFor();
  await look('own-password', { main: true });
  await button(page, 'Back to the names').click();
  await button(page, 'Use the recovery code').click();
  await page.getByRole('textbox', { name: 'Recovery code' }).waitFor();
  await look('way-in-by-the-recovery-code', { main: true });
  await dialog({ page, look }, button(page, 'Help: Using the recovery code'), 'way-in-help');
}
