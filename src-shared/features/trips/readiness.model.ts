import { z } from 'zod';
import { MedicineId } from '#shared/domain/ids.ts';
import { TripFace } from './trips.model.ts';

/** What is asked of a trip, in the order in which it is shown. */
export const TOPICS = [
  ...(['plan', 'medicines', 'agreement', 'consent', 'contacts', 'trained', 'photo', 'roll', 'group', 'trip'] as const),
] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;
export const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
  plan: 'Care plans',
  medicines: 'Medicines in date',
  agreement: 'Agreement to give them',
  consent: 'Parents agree to the trip',
  contacts: 'Contacts can be reached',
  trained: 'Somebody trained is there',
  photo: 'Photos',
  roll: 'On roll',
  group: 'Groups',
  trip: 'The plan of the trip',
};
/** What a child needs and the trip must meet: an open line of these makes the child stand out. */
export const MUST_MEET: readonly Topic[] = ['plan', 'medicines', 'agreement', 'trained'];

/** Where a line is put right. */
export const Cure = z.discriminatedUnion('at', [
  z.strictObject({ at: z.enum(['record', 'consent', 'groups', 'plan-of-trip', 'add-children']) }),
  z.strictObject({ at: z.literal('medicine'), medicineId: MedicineId }),
]);
export type Cure = z.infer<typeof Cure>;

/**
 * One thing that is not ready. `open`: it must be put right, or answered for at the sign-off; `look`: nothing says that it is wrong,
 * and nothing says that it is right.
 */
export const ReadinessLine = z.strictObject({
  topic: Topic,
  state: z.enum(['open', 'look']),
  words: z.string(),
  cure: Cure,
});
export type ReadinessLine = z.infer<typeof ReadinessLine>;

export const ReadinessChild = z.strictObject({
  child: TripFace,
  lines: z.array(ReadinessLine),
  /** The child has a need that the trip cannot meet yet. */
  standsOut: z.boolean(),
});
export type ReadinessChild = z.infer<typeof ReadinessChild>;

/** What was changed since the leader signed, one thing each. */
export const Changed = z.strictObject({ about: z.string(), words: z.string() });
export type Changed = z.infer<typeof Changed>;
