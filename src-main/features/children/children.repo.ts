import type { Author } from '#main/core/session.ts';
import { type ReadDb, type SqlValue, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId, StaffId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { ChildFields, Contact, ContactFields, Flag, Phone } from '#shared/features/children/children.model.ts';
import { withinScope } from './child-reach.ts';
import { writtenAbout } from './merge-tables.ts';

/** Field of the model -> column. One place, used for reading, writing and for naming what changed. */
const COLUMNS: Readonly<Record<keyof ChildFields, string>> = {
  surname: 'surname',
  forename: 'forename',
  middleNames: 'middle_names',
  preferredSurname: 'preferred_surname',
  preferredForename: 'preferred_forename',
  born: 'born',
  sex: 'sex',
  upn: 'upn',
  admissionNumber: 'admission_number',
  classId: 'class_id',
  yearGroup: 'year_group',
  street: 'street',
  town: 'town',
  postcode: 'postcode',
  phone: 'phone',
  email: 'email',
  cpomsRef: 'cpoms_ref',
  paperPlace: 'paper_place',
};
const FIELDS = Object.keys(COLUMNS) as (keyof ChildFields)[];
const SELECT_FIELDS = { text: FIELDS.map((field) => `child.${COLUMNS[field]} AS "${field}"`).join(', '), values: [] };

export interface ChildRow extends ChildFields {
  readonly childId: ChildId;
  readonly className: string | null;
  readonly photoId: string | null;
  readonly leftOn: CalendarDate | null;
  readonly revision: number;
  readonly medicalFlag: number | null;
  readonly formerSurname: string;
  readonly formerForename: string;
  readonly formerUpn: string;
}

const ROW = {
  text: `child.id AS childId, ${SELECT_FIELDS.text}, class.name AS className, child.photo_id AS photoId, child.left_on AS leftOn,
    child.revision AS revision, child.medical_flag AS medicalFlag, child.former_surname AS formerSurname, child.former_forename AS formerForename,
    child.former_upn AS formerUpn
    FROM child LEFT JOIN class ON class.id = child.class_id`,
  values: [],
};

/** Children on roll (or leavers), within the scope, by register name. */
export const listChildren = (db: ReadDb, scope: Scope, leavers: boolean): ChildRow[] =>
  db.all(sql`SELECT ${ROW} WHERE child.merged_into IS NULL AND (child.left_on IS NOT NULL) = ${leavers} AND ${withinScope(scope)}
    ORDER BY class.position, class.name, child.surname, child.forename`);

export interface FaceRow {
  readonly childId: ChildId;
  readonly surname: string;
  readonly forename: string;
  readonly preferredSurname: string;
  readonly preferredForename: string;
  readonly born: CalendarDate | null;
  readonly className: string | null;
  readonly photoId: string | null;
}
const NEED_IN_FORCE = {
  text: 'EXISTS (SELECT 1 FROM need WHERE need.child_id = child.id AND removed_at IS NULL)',
  values: [],
};
const FLAGGED = { text: `medical_flag = 1 AND NOT ${NEED_IN_FORCE.text}`, values: [] };
const faces = (db: ReadDb, scope: Scope, which: typeof FLAGGED): FaceRow[] =>
  db.all(sql`SELECT child.id AS childId, surname, forename, preferred_surname AS preferredSurname, preferred_forename AS preferredForename,
      born, class.name AS className, photo_id AS photoId
    FROM child LEFT JOIN class ON class.id = child.class_id
    WHERE merged_into IS NULL AND left_on IS NULL AND ${withinScope(scope)} AND ${which}
    ORDER BY class.position, class.name, surname, forename, child.id`);

/** Children on roll within the scope that have a need in force, without the rest of their record; by class, then name. */
export const facesWithNeeds = (db: ReadDb, scope: Scope): FaceRow[] => faces(db, scope, NEED_IN_FORCE);
/** The same of children whom a transfer file flags as medical and of whom nothing is recorded. */
export const facesFlagged = (db: ReadDb, scope: Scope): FaceRow[] => faces(db, scope, FLAGGED);

/** Every child that was not merged away, leavers too: for search and for matching rows. */
export const everyChild = (db: ReadDb): ChildRow[] => db.all(sql`SELECT ${ROW} WHERE child.merged_into IS NULL`);

export const oneChild = (db: ReadDb, childId: ChildId): ChildRow | undefined =>
  db.get(sql`SELECT ${ROW} WHERE child.id = ${childId} AND child.merged_into IS NULL`);

const bindable = (value: string | null): SqlValue => value;

export function insertChild(tx: WriteDb, childId: ChildId, fields: ChildFields, author: Author): void {
  const names = { text: FIELDS.map((field) => COLUMNS[field]).join(', '), values: [] };
  const values = { text: FIELDS.map(() => '?').join(', '), values: FIELDS.map((field) => bindable(fields[field])) };
  tx.run(sql`INSERT INTO child (id, ${names}, created_at, created_by, updated_at, updated_by)
    VALUES (${childId}, ${values}, ${author.at}, ${author.by}, ${author.at}, ${author.by})`);
}

/** Writes only the fields given; the revision goes up. */
export function updateChild(tx: WriteDb, childId: ChildId, changes: Partial<ChildFields>, author: Author): void {
  const fields = FIELDS.filter((field) => changes[field] !== undefined);
  const sets = {
    text: fields.map((field) => `${COLUMNS[field]} = ?, `).join(''),
    values: fields.map((field) => bindable(changes[field] ?? null)),
  };
  tx.run(
    sql`UPDATE child SET ${sets} revision = revision + 1, updated_at = ${author.at}, updated_by = ${author.by} WHERE id = ${childId}`,
  );
}

export const setMedicalFlag = (tx: WriteDb, childId: ChildId, flag: boolean | null): number =>
  tx.run(sql`UPDATE child SET medical_flag = ${flag === null ? null : Number(flag)} WHERE id = ${childId}`);

export const setFormerNames = (tx: WriteDb, childId: ChildId, surname: string, forename: string, upn: string): number =>
  tx.run(
    sql`UPDATE child SET former_surname = ${surname}, former_forename = ${forename}, former_upn = ${upn} WHERE id = ${childId}`,
  );

export const setLeftOn = (tx: WriteDb, childId: ChildId, leftOn: CalendarDate | null, author: Author): number =>
  tx.run(
    sql`UPDATE child SET left_on = ${leftOn}, revision = revision + 1, updated_at = ${author.at}, updated_by = ${author.by} WHERE id = ${childId}`,
  );

interface ContactRow {
  contactId: ContactId;
  childId: ChildId;
  title: string;
  forename: string;
  surname: string;
  relationship: string;
  responsibility: number | null;
  livesWith: number | null;
  phones: string;
  email: string;
  street: string;
  town: string;
  postcode: string;
}
const truth = (value: number | null): boolean | null => (value === null ? null : value === 1);
const bit = (value: boolean | null): number | null => (value === null ? null : Number(value));
const toContact = ({ childId: _childId, ...row }: ContactRow): Contact => ({
  ...row,
  responsibility: truth(row.responsibility),
  livesWith: truth(row.livesWith),
  phones: JSON.parse(row.phones) as Phone[],
});
const CONTACT = sql`SELECT id AS contactId, child_id AS childId, title, forename, surname, relationship, responsibility, lives_with AS livesWith,
  phones, email, street, town, postcode FROM contact`;

/** A child's contacts in calling order. */
export const contactsOf = (db: ReadDb, childId: ChildId): Contact[] =>
  db
    .all<ContactRow>(sql`${CONTACT} WHERE child_id = ${childId} AND removed_at IS NULL ORDER BY position, id`)
    .map(toContact);

/** Names of the contacts of children on roll within the scope, and when each was last changed: no more is read than a comparison needs. */
export const contactNames = (
  db: ReadDb,
  scope: Scope,
): { contactId: ContactId; childId: ChildId; forename: string; surname: string; updatedAt: Instant }[] =>
  db.all(sql`SELECT contact.id AS contactId, child.id AS childId, contact.forename AS forename, contact.surname AS surname,
      contact.updated_at AS updatedAt
    FROM contact JOIN child ON child.id = contact.child_id
    WHERE contact.removed_at IS NULL AND child.left_on IS NULL AND child.merged_into IS NULL AND ${withinScope(scope)}
    ORDER BY child.surname, child.forename, contact.position`);

export const contactStamp = (db: ReadDb, contactId: ContactId): Instant | undefined =>
  db.get<{ at: Instant }>(sql`SELECT updated_at AS at FROM contact WHERE id = ${contactId}`)?.at;

/** All contacts of all children at once, for imports. */
export function allContacts(db: ReadDb): Map<ChildId, Contact[]> {
  const byChild = new Map<ChildId, Contact[]>();
  for (const row of db.all<ContactRow>(sql`${CONTACT} WHERE removed_at IS NULL ORDER BY child_id, position, id`)) {
    const list = byChild.get(row.childId) ?? [];
    list.push(toContact(row));
    byChild.set(row.childId, list);
  }
  return byChild;
}

export function insertContact(
  tx: WriteDb,
  childId: ChildId,
  contactId: ContactId,
  position: number,
  fields: ContactFields,
  author: Author,
): void {
  tx.run(sql`INSERT INTO contact (id, child_id, position, title, surname, forename, relationship, responsibility, lives_with, phones, email,
      street, town, postcode, updated_at, updated_by)
    VALUES (${contactId}, ${childId}, ${position}, ${fields.title}, ${fields.surname}, ${fields.forename}, ${fields.relationship},
      ${bit(fields.responsibility)}, ${bit(fields.livesWith)}, ${JSON.stringify(fields.phones)}, ${fields.email}, ${fields.street}, ${fields.town},
      ${fields.postcode}, ${author.at}, ${author.by})`);
}

export const updateContact = (
  tx: WriteDb,
  childId: ChildId,
  contactId: ContactId,
  fields: ContactFields,
  author: Author,
): number =>
  tx.run(sql`UPDATE contact SET title = ${fields.title}, surname = ${fields.surname}, forename = ${fields.forename}, relationship = ${fields.relationship},
      responsibility = ${bit(fields.responsibility)}, lives_with = ${bit(fields.livesWith)}, phones = ${JSON.stringify(fields.phones)},
      email = ${fields.email}, street = ${fields.street}, town = ${fields.town}, postcode = ${fields.postcode},
      updated_at = ${author.at}, updated_by = ${author.by}
    WHERE id = ${contactId} AND child_id = ${childId} AND removed_at IS NULL`);

export const removeContact = (tx: WriteDb, childId: ChildId, contactId: ContactId, at: Instant): number =>
  tx.run(
    sql`UPDATE contact SET removed_at = ${at} WHERE id = ${contactId} AND child_id = ${childId} AND removed_at IS NULL`,
  );

export const placeContact = (tx: WriteDb, childId: ChildId, contactId: ContactId, position: number): number =>
  tx.run(sql`UPDATE contact SET position = ${position} WHERE id = ${contactId} AND child_id = ${childId}`);

/** One row of a flag that stands: set or decided, and not cleared since. */
export interface FlagRow {
  readonly id: string;
  readonly childId: ChildId;
  readonly flag: Flag;
  readonly state: 'set' | 'decided';
  readonly words: string;
  readonly at: Instant;
  readonly by: StaffId;
}
/** Every row of the flags in force of a child (or of all), oldest first: a flag that was set twice has two. */
export const flagRows = (db: ReadDb, childId?: ChildId): FlagRow[] =>
  db.all(sql`SELECT id, child_id AS childId, kind AS flag, state, words, set_at AS at, set_by AS by FROM restricted_flag AS f
    WHERE ${childId === undefined ? sql`1` : sql`child_id = ${childId}`} AND state <> 'cleared'
      AND NOT EXISTS (SELECT 1 FROM restricted_flag AS later WHERE later.child_id = f.child_id AND later.kind = f.kind
        AND later.state = 'cleared' AND later.id > f.id)
    ORDER BY f.id`);

/** What was set, decided or cleared from this moment on, newest first, with who did it. */
export const flagEventsSince = (
  db: ReadDb,
  from: string,
): { childId: ChildId; flag: Flag; state: string; at: Instant; by: string }[] =>
  db.all(sql`SELECT child_id AS childId, kind AS flag, state, set_at AS at, coalesce(staff.name, '') AS by
    FROM restricted_flag LEFT JOIN staff ON staff.id = set_by WHERE set_at >= ${from} ORDER BY set_at DESC, restricted_flag.id DESC`);

/** A flag in force: its newest state, the words of everybody who set or decided it, and all of them. */
export interface FlagInForce {
  readonly childId: ChildId;
  readonly flag: Flag;
  readonly state: 'set' | 'decided';
  readonly words: string;
  readonly since: Instant;
  readonly rowIds: readonly string[];
  readonly setBy: readonly StaffId[];
}
/** The flags in force of a child (or of all). Whoever sets one again adds to it and hides nothing of what was said before. */
export const flagsInForce = (db: ReadDb, childId?: ChildId): FlagInForce[] =>
  [...Map.groupBy(flagRows(db, childId), (row) => `${row.childId} ${row.flag}`).values()].flatMap((rows) => {
    const newest = rows.at(-1);
    if (!newest) return [];
    const words = [...new Set(rows.map((row) => row.words).filter(Boolean))].join('; ');
    const { flag, state, at } = newest;
    return [
      {
        childId: newest.childId,
        flag,
        state,
        words,
        since: at,
        rowIds: rows.map((row) => row.id),
        setBy: rows.map((row) => row.by),
      },
    ];
  });

/** The same row again under another child, by whom and when it was first set: for a merge, which is no decision about a flag. */
export const copyFlag = (tx: WriteDb, rowId: string, newId: string, childId: ChildId): number =>
  tx.run(sql`INSERT INTO restricted_flag (id, child_id, kind, state, words, set_at, set_by)
    SELECT ${newId}, ${childId}, kind, state, words, set_at, set_by FROM restricted_flag WHERE id = ${rowId}`);

export function insertFlag(
  tx: WriteDb,
  row: {
    id: string;
    childId: ChildId;
    flag: Flag;
    state: 'set' | 'cleared' | 'decided';
    words: string;
    importId: string | null;
  },
  author: Author,
): void {
  tx.run(sql`INSERT INTO restricted_flag (id, child_id, kind, state, words, set_at, set_by, import_id)
    VALUES (${row.id}, ${row.childId}, ${row.flag}, ${row.state}, ${row.words}, ${author.at}, ${author.by}, ${row.importId})`);
}

/** Whether anything stands in the register about a child beyond its own row: in any table of children's rows, or by a merge. */
export const isWrittenAbout = (db: ReadDb, childId: ChildId): boolean =>
  db.get<{ n: number }>(sql`SELECT ${writtenAbout(childId)} AS n`)?.n !== 0;

/** Where a record that no list shows went: into another, or out by an undone import. Null: it stands by itself. */
export const goneHow = (db: ReadDb, childId: ChildId): 'merged' | 'import-undone' | null => {
  const into = db.get<{ id: string | null }>(sql`SELECT merged_into AS id FROM child WHERE id = ${childId}`)?.id;
  if (!into) return null;
  return into === childId ? 'import-undone' : 'merged';
};

/** Takes a child that an undone import had added out of every list; the row stays for the history. */
export const hideImported = (tx: WriteDb, childId: ChildId): number =>
  tx.run(sql`UPDATE child SET merged_into = id WHERE id = ${childId}`);
