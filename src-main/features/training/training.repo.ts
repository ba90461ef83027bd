import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { StaffId, TrainingId, TrainingPersonId } from '#shared/domain/ids.ts';
import type { TrainedPerson, Training } from '#shared/features/training/training.model.ts';

export interface PersonRow extends Omit<TrainedPerson, 'records' | 'left' | 'hasAccount'> {
  readonly staffId: StaffId | null;
  readonly left: number;
}
/** Everybody of whom a training is or may be recorded; a holder of an account has left when the account has ended. */
export const people = (db: ReadDb): PersonRow[] =>
  db.all(sql`SELECT p.id AS personId, staff_id AS staffId, coalesce(staff.name, p.name) AS name, coalesce(staff.label, p.label) AS label,
      iif(staff_id IS NULL, left_at IS NOT NULL, staff.active = 0) AS left
    FROM training_person AS p LEFT JOIN staff ON staff.id = staff_id ORDER BY 3, p.id`);

type Stored = Omit<Training, 'handled' | 'competent'> & {
  readonly personId: TrainingPersonId;
  readonly handled: number | null;
  readonly competent: number;
};
/** Every training that nobody took back, the newest first. */
export const trainings = (db: ReadDb): (Training & { readonly personId: TrainingPersonId })[] =>
  db
    .all<Stored>(sql`SELECT t.id AS trainingId, person_id AS personId, kind, what, handled, trained_on AS trainedOn, trainer, profession, competent,
        review_on AS reviewOn, t.words AS words, t.recorded_at AS recordedAt, coalesce(staff.name, '') AS recordedBy
      FROM training AS t LEFT JOIN staff ON staff.id = t.recorded_by
      WHERE NOT EXISTS (SELECT 1 FROM training_back AS b WHERE b.training_id = t.id) ORDER BY trained_on DESC, t.id DESC`)
    .map((row) => ({
      ...row,
      handled: row.handled === null ? null : row.handled === 1,
      competent: row.competent === 1,
    }));

export const personOfKey = (db: ReadDb, requestKey: string): TrainingPersonId | undefined =>
  db.get<{ id: TrainingPersonId }>(sql`SELECT id FROM training_person WHERE request_key = ${requestKey}`)?.id;
export const trainingOfKey = (db: ReadDb, requestKey: string): TrainingId | undefined =>
  db.get<{ id: TrainingId }>(sql`SELECT id FROM training WHERE request_key = ${requestKey}`)?.id;

export function insertPerson(
  tx: WriteDb,
  person: {
    readonly staffId: StaffId | null;
    readonly name: string;
    readonly label: string;
    readonly requestKey: string;
  },
  { at, by }: Author,
): TrainingPersonId {
  const personId = uuid() as TrainingPersonId;
  tx.run(sql`INSERT INTO training_person (id, staff_id, name, label, request_key, added_at, added_by, updated_at, updated_by)
    VALUES (${personId}, ${person.staffId}, ${person.name}, ${person.label}, ${person.requestKey}, ${at}, ${by}, ${at}, ${by})`);
  return personId;
}
/** Only of somebody without an account; the number of rows changed. */
export const setLeft = (tx: WriteDb, personId: TrainingPersonId, left: boolean, { at, by }: Author): number =>
  tx.run(sql`UPDATE training_person SET left_at = ${left ? at : null}, updated_at = ${at}, updated_by = ${by}
    WHERE id = ${personId} AND staff_id IS NULL`);

export type NewTraining = Omit<Training, 'trainingId' | 'recordedAt' | 'recordedBy'>;
export function insertTraining(
  tx: WriteDb,
  personId: TrainingPersonId,
  training: NewTraining,
  requestKey: string,
  author: Author,
): TrainingId {
  const trainingId = uuid() as TrainingId;
  const { kind, what, handled, trainedOn, trainer, profession, competent, reviewOn, words } = training;
  tx.run(sql`INSERT INTO training (id, person_id, kind, what, handled, trained_on, trainer, profession, competent, review_on, words, request_key,
      recorded_at, recorded_by)
    VALUES (${trainingId}, ${personId}, ${kind}, ${what}, ${handled === null ? null : Number(handled)}, ${trainedOn}, ${trainer}, ${profession},
      ${competent}, ${reviewOn}, ${words}, ${requestKey}, ${author.at}, ${author.by})`);
  return trainingId;
}
export const insertBack = (tx: WriteDb, trainingId: TrainingId, words: string, author: Author): number =>
  tx.run(sql`INSERT INTO training_back (training_id, words, recorded_at, recorded_by)
    VALUES (${trainingId}, ${words}, ${author.at}, ${author.by})`);
