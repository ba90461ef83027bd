import { randomUUID } from 'node:crypto';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { TrainingKind } from '#shared/features/training/training.model.ts';
import { offeredReview } from '#shared/features/training/training.rules.ts';
import type { DemoFile } from './demo-file.ts';
import type { Call } from './demo-story.ts';

/** A role of the demo's staff, or somebody without an account by name; days ago. */
const TRAINED: readonly (readonly [who: string, kind: TrainingKind, what: string, daysAgo: number])[] = [
  ['lead', 'adrenaline', 'EpiPen', 80],
  ['office', 'adrenaline', 'EpiPen', 80],
  ['office', 'inhaler', '', 80],
  ['office', 'first-aid', '', 400],
  ['senco', 'rescue', 'Buccal midazolam', 120],
  ['first-aid', 'adrenaline', 'EpiPen', 340],
  ['first-aid', 'first-aid', '', 700],
  ['Mrs P Dodds', 'adrenaline', 'EpiPen', 80],
  ['Mrs P Dodds', 'awareness', '', 380],
];

/** Trainings of several people, one of them lapsing soon and one lapsed; the signed-in Lead records. */
export async function recordTrainings(demo: DemoFile, call: Call): Promise<void> {
  const { names } = await call('access.signInNames', {});
  const midday = await call('training.addPerson', {
    ...{ requestKey: randomUUID(), name: 'Mrs P Dodds', label: 'Midday supervisor' },
  });
  const whoOf = (who: string) => {
    const member = demo.staff.find(({ role }) => role === who);
    const staffId = names.find(({ name }) => name === member?.name)?.staffId;
    if (staffId) return { staffId };
    return who === 'Mrs P Dodds' ? { personId: midday.personId } : null;
  };
  for (const [by, kind, what, daysAgo] of TRAINED) {
    const who = whoOf(by);
    const trainedOn = addDays(demo.asOf, -daysAgo);
    if (who === null) continue;
    await call('training.record', {
      ...{ who, requestKey: randomUUID() },
      fields: {
        ...{ kind, what, handled: kind === 'adrenaline' ? true : null, trainedOn },
        ...{ trainer: 'Ms A Farrell', profession: 'School nurse', competent: true, words: '' },
        reviewOn: offeredReview(kind, trainedOn),
      },
    });
  }
}
