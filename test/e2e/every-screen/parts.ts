import { DEMO, signIn } from '../steps.ts';
import { audit } from './audit.ts';
import { board, card } from './board.ts';
import { children } from './children.ts';
import { consent } from './consent.ts';
import { kits } from './kits.ts';
import { medicines } from './medicines.ts';
import { papers } from './papers.ts';
import { plans } from './plans.ts';
import { record } from './record.ts';
import { school } from './school.ts';
import { today } from './today.ts';
import { trips } from './trips.ts';
import { button, dialog, type Walk } from './walk.ts';

/** What a Lead of the demo school sees, in parts: each begins freshly signed in, in a window and a register of its own. */
export const LEADS_PARTS: readonly { readonly name: string; readonly walk: (walk: Walk) => Promise<void> }[] = [
  { name: 'today', walk: today },
  { name: 'the board', walk: board },
  { name: 'the emergency card', walk: card },
  { name: 'medicines', walk: medicines },
  { name: 'spare kits', walk: kits },
  { name: 'consent', walk: consent },
  { name: 'a child’s record', walk: record },
  { name: 'care plans', walk: plans },
  { name: 'trips', walk: trips },
  { name: 'children and classes', walk: children },
  { name: 'papers', walk: papers },
  { name: 'the audit', walk: audit },
  { name: 'the school', walk: school },
];

/** The way in, and the hidden screen. */
export async function signInAndHide(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await page.getByRole('combobox', { name: 'Your name' }).waitFor();
  await look('sign-in', { main: true });
  await dialog(walk, button(page, 'Help: The demo school'), 'sign-in-help');
  await page.getByRole('combobox', { name: 'Your name' }).focus();
  await leadSignsIn(walk);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Hidden' }).waitFor();
  await look('hidden', { main: true });
  await button(page, 'Help: The hidden screen').click();
  await page.getByRole('dialog', { name: 'The hidden screen' }).waitFor();
  await look('hidden-help', { main: true });
}

/** Before each part. */
export async function leadSignsIn({ page }: Walk): Promise<void> {
  await page.getByRole('combobox', { name: 'Your name' }).waitFor();
  await signIn(page, DEMO.lead, DEMO.password);
  await button(page, 'Lock').waitFor();
}
