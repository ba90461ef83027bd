import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { typeCarePlans } from './demo-care-plans.ts';
import type { DemoChild, DemoFile } from './demo-file.ts';
import { recordIncidents } from './demo-incidents.ts';
import { keepSpareKits } from './demo-kits.ts';
import { agreeToMedicines } from './demo-medicines.ts';
import { recordTrainings } from './demo-training.ts';
import { planTrips } from './demo-trips.ts';

/** Makes a call as the page would; throws with the code where it is refused. */
export type Call = <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallOutput<K>>;

/** A child of the demo as the register now knows it. */
export interface Enrolled {
  readonly child: DemoChild;
  readonly childId: string;
  readonly planId: string | null;
}

/** What happened at the demo school after its records were made; the Lead is signed in when it begins. */
export async function tellStory(demo: DemoFile, enrolled: readonly Enrolled[], call: Call): Promise<void> {
  await agreeToMedicines(demo, enrolled, call);
  await planTrips(demo, call);
  await keepSpareKits(demo, enrolled, call);
  await recordTrainings(demo, call);
  await recordIncidents(demo, enrolled, call);
  await typeCarePlans(demo, enrolled, call);
  const { checkedSteps, breakGlass } = demo;
  const planned = seriousOf(enrolled, checkedSteps.className);
  if (planned.planId === null) throw new Error('No plan to type steps from.');
  const { childId, planId } = planned;
  const { setId } = await call('medical.typeSteps', { childId, planId, steps: checkedSteps.steps });
  await signInAs(demo, checkedSteps.checkedBy, call);
  await call('medical.checkSteps', { childId, setId });
  // In the teacher's sight, but not in his class: a Lead finds it to look at.
  await signInAs(demo, breakGlass.by, call);
  const opened = seriousOf(enrolled, breakGlass.className).childId;
  const { cardId } = await call('medical.openCard', { childId: opened, reason: breakGlass.reason });
  await call('medical.closeCard', { cardId });
}

async function signInAs({ password }: DemoFile, name: string, call: Call): Promise<void> {
  const { names } = await call('access.signInNames', {});
  const person = names.find((one) => one.name === name);
  if (!person) throw new Error(`Nobody is called ${name}.`);
  await call('access.signIn', { staffId: person.staffId, password });
}

/** The first child of a class with a serious need and, where any has one, a plan. */
function seriousOf(enrolled: readonly Enrolled[], className: string): Enrolled {
  const serious = enrolled.filter(
    ({ child }) => child.className === className && child.needs.some(({ severity }) => severity === 'serious'),
  );
  const found = serious.find(({ planId }) => planId !== null) ?? serious[0];
  if (!found) throw new Error(`No serious need in ${className}.`);
  return found;
}
