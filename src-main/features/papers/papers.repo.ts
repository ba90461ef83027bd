import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { list, type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, CopyEventId, CopyId, PaperId, StaffId } from '#shared/domain/ids.ts';
import type { PaperKind } from '#shared/features/papers/papers.model.ts';
import type { RecordedEvent } from '#shared/features/papers/papers.rules.ts';

export interface PaperRow {
  readonly paperId: PaperId;
  readonly kind: PaperKind;
  readonly year: number;
  readonly serial: number;
  readonly title: string;
  readonly onDay: CalendarDate | null;
  readonly madeAt: Instant;
  readonly madeBy: string;
}
export interface CopyRow {
  readonly copyId: CopyId;
  readonly paperId: PaperId;
  readonly number: number;
  readonly holder: string;
  readonly collectBy: CalendarDate;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
}
export interface EventRow extends RecordedEvent {
  readonly eventId: CopyEventId;
  readonly copyId: CopyId;
  readonly onDay: CalendarDate;
  readonly first: string | null;
  readonly second: string | null;
  readonly told: string;
  readonly words: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** Which papers are asked for. `open`: a copy of it is neither destroyed nor with a parent for good. */
export type Asked = { readonly which: 'open' | 'done' } | { readonly which: 'one'; readonly paperId: PaperId };

const MOST_DONE = 200;
/** An event that no later row takes back. */
const STANDS = sql`what <> 'taken-back' AND NOT EXISTS (SELECT 1 FROM paper_copy_event AS b WHERE b.takes_back = e.id)`;
/** The same rule as `copyState`, as a condition: how the list of a school of years stays short. */
const NOT_DESTROYED = sql`coalesce((SELECT what FROM paper_copy_event AS e WHERE e.copy_id = c.id AND ${STANDS}
  ORDER BY e.id DESC LIMIT 1), '') NOT IN ('destroyed', 'given')`;
const IS_OPEN = sql`EXISTS (SELECT 1 FROM paper_copy AS c WHERE c.paper_id = p.id AND ${NOT_DESTROYED})`;

function matching(asked: Asked): Sql {
  switch (asked.which) {
    case 'open':
      return sql`SELECT p.id FROM paper AS p WHERE ${IS_OPEN}`;
    case 'done':
      return sql`SELECT p.id FROM paper AS p WHERE NOT ${IS_OPEN} ORDER BY p.id DESC LIMIT ${MOST_DONE}`;
    case 'one':
      return sql`SELECT id FROM paper WHERE id = ${asked.paperId}`;
  }
}

/** The papers asked for, newest first. */
export const papersOf = (db: ReadDb, asked: Asked): PaperRow[] =>
  db.all(sql`SELECT p.id AS paperId, kind, year, serial, title, on_day AS onDay, made_at AS madeAt, staff.name AS madeBy
    FROM paper AS p JOIN staff ON staff.id = p.made_by WHERE p.id IN (${matching(asked)}) ORDER BY p.id DESC`);

const COPY = sql`SELECT c.id AS copyId, c.paper_id AS paperId, number, holder, collect_by AS collectBy, issued_at AS issuedAt, staff.name AS issuedBy
  FROM paper_copy AS c JOIN staff ON staff.id = c.issued_by`;
const EVENT = sql`SELECT e.id AS eventId, copy_id AS copyId, what AS step, on_day AS onDay, one.name AS first, two.name AS second, told, words,
    takes_back AS takesBack, recorded_at AS recordedAt, who.name AS recordedBy
  FROM paper_copy_event AS e JOIN staff AS who ON who.id = e.recorded_by
    LEFT JOIN staff AS one ON one.id = e.first_staff LEFT JOIN staff AS two ON two.id = e.second_staff`;

/** The copies of the papers asked for, by number. */
export const copiesOf = (db: ReadDb, asked: Asked): CopyRow[] =>
  db.all(sql`${COPY} WHERE c.paper_id IN (${matching(asked)}) ORDER BY c.paper_id, number`);

/** What was recorded of them, in order. */
export const eventsOf = (db: ReadDb, asked: Asked): EventRow[] =>
  db.all(
    sql`${EVENT} WHERE e.copy_id IN (SELECT id FROM paper_copy WHERE paper_id IN (${matching(asked)})) ORDER BY e.id`,
  );

export const copiesById = (db: ReadDb, copyIds: readonly CopyId[]): CopyRow[] =>
  db.all(sql`${COPY} WHERE c.id IN (${list(copyIds)})`);
export const eventsByCopy = (db: ReadDb, copyIds: readonly CopyId[]): EventRow[] =>
  db.all(sql`${EVENT} WHERE e.copy_id IN (${list(copyIds)}) ORDER BY e.id`);
/** The reference of a paper that this person issued, since an instant. */
export const issuedBy = (
  db: ReadDb,
  paperId: PaperId,
  staffId: StaffId,
  since: Instant,
): { readonly year: number; readonly serial: number; readonly copies: number } | undefined =>
  db.get(sql`SELECT year, serial, (SELECT count(*) FROM paper_copy AS c WHERE c.paper_id = p.id) AS copies FROM paper AS p
    WHERE id = ${paperId} AND made_by = ${staffId} AND made_at >= ${since}`);
/** Of these copies, those that are not of a paper of this kind. */
export const notOfKind = (db: ReadDb, copyIds: readonly CopyId[], kind: PaperKind): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM paper_copy AS c JOIN paper AS p ON p.id = c.paper_id
    WHERE c.id IN (${list(copyIds)}) AND p.kind <> ${kind}`)?.n ?? 0;
/** The paper that shows this child, if it is one of that kind. */
export const paperAbout = (db: ReadDb, paperId: PaperId, childId: ChildId, kind: PaperKind): boolean =>
  db.get(sql`SELECT 1 FROM paper AS p JOIN paper_child AS c ON c.paper_id = p.id
    WHERE p.id = ${paperId} AND c.child_id = ${childId} AND p.kind = ${kind}`) !== undefined;
export const copyOfEvent = (db: ReadDb, eventId: CopyEventId): CopyId | null =>
  db.get<{ copyId: CopyId }>(sql`SELECT copy_id AS copyId FROM paper_copy_event WHERE id = ${eventId}`)?.copyId ?? null;

export interface DestroyedRow extends EventRow {
  readonly year: number;
  readonly serial: number;
  readonly title: string;
  readonly number: number;
  readonly holder: string;
  readonly backBy: string | null;
  readonly backWords: string | null;
}
/** What was destroyed, newest first, before an entry of the list; with who took the entry back, if anybody. */
export const destroyedBefore = (db: ReadDb, before: CopyEventId | null, most: number): DestroyedRow[] =>
  db.all(sql`SELECT e.id AS eventId, e.copy_id AS copyId, e.what AS step, e.on_day AS onDay, one.name AS first, two.name AS second, e.told, e.words,
      e.takes_back AS takesBack, e.recorded_at AS recordedAt, who.name AS recordedBy, year, serial, title, number, holder,
      backer.name AS backBy, back.words AS backWords
    FROM paper_copy_event AS e JOIN staff AS who ON who.id = e.recorded_by JOIN staff AS one ON one.id = e.first_staff
      JOIN staff AS two ON two.id = e.second_staff JOIN paper_copy AS c ON c.id = e.copy_id JOIN paper AS p ON p.id = c.paper_id
      LEFT JOIN paper_copy_event AS back ON back.takes_back = e.id LEFT JOIN staff AS backer ON backer.id = back.recorded_by
    WHERE e.what = 'destroyed' AND ${before === null ? sql`1` : sql`e.id < ${before}`} ORDER BY e.id DESC LIMIT ${most}`);

export interface MasterRow {
  readonly place: string;
  readonly at: Instant;
  readonly by: string;
}
export const masterOf = (db: ReadDb, paperId: PaperId): MasterRow | undefined =>
  db.get(sql`SELECT place, recorded_at AS at, staff.name AS by FROM paper_master JOIN staff ON staff.id = recorded_by
    WHERE paper_id = ${paperId} ORDER BY paper_master.id DESC LIMIT 1`);
export const childrenOn = (db: ReadDb, paperId: PaperId): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM paper_child WHERE paper_id = ${paperId}`)?.n ?? 0;

/** When the newest note home of this title was printed, by child. */
export const lastNotes = (db: ReadDb, title: string): ReadonlyMap<ChildId, Instant> =>
  new Map(
    db
      .all<{ childId: ChildId; at: Instant }>(sql`SELECT child_id AS childId, max(made_at) AS at
        FROM paper JOIN paper_child ON paper_child.paper_id = paper.id WHERE kind = 'note-home' AND title = ${title} GROUP BY child_id`)
      .map(({ childId, at }) => [childId, at]),
  );

/** The name of a member of staff who works here now. */
export const activeStaff = (db: ReadDb, staffId: StaffId): string | undefined =>
  db.get<{ name: string }>(sql`SELECT name FROM staff WHERE id = ${staffId} AND active = 1`)?.name;

export type NewPaper = Pick<PaperRow, 'kind' | 'title' | 'onDay'>;
/** The paper with the year's next serial, allotted in this statement. */
export function insertPaper(tx: WriteDb, paper: NewPaper, author: Author): PaperId {
  const paperId = uuid() as PaperId;
  const year = Number(author.today.slice(0, 4));
  tx.run(sql`INSERT INTO paper (id, kind, year, serial, title, on_day, made_at, made_by)
    SELECT ${paperId}, ${paper.kind}, ${year}, 1 + coalesce(max(serial), 0), ${paper.title}, ${paper.onDay}, ${author.at}, ${author.by}
    FROM paper WHERE year = ${year}`);
  return paperId;
}
export const insertPaperChild = (tx: WriteDb, paperId: PaperId, childId: ChildId): number =>
  tx.run(sql`INSERT INTO paper_child (paper_id, child_id) VALUES (${paperId}, ${childId})`);
export const insertMaster = (tx: WriteDb, paperId: PaperId, place: string, author: Author): number =>
  tx.run(sql`INSERT INTO paper_master (id, paper_id, place, recorded_at, recorded_by)
    VALUES (${uuid()}, ${paperId}, ${place}, ${author.at}, ${author.by})`);

/** The paper's next copy, its number allotted in this statement. */
export function insertCopy(
  tx: WriteDb,
  paperId: PaperId,
  holder: { readonly name: string; readonly staffId: StaffId | null },
  collectBy: CalendarDate,
  author: Author,
): CopyId {
  const copyId = uuid() as CopyId;
  tx.run(sql`INSERT INTO paper_copy (id, paper_id, number, holder, holder_staff, collect_by, issued_at, issued_by)
    SELECT ${copyId}, ${paperId}, 1 + coalesce(max(number), 0), ${holder.name}, ${holder.staffId}, ${collectBy}, ${author.at}, ${author.by}
    FROM paper_copy WHERE paper_id = ${paperId}`);
  return copyId;
}

export interface NewEvent {
  readonly step: RecordedEvent['step'];
  readonly onDay: CalendarDate;
  readonly firstStaff?: StaffId;
  readonly secondStaff?: StaffId;
  readonly told?: string;
  readonly words?: string;
  readonly takesBack?: CopyEventId;
}
export const insertEvent = (tx: WriteDb, copyId: CopyId, event: NewEvent, author: Author): number =>
  tx.run(sql`INSERT INTO paper_copy_event (id, copy_id, what, on_day, first_staff, second_staff, told, words, takes_back, recorded_at, recorded_by)
    VALUES (${uuid()}, ${copyId}, ${event.step}, ${event.onDay}, ${event.firstStaff ?? null}, ${event.secondStaff ?? null}, ${event.told ?? ''},
      ${event.words ?? ''}, ${event.takesBack ?? null}, ${author.at}, ${author.by})`);
