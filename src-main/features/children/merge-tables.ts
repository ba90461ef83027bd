import { type ReadDb, type Sql, sql } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';

/** A table whose rows belong to a child and go with it when two records are put together. */
export interface MovedTable {
  readonly name: string;
  readonly key: string;
  /** What stands under a child, for telling whether anything was written since. */
  readonly stands: (childId: ChildId) => Sql;
  /** What a person is told when it was. */
  readonly words: string;
}

const raw = (text: string): Sql => ({ text, values: [] });

const whole = (name: string, words: string, columns = '*'): MovedTable => ({
  name,
  key: 'id',
  stands: (childId) => sql`SELECT ${raw(columns)} FROM ${raw(name)} WHERE child_id = ${childId} ORDER BY id`,
  words,
});

/**
 * Every table with rows of a child. A test asks the schema: a new one must stand here, or in STAYS with the reason, or a merge
 * would leave its rows under a record that nobody opens any more. An append-only one also needs the trigger of migration 100.
 */
export const MOVED: readonly MovedTable[] = [
  whole('contact', 'a contact was added, changed or removed'),
  whole('need', 'a medical need was added, changed or removed'),
  whole('consent_decision', 'a consent decision was recorded or corrected'),
  whole('restricted_flag', 'a restricted flag was set, cleared or decided'),
  whole('photo', 'the photo was changed', 'id, removed_at'),
  whole('plan', 'a care plan was attached', 'id, sha256, replaced_at'),
  whole('spare_device', 'leave to use the spare device was recorded'),
  {
    name: 'emergency_card',
    key: 'id',
    // Opening a card writes nothing about the child; what is tapped on it does.
    stands: (
      childId,
    ) => sql`SELECT tap.id FROM emergency_tap AS tap JOIN emergency_card AS card ON card.id = tap.card_id
      WHERE card.child_id = ${childId} ORDER BY tap.id`,
    words: 'something was noted on an emergency card',
  },
  { name: 'break_glass', key: 'id', stands: () => sql`SELECT 1 WHERE 0`, words: '' },
  {
    name: 'picture_use_child',
    key: 'use_id',
    stands: (childId) => sql`SELECT * FROM picture_use_child WHERE child_id = ${childId} ORDER BY use_id`,
    words: 'the use of a picture was recorded',
  },
];

/** Tables that name a child and do not move: what was done to a record is the history of that record. */
export const STAYS: readonly string[] = [
  'child',
  'roll_over_child',
  'child_merge',
  'child_merge_row',
  'child_not_double',
];

/** Rows of the doubled record that can come over: a picture use that both already have stays where it is. */
export const movable = (table: MovedTable, from: ChildId, to: ChildId): Sql =>
  table.name === 'picture_use_child'
    ? sql`child_id = ${from} AND use_id NOT IN (SELECT use_id FROM picture_use_child WHERE child_id = ${to})`
    : sql`child_id = ${from}`;

export const tableName = (table: Pick<MovedTable, 'name'>): Sql => raw(table.name);
export const keyOfTable = (table: Pick<MovedTable, 'key'>): Sql => raw(table.key);

/** Steps typed from a plan hang on the plan, not on the child. */
const PLAN_STEPS: Omit<MovedTable, 'name' | 'key'> = {
  stands: (
    childId,
  ) => sql`SELECT s.id FROM plan_steps AS s JOIN plan ON plan.id = s.plan_id WHERE plan.child_id = ${childId}
    UNION ALL SELECT v.id FROM plan_steps_verdict AS v JOIN plan_steps AS s ON s.id = v.set_id JOIN plan ON plan.id = s.plan_id
      WHERE plan.child_id = ${childId} ORDER BY 1`,
  words: 'steps of the care plan were typed or checked',
};
const OWN_ROW: Omit<MovedTable, 'name' | 'key'> = {
  // Not the revision: another merge that was made and taken back since has changed nothing.
  stands: (
    childId,
  ) => sql`SELECT surname, forename, middle_names, preferred_surname, preferred_forename, former_surname, former_forename,
    born, sex, upn, former_upn, admission_number, class_id, year_group, street, town, postcode, phone, email, medical_flag, cpoms_ref,
    paper_place, photo_id, left_on FROM child WHERE id = ${childId}`,
  words: 'the record’s own details, its class or its photo were changed',
};

/** What is compared, in words for a person -> the statement. */
export const watched = (childId: ChildId): ReadonlyMap<string, Sql> =>
  new Map(
    [OWN_ROW, ...MOVED, PLAN_STEPS]
      .filter(({ words }) => words !== '')
      .map(({ words, stands }) => [words, stands(childId)]),
  );

/** Rows as text, so that two moments can be compared. */
export const textOf = (db: ReadDb, statement: Sql): string => JSON.stringify(db.all<unknown>(statement));
