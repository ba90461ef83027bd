import { addDays, addMonths, type CalendarDate } from '#shared/domain/calendar-date.ts';
import { foldName } from '#shared/domain/names.ts';
import { TRAINING_KINDS, type TrainedPerson, type Training, type TrainingKind } from './training.model.ts';

/** A course takes a term to book. */
const LAPSING_DAYS = 60;
export type TrainingState = 'current' | 'lapsing' | 'lapsed';

/**
 * The review day that the form offers; the trainer's own word goes before it. Yearly for medicines and awareness (Anaphylaxis UK, 2026: annual
 * training); three years for first aid (certificates of the Health and Safety Executive's guidance last so long).
 */
export const offeredReview = (kind: TrainingKind, trainedOn: CalendarDate): CalendarDate =>
  addMonths(trainedOn, kind === 'first-aid' ? 36 : 12);

/** A training is in date on its review day, and lapsed after it. */
export function trainingState({ reviewOn }: Pick<Training, 'reviewOn'>, today: CalendarDate): TrainingState {
  if (reviewOn < today) return 'lapsed';
  return reviewOn <= addDays(today, LAPSING_DAYS) ? 'lapsing' : 'current';
}

/** Why a training does not count today; null: it does. */
export function standsAgainst(record: Training, today: CalendarDate): string | null {
  if (trainingState(record, today) === 'lapsed') return 'lapsed';
  if (!record.competent) return 'not said to be competent';
  // Online training counts only if a trainer device was handled (Anaphylaxis UK, 2026).
  if (record.kind === 'adrenaline' && record.handled !== true) return 'no trainer device handled';
  return null;
}

const keyOf = ({ kind, what }: Pick<Training, 'kind' | 'what'>): string => `${kind} ${foldName(what)}`;

/** Of each training of a person the newest, in the order of the kinds: an older one says nothing any more. */
export function newestOfEach(records: readonly Training[]): Training[] {
  const newest = new Map<string, Training>();
  for (const record of records) {
    const before = newest.get(keyOf(record));
    if (!before || record.trainedOn + record.recordedAt > before.trainedOn + before.recordedAt)
      newest.set(keyOf(record), record);
  }
  return [...newest.values()].sort(
    (a, b) => TRAINING_KINDS.indexOf(a.kind) - TRAINING_KINDS.indexOf(b.kind) || a.what.localeCompare(b.what, 'en-GB'),
  );
}

export interface TrainedToday {
  readonly kind: TrainingKind;
  readonly what: string;
  readonly names: readonly string[];
}
/** Who is trained for what today: only those on the staff whose newest training of it counts. */
export function trainedToday(people: readonly TrainedPerson[], today: CalendarDate): TrainedToday[] {
  const rows = new Map<string, { kind: TrainingKind; what: string; names: string[] }>();
  for (const person of people.filter(({ left }) => !left))
    for (const record of newestOfEach(person.records)) {
      const row = rows.get(keyOf(record)) ?? { kind: record.kind, what: record.what, names: [] };
      rows.set(keyOf(record), row);
      if (standsAgainst(record, today) === null) row.names.push(person.name);
    }
  return [...rows.values()].sort(
    (a, b) => TRAINING_KINDS.indexOf(a.kind) - TRAINING_KINDS.indexOf(b.kind) || a.what.localeCompare(b.what, 'en-GB'),
  );
}

/** What lapses soon or has lapsed, of those on the staff; the earliest first. */
export const lapsing = (people: readonly TrainedPerson[], today: CalendarDate) =>
  people
    .filter(({ left }) => !left)
    .flatMap(({ personId, name, records }) =>
      newestOfEach(records).map((record) => ({ personId, name, record, state: trainingState(record, today) })),
    )
    .filter(({ state }) => state !== 'current')
    .sort((a, b) => (a.record.reviewOn < b.record.reviewOn ? -1 : 1));
