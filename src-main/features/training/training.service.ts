import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { TrainedPerson, TrainingKind } from '#shared/features/training/training.model.ts';
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

/** What lapses soon or has lapsed, for the list of the day. */
export const trainingToSee = (db: ReadDb, today: CalendarDate) => lapsing(trainedPeople(db), today);
