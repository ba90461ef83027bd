import { DEMO, signIn } from '../steps.ts';
import { button, dialogOf, findChild, openRecord, part, type Walk } from './walk.ts';

/** What the others see of the same school: the office, a class teacher, the kitchen. */
export async function othersViews(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await as(walk, DEMO.office);
  await openRecord(page, 'mary-jane garcia', 'Mary-Jane García López');
  await look('office-record');
  await part(walk, 'Audit', 'office-own-audit');
  await as(walk, DEMO.teacherOfOak);
  await look('teacher-board');
  await part(walk, 'Consent', 'teacher-consent');
  await part(walk, 'Children', 'teacher-children');
  await openRecord(page, 'olivia petrov', 'Olivia Petrov');
  await look('teacher-record');
  await as(walk, DEMO.kitchen);
  await page.getByRole('grid', { name: /allergy or a diet/ }).waitFor();
  await look('kitchen-board', { main: true });
  await findChild(page, 'mary-jane garcia', 'Mary-Jane García López');
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor();
  await look('kitchen-why-this-card');
  await page.keyboard.press('1');
  await page.getByText('It is logged, and a Lead will look at it').waitFor();
  await look('kitchen-card-outside-the-role');
  await button(page, 'Close').click();
}

/** Signs somebody in, whoever was before. */
async function as({ page }: Walk, who: string): Promise<void> {
  const lock = button(page, 'Lock');
  if (await lock.isVisible()) await lock.click();
  await page.getByRole('heading', { name: 'Who is signing in?' }).waitFor();
  await signIn(page, who, DEMO.password);
  await button(page, new RegExp(who)).waitFor();
}
