import { DEMO } from '../steps.ts';
import { button, choose, dialog, findChild, type Walk } from './walk.ts';

/** The board in both sizes and orders, the find box and the menu of the person. */
export async function board(walk: Walk): Promise<void> {
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
export async function card(walk: Walk): Promise<void> {
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
