import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { TrainingId, TrainingPersonId } from '#shared/domain/ids.ts';

/** What somebody is trained in (DfE template E; domain A2). `other` is the school's own, named in words. */
export const TRAINING_KINDS = [
  ...(['adrenaline', 'inhaler', 'rescue', 'insulin', 'first-aid', 'awareness', 'other'] as const),
] as const;
export const TrainingKind = z.enum(TRAINING_KINDS);
export type TrainingKind = z.infer<typeof TrainingKind>;
export const TRAINING_NAMES: Readonly<Record<TrainingKind, string>> = {
  adrenaline: 'Adrenaline device',
  inhaler: 'Inhaler and spacer',
  rescue: 'Rescue medicine for seizures',
  insulin: 'Insulin and diabetes',
  'first-aid': 'First aid',
  awareness: 'General awareness',
  other: 'Another training',
};
/** Those of which it matters which device or medicine it was. */
export const NAMED_KINDS: ReadonlySet<TrainingKind> = new Set(['adrenaline', 'rescue', 'other']);

export const Training = z.strictObject({
  trainingId: TrainingId,
  kind: TrainingKind,
  /** Which device, medicine or own training: "EpiPen". Empty where the kind says it. */
  what: z.string(),
  /** A trainer device was handled; null: not asked of this kind. */
  handled: z.boolean().nullable(),
  trainedOn: CalendarDate,
  trainer: z.string(),
  profession: z.string(),
  /** The trainer's statement that the person is competent. */
  competent: z.boolean(),
  reviewOn: CalendarDate,
  words: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type Training = z.infer<typeof Training>;

/** A member of staff as training knows them: also without an account, as midday staff are. */
export const TrainedPerson = z.strictObject({
  personId: TrainingPersonId,
  name: z.string(),
  label: z.string(),
  hasAccount: z.boolean(),
  /** Not on the staff any more. */
  left: z.boolean(),
  records: z.array(Training),
});
export type TrainedPerson = z.infer<typeof TrainedPerson>;

/** "Adrenaline device: EpiPen" */
export const trainingName = ({ kind, what }: Pick<Training, 'kind' | 'what'>): string =>
  kind === 'other' ? what : [TRAINING_NAMES[kind], what].filter(Boolean).join(': ');
