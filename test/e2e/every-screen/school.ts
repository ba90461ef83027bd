import { DEMO } from '../steps.ts';
import { button, dialog, dialogOf, part, type Walk } from './walk.ts';

/** The tabs of School, and the sealed sheet. */
export async function school(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await part(walk, 'School', 'school');
  await closedDays(walk);
  await page.getByRole('tab', { name: 'First-aid advice' }).click();
  await button(page, 'Switch on: Seizure').waitFor();
  await look('school-first-aid', { main: true });
  await dialog(walk, button(page, 'The school’s own text: Seizure'), 'first-aid-own');
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
