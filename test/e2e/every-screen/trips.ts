import { DEMO } from '../steps.ts';
import { button, choose, dialog, dialogOf, type Walk } from './walk.ts';

/** The trips: the list, one that is nearly ready, one with nights, and the plan of a new one that the reader leads. */
export async function trips(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await listOf(walk);
  await look('trips', { main: true });
  await dialog(walk, button(page, /^Help/), 'trips-help');
  await chip(walk, 'Over');
  await page.getByRole('grid', { name: 'Trips that are over' }).waitFor();
  await look('trips-over');
  await chip(walk, 'Coming');
  await open(walk, 'Oak to the open-air museum');
  await page.getByRole('list', { name: 'What is asked of a trip' }).waitFor();
  await look('trip-ready', { main: true });
  await chip(walk, 'Children and groups');
  await page.getByRole('list', { name: 'Children on the trip' }).waitFor();
  await look('trip-children', { main: true });
  await dialog(walk, button(page, 'Put children on the trip'), 'trip-add-children', (it) =>
    it.getByText(/^Oak \(6\), \d+ children$/).waitFor(),
  );
  await dialog(walk, button(page, /^Take .* off the trip$/), 'trip-take-off');
  await chip(walk, 'Plan');
  await page.getByRole('heading', { name: 'Where and when' }).waitFor();
  await look('trip-plan', { main: true });
  await dialog(walk, button(page, 'Call off'), 'trip-call-off');
  await listOf(walk);
  await open(walk, 'Maple to the outdoor centre');
  await button(page, /^Record an answer/).waitFor();
  await look('trip-ready-with-nights', { main: true });
  await dialog(walk, button(page, /^Record an answer/), 'trip-consent');
  await ownTrip(walk);
}

/** Copied from another, led by the reader, signed off with what is open, called off. */
async function ownTrip(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await listOf(walk);
  await button(page, 'Plan a trip').click();
  await page.getByRole('textbox', { name: 'Name of the trip' }).waitFor();
  await look('trip-new', { main: true });
  await button(page, 'Save the plan').click();
  await page.getByText('Please fill this in.').first().waitFor();
  await look('trip-new-lacking');
  await page.getByRole('textbox', { name: 'Name of the trip' }).fill('Choir to the care home');
  await page.getByRole('textbox', { name: 'Place', exact: true }).fill('Lakeside care home');
  await typeDay(walk, 'Day', inThreeWeeks());
  await choose(page, 'Leader', DEMO.lead);
  await button(page, 'Save the plan').click();
  await page.getByRole('heading', { level: 1, name: 'Choir to the care home' }).waitFor();
  await page.getByText('Nobody is on the trip yet').waitFor();
  await look('trip-nobody');
  await chip(walk, 'Ready?');
  const sign = button(page, 'Sign off');
  await sign.waitFor();
  await look('trip-ready-nobody');
  await dialog(walk, sign, 'trip-sign-off');
  await sign.click();
  await dialogOf(page).getByRole('textbox', { name: 'What was arranged?' }).fill('The home rings the office.');
  await dialogOf(page).getByRole('button', { name: 'Sign off' }).click();
  await page.getByText('It stands as it was signed.').waitFor();
  await look('trip-signed-off');
  await button(page, 'Call off').click();
  await dialogOf(page).getByRole('textbox', { name: 'Why?' }).fill('Illness at the home');
  await dialogOf(page).getByRole('button', { name: 'Call off' }).click();
  await page.getByText('This trip was called off.').waitFor();
  await look('trip-called-off');
}

const chip = ({ page }: Walk, name: string) => page.getByRole('radio', { name, exact: true }).click();

const listOf = async ({ page }: Walk): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Parts of Careboard' })
    .getByRole('button', { name: /^Trips/ })
    .click();
  await page.getByRole('grid', { name: 'Coming trips' }).waitFor();
};

async function open({ page }: Walk, name: string): Promise<void> {
  await page.getByRole('row', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

const inThreeWeeks = (): string => {
  const day = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  return day.split('-').toReversed().join('');
};

/** Into a date of three parts, as somebody types it. */
async function typeDay({ page }: Walk, label: string, text: string): Promise<void> {
  await page.getByRole('group', { name: label, exact: true }).getByRole('spinbutton').first().click();
  await page.keyboard.type(text);
}
