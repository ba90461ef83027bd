import type { QueryContext } from '#main/core/handlers.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { type TrainedPerson, type TrainingKind, trainingName } from '#shared/features/training/training.model.ts';
import { lapsing, trainedToday } from '#shared/features/training/training.rules.ts';
import * as repo from './training.repo.ts';

/** Everybody with their trainings that count as records, the newest first. */
export function trainedPeople(db: ReadDb): TrainedPerson[] {
  const records = Map.groupBy(repo.trainings(db), ({ personId }) => personId);
  return repo.people(db).map(({ staffId, left, ...person }) => ({
    ...{ ...person, hasAccount: staffId !== null, left: left === 1 },
    records: (records.get(person.personId) ?? []).map(({ personId: _personId, ...record }) => record),
  }));
}

/** Who is trained today in any of these kinds, for the emergency card; kinds in which nobody is stay with no name. */
export const trainedFor = (db: ReadDb, kinds: readonly TrainingKind[], today: CalendarDate) => {
  const rows = trainedToday(trainedPeople(db), today).filter(({ kind }) => kinds.includes(kind));
  return rows.map(({ kind, what, names }) => ({ kind, what, names: [...names] }));
};

type DueTraining = DueRow & { readonly kind: 'training-lapsed' | 'training-lapsing' };

/** What Today says of training: what has lapsed and what will soon. */
export const dueTraining = ({ db, today }: Pick<QueryContext, 'db' | 'today'>): DueTraining[] =>
  lapsing(trainedPeople(db), today).map(({ name, record, state }) => ({
    kind: state === 'lapsed' ? 'training-lapsed' : 'training-lapsing',
    ...{ id: record.trainingId, child: null, thing: name, on: record.reviewOn, at: null },
    words: `${trainingName(record)}, ${state === 'lapsed' ? 'lapsed' : 'review by'} ${showDate(record.reviewOn)}`,
    to: { name: 'training' },
  }));
/** In which kinds any of these members of staff is trained on a day; null: nobody's training is recorded at all. */
export function trainedAmong(
  db: ReadDb,
  staffIds: readonly StaffId[],
  on: CalendarDate,
): ReadonlySet<TrainingKind> | null {
  const all = trainedPeople(db);
  if (all.every(({ records }) => records.length === 0)) return null;
  const theirs = new Set(
    repo.people(db).flatMap(({ personId, staffId }) => (staffId && staffIds.includes(staffId) ? [personId] : [])),
  );
  const rows = trainedToday(
    all.filter(({ personId }) => theirs.has(personId)),
    on,
  );
  return new Set(rows.filter(({ names }) => names.length > 0).map(({ kind }) => kind));
}
