import { randomUUID } from 'node:crypto';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import type { DemoFile } from './demo-file.ts';
import type { Call, Enrolled } from './demo-story.ts';

const WHEEZE = 'Wheeze and cough after running at sports practice.';
const WRONG_TRAY = 'The wrong pudding was put on the tray; lunch staff saw it before it was eaten.';

/** One incident whose review is done and one near miss whose review is open; the signed-in Lead records. */
export async function recordIncidents(demo: DemoFile, enrolled: readonly Enrolled[], call: Call): Promise<void> {
  const [asthma, allergy] = (['asthma', 'anaphylaxis'] as const).map((kind) =>
    enrolled.find(({ child }) => child.needs.some((need) => need.kind === kind)),
  );
  if (!asthma || !allergy) throw new Error('Nobody to have had an incident.');
  const { me } = await call('incidents.child', { childId: asthma.childId });
  const at = (daysAgo: number, time: string) => ({
    ...{ day: addDays(demo.asOf, -daysAgo), time: time as ClockTime, second: false },
  });
  const { incidentId } = await call('incidents.record', {
    ...{ childId: asthma.childId, requestKey: randomUUID(), cardId: null },
    fields: {
      ...{ kind: 'incident', at: at(20, '11:20'), place: 'Field', ambulance: 'no', reporter: me },
      what: WHEEZE,
      done: '11:22 own reliever inhaler with spacer, as the plan says. 11:35 breathing easily, back to class.',
      ...{ used: 'Own inhaler', followUp: 'Take the inhaler to the field.' },
    },
  });
  const one = { childId: asthma.childId, incidentId };
  const told = { whom: 'Mother', by: me, at: at(20, '12:10'), how: 'phone' as const };
  await call('incidents.tellParent', { ...one, ...told, requestKey: randomUUID() });
  const onDay = addDays(demo.asOf, -13);
  await call('incidents.review', { ...one, result: 'changed', words: 'Trips and sports added to the plan.', onDay });
  await call('incidents.record', {
    ...{ childId: allergy.childId, requestKey: randomUUID(), cardId: null },
    fields: {
      ...{ kind: 'near-miss', at: at(3, '12:05'), place: 'Dining hall', ambulance: 'no', reporter: me },
      what: WRONG_TRAY,
      ...{ done: 'Tray changed at once.', used: '', followUp: 'Trays with the child’s name and photo.' },
    },
  });
}
