import { DEMO, signIn } from '../steps.ts';
import { figures } from './figures.ts';
import { forms, fromForms } from './forms.ts';
import { medicines } from './medicines.ts';
import { record } from './record.ts';
import { button, choose, dialog, dialogOf, findChild, part, type Walk } from './walk.ts';

/** A Lead's day at the demo school: every part of the rail, every tab, every dialog. */
export async function leadsDay(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await page.getByRole('combobox', { name: 'Your name' }).waitFor();
  await look('sign-in', { main: true });
  await dialog(walk, button(page, 'Help: The demo school'), 'sign-in-help');
  await page.getByRole('combobox', { name: 'Your name' }).focus();
  await signIn(page, DEMO.lead, DEMO.password);
  await button(page, 'Lock').waitFor();
  await board(walk);
  await card(walk);
  await medicines(walk);
  await consent(walk);
  await record(walk);
  await children(walk);
  await rollOver(walk);
  await papers(walk);
  await auditAndSchool(walk);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Hidden' }).waitFor();
  await look('hidden', { main: true });
  await button(page, 'Help: The hidden screen').click();
  await page.getByRole('dialog', { name: 'The hidden screen' }).waitFor();
  await look('hidden-help', { main: true });
}

async function board(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await page.getByRole('grid', { name: 'Children with medical needs' }).waitFor();
  await look('board', { main: true });
  await page.getByRole('radio', { name: 'Dense' }).click();
  await look('board-dense');
  await page.getByRole('radio', { name: 'Large' }).click();
  await choose(page, 'By class', 'By need');
  await look('board-by-need');
  await choose(page, 'By need', 'By class');
  await dialog(walk, button(page, /^Help/), 'board-help');
  await dialog(walk, button(page, /^Kind to confirm/), 'kind-to-confirm');
  await findChild(page, 'garcia', 'García');
  await look('find', { main: true });
  await page.keyboard.press('Escape');
  await button(page, new RegExp(DEMO.lead)).click();
  await page.getByRole('menu').waitFor();
  await look('account-menu');
  await page.keyboard.press('Escape');
  for (const [item, name] of [
    ['Set a PIN', 'account-pin'],
    ['Change your password', 'account-password'],
  ] as const) {
    await button(page, new RegExp(DEMO.lead)).click();
    await dialog(walk, page.getByRole('menuitem', { name: item }), name);
  }
}

/** With its steps typed and checked; then one without, whose signed plan fills the middle; then one with no plan. */
async function card(walk: Walk): Promise<void> {
  const { page, look } = walk;
  const close = page.getByRole('main', { name: 'Emergency card' }).getByRole('button', { name: 'Close' });
  await findChild(page, 'daisy robson', 'Daisy Robson');
  await page.keyboard.press('Enter');
  await close.waitFor();
  await button(page, 'Playground').click();
  await look('emergency-card', { main: true });
  await dialog(walk, button(page, 'Note'), 'emergency-note');
  await button(page, 'Start timer').click();
  await page.getByRole('timer').waitFor();
  await dialog(walk, close, 'emergency-timer-running');
  await button(page, 'Stop timer').click();
  await page.getByRole('timer').waitFor({ state: 'detached' });
  await close.click();
  await findChild(page, 'mary-jane garcia', 'Mary-Jane García López');
  await page.keyboard.press('Enter');
  await close.waitFor();
  await look('emergency-card-plan-as-signed');
  await close.click();
  await findChild(page, 'hana ahmed', 'Hana Ahmed');
  await page.keyboard.press('Enter');
  await close.waitFor();
  await look('emergency-card-no-plan');
  await close.click();
}

async function consent(walk: Walk): Promise<void> {
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

async function children(walk: Walk): Promise<void> {
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

/** A class sheet on its pages, and a meeting's set from the first copy to the list of the destroyed. */
async function papers(walk: Walk): Promise<void> {
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

async function auditAndSchool(walk: Walk): Promise<void> {
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
  await part(walk, 'School', 'school');
  await closedDays(walk);
  await page.getByRole('tab', { name: 'Staff' }).click();
  await button(page, 'Add a person').waitFor();
  await look('school-staff');
  await dialog(walk, button(page, 'Add a person'), 'staff-add');
  await dialog(walk, button(page, `Roles of ${DEMO.teacherOfOak}`), 'staff-roles');
  await dialog(walk, button(page, `New password for ${DEMO.kitchen}`), 'staff-new-password');
  await dialog(walk, button(page, `Take ${DEMO.kitchen} off`), 'staff-take-off');
  await page.getByRole('tab', { name: 'Security' }).click();
  await look('school-security');
  await dialog(walk, button(page, 'Copy details for IT'), 'details-for-it');
  await page.getByRole('tab', { name: 'Backups' }).click();
  await button(page, 'Look at the sheet').waitFor();
  await look('school-backups');
  await button(page, 'Look at the sheet').click();
  await page.getByRole('region', { name: 'The sheet' }).waitFor();
  await look('sealed-sheet', { main: true });
}

/** A holiday from the term dates and one INSET day are entered; one is taken out by a slip, and put back. */
async function closedDays(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await page.getByRole('tab', { name: 'Closed days' }).click();
  await page.getByRole('heading', { name: 'No closed days entered' }).waitFor();
  await look('school-closed-days-none');
  const enter = async (name: string, first: string, last: string) => {
    await button(page, 'Add closed days').click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('group', { name: 'First day' }).getByRole('spinbutton').first().press('Home');
    await page.keyboard.type(first);
    if (last !== '') {
      await page.getByRole('group', { name: 'Last day' }).getByRole('spinbutton').first().press('Home');
      await page.keyboard.type(last);
    }
  };
  await enter('October half-term', '26102026', '30102026');
  await look('school-closed-days-add');
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  const rows = page.getByRole('grid', { name: 'Closed days' }).getByRole('row');
  await rows.filter({ hasText: '26 Oct 2026 to 30 Oct 2026' }).waitFor();
  await enter('Staff training', '04012027', '');
  await page.getByText('INSET day: staff are in').click();
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await rows.filter({ hasText: /Staff training.*4 Jan 2027.*INSET day/ }).waitFor();
  await button(page, 'Take out Staff training, 4 Jan 2027').click();
  await rows.filter({ hasText: 'Staff training' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await rows.filter({ hasText: 'Staff training' }).waitFor();
  await look('school-closed-days', { main: true });
}
