import { type ReadDb, type Sql, sql } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';

/** A table whose rows belong to a child and go with it when two records are put together. */
export interface MovedTable {
  readonly name: string;
  readonly key: string;
  /** Which of a child's rows still say something about it: not what was removed, taken back or cleared. */
  readonly standing: string;
  /** What stands under a child, for telling whether anything was written since. */
  readonly stands: (childId: ChildId) => Sql;
  /** What a person is told when it was. */
  readonly words: string;
}

const raw = (text: string): Sql => ({ text, values: [] });

const whole = (name: string, words: string, standing = '1', columns = '*'): MovedTable => ({
  name,
  key: 'id',
  standing,
  stands: (childId) => sql`SELECT ${raw(columns)} FROM ${raw(name)} WHERE child_id = ${childId} ORDER BY id`,
  words,
});

/**
 * Every table with rows of a child. A test asks the schema: a new one must stand here, or in STAYS with the reason, or a merge
 * would leave its rows under a record that nobody opens any more. An append-only one also needs the trigger of migration 100.
 */
export const MOVED: readonly MovedTable[] = [
  whole('contact', 'a contact was added, changed or removed', 'removed_at IS NULL'),
  whole('need', 'a medical need was added, changed or removed', 'removed_at IS NULL'),
  whole(
    'consent_decision',
    'a consent decision was recorded or corrected',
    'void = 0 AND NOT EXISTS (SELECT 1 FROM consent_decision AS later WHERE later.corrects = consent_decision.id)',
  ),
  whole(
    'restricted_flag',
    'a restricted flag was set, cleared or decided',
    `state <> 'cleared' AND NOT EXISTS (SELECT 1 FROM restricted_flag AS later WHERE later.child_id = restricted_flag.child_id
      AND later.kind = restricted_flag.kind AND later.state = 'cleared' AND later.id > restricted_flag.id)`,
  ),
  whole('photo', 'the photo was changed', 'removed_at IS NULL', 'id, removed_at'),
  // Versions, doses and stock hang on the medicine, and come over with it.
  whole('medicine', 'a medicine was agreed'),
  // Accounts, tellings and the review hang on the incident, and come over with it.
  whole('incident', 'an incident was recorded'),
  whole('kit_use', 'a use of a spare device was recorded', 'corrects IS NULL'),
  whole('school_inhaler_use', 'a use of the school’s inhaler was recorded', 'corrects IS NULL'),
  whole('plan', 'a care plan was attached', '1', 'id, sha256, replaced_at'),
  whole('care_plan', 'a version of the care plan was written'),
  // Reading writes nothing about the child.
  { name: 'care_plan_receipt', key: 'id', standing: '0', stands: () => sql`SELECT 1 WHERE 0`, words: '' },
  whole(
    'consent_evidence',
    'a scan of a signed form was attached',
    'NOT EXISTS (SELECT 1 FROM consent_evidence_off AS o WHERE o.evidence_id = consent_evidence.id)',
    'id, sha256',
  ),
  whole('spare_device', 'leave to use a spare device was recorded'),
  {
    name: 'emergency_card',
    key: 'id',
    standing: '1',
    // Opening a card writes nothing about the child; what is tapped on it does.
    stands: (
      childId,
    ) => sql`SELECT tap.id FROM emergency_tap AS tap JOIN emergency_card AS card ON card.id = tap.card_id
      WHERE card.child_id = ${childId} ORDER BY tap.id`,
    words: 'something was noted on an emergency card',
  },
  { name: 'break_glass', key: 'id', standing: '1', stands: () => sql`SELECT 1 WHERE 0`, words: '' },
  {
    name: 'picture_use_child',
    key: 'use_id',
    standing: '1',
    stands: (childId) => sql`SELECT * FROM picture_use_child WHERE child_id = ${childId} ORDER BY use_id`,
    words: 'the use of a picture was recorded',
  },
  {
    name: 'trip_child',
    key: 'trip_id',
    standing: '1',
    stands: (childId) => sql`SELECT trip_id FROM trip_child WHERE child_id = ${childId} ORDER BY trip_id`,
    words: 'the child was put on a trip or taken off one',
  },
  whole('trip_decision', 'it was decided about a trip'),
  whole(
    'trip_consent',
    'a parent’s answer about a trip was recorded',
    'corrects IS NULL AND NOT EXISTS (SELECT 1 FROM trip_consent AS later WHERE later.corrects = trip_consent.id)',
  ),
  whole('printed_form', 'a consent form was printed'),
  whole('form_reminder', 'a reminder of a consent form was printed'),
  whole('entered_form', 'a returned consent form was entered'),
  whole('child_return', 'it was recorded that the child had left and came back', 'undone_at IS NULL'),
  whole('held_check', 'it was recorded that somebody checked where other records are held'),
  {
    name: 'paper_child',
    key: 'paper_id',
    standing: '1',
    // A print repeats what stands in the register: it writes nothing about the child.
    stands: () => sql`SELECT 1 WHERE 0`,
    words: '',
  },
  {
    name: 'picture_day_child',
    key: 'day_id',
    // A day only says who is expected.
    standing: '0',
    stands: () => sql`SELECT 1 WHERE 0`,
    words: '',
  },
  {
    name: 'picture_group_child',
    key: 'group_id',
    // A group is only a way to pick children: it says nothing about one.
    standing: '0',
    stands: () => sql`SELECT 1 WHERE 0`,
    words: '',
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

/** Rows of the doubled record that can come over: a picture or a group that both are in stays where it is. */
export const movable = (table: MovedTable, from: ChildId, to: ChildId): Sql => {
  const [name, key] = [raw(table.name), raw(table.key)];
  return table.key === 'id'
    ? sql`child_id = ${from}`
    : sql`child_id = ${from} AND ${key} NOT IN (SELECT ${key} FROM ${name} WHERE child_id = ${to})`;
};

export const tableName = (table: Pick<MovedTable, 'name'>): Sql => raw(table.name);
export const keyOfTable = (table: Pick<MovedTable, 'key'>): Sql => raw(table.key);

/** Steps typed from a plan hang on the plan, not on the child. */
const PLAN_STEPS: Pick<MovedTable, 'stands' | 'words'> = {
  stands: (
    childId,
  ) => sql`SELECT s.id FROM plan_steps AS s JOIN plan ON plan.id = s.plan_id WHERE plan.child_id = ${childId}
    UNION ALL SELECT v.id FROM plan_steps_verdict AS v JOIN plan_steps AS s ON s.id = v.set_id JOIN plan ON plan.id = s.plan_id
      WHERE plan.child_id = ${childId} ORDER BY 1`,
  words: 'steps of the care plan were typed or checked',
};
const MEDICINE_ROWS: Pick<MovedTable, 'stands' | 'words'> = {
  stands: (
    childId,
  ) => sql`SELECT v.id FROM medicine_version AS v JOIN medicine AS m ON m.id = v.medicine_id WHERE m.child_id = ${childId}
    UNION ALL SELECT s.id FROM medicine_stock AS s JOIN medicine AS m ON m.id = s.medicine_id WHERE m.child_id = ${childId}
    UNION ALL SELECT d.id FROM medicine_dose AS d JOIN medicine AS m ON m.id = d.medicine_id WHERE m.child_id = ${childId}
    UNION ALL SELECT t.id FROM medicine_told AS t JOIN medicine_dose AS d ON d.id = t.dose_id JOIN medicine AS m ON m.id = d.medicine_id
      WHERE m.child_id = ${childId} ORDER BY 1`,
  words: 'a medicine was received, given or changed',
};
const INCIDENT_ROWS: Pick<MovedTable, 'stands' | 'words'> = {
  stands: (
    childId,
  ) => sql`SELECT e.id FROM incident_entry AS e JOIN incident AS i ON i.id = e.incident_id WHERE i.child_id = ${childId}
    UNION ALL SELECT t.id FROM incident_told AS t JOIN incident AS i ON i.id = t.incident_id WHERE i.child_id = ${childId}
    UNION ALL SELECT r.incident_id FROM incident_review AS r JOIN incident AS i ON i.id = r.incident_id WHERE i.child_id = ${childId} ORDER BY 1`,
  words: 'an incident was corrected, reviewed or told of',
};
const OWN_ROW: Pick<MovedTable, 'stands' | 'words'> = {
  // Not the revision: another merge that was made and taken back since has changed nothing.
  stands: (
    childId,
  ) => sql`SELECT surname, forename, middle_names, preferred_surname, preferred_forename, former_surname, former_forename,
    born, sex, upn, former_upn, admission_number, class_id, year_group, street, town, postcode, phone, email, medical_flag, cpoms_ref,
    paper_place, photo_id, left_on FROM child WHERE id = ${childId}`,
  words: 'the record’s own details, its class or its photo were changed',
};

/** How many rows still stand under a child, and how many merges it is part of, in either place. */
export const writtenAbout = (childId: ChildId): Sql => {
  const counts = MOVED.map(
    ({ name, standing }) =>
      sql`(SELECT count(*) FROM ${raw(name)} WHERE ${raw(name)}.child_id = ${childId} AND ${raw(standing)})`,
  );
  const merges = sql`(SELECT count(*) FROM child_merge WHERE undone_at IS NULL AND ${childId} IN (kept_id, merged_id))`;
  return counts.reduce((sum, count) => sql`${sum} + ${count}`, merges);
};

/** What is compared, in words for a person -> the statement. */
export const watched = (childId: ChildId): ReadonlyMap<string, Sql> =>
  new Map(
    [OWN_ROW, ...MOVED, PLAN_STEPS, MEDICINE_ROWS, INCIDENT_ROWS]
      .filter(({ words }) => words !== '')
      .map(({ words, stands }) => [words, stands(childId)]),
  );

/** Rows as text, so that two moments can be compared. */
export const textOf = (db: ReadDb, statement: Sql): string => JSON.stringify(db.all<unknown>(statement));
