import { join, list, type ReadDb, type Sql, sql } from '#main/store/sql.ts';
import { addDays, type Instant, instantOf, londonMidnight } from '#shared/domain/calendar-date.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { type AuditFilter, type AuditKind, FAILURES, LOOKS } from '#shared/features/audit/audit.model.ts';
import type { Named } from '#shared/features/children/told-apart.rules.ts';

const PAGE = 100;

export interface SeenRow {
  readonly seq: number;
  readonly at: Instant;
  readonly who: string | null;
  readonly role: string;
  readonly device: string;
  readonly what: string;
  readonly fields: readonly string[];
  readonly childId: ChildId | null;
  /** The child that the entry concerns, as it is named now; null: none. */
  readonly child: Named | null;
}

export interface Wanted extends AuditFilter {
  readonly before: number | null;
  /** Only looks at children: what a SENCo oversees. */
  readonly looksOnly: boolean;
}

interface FoundRow extends Omit<SeenRow, 'fields' | 'child'>, Omit<Named, 'forename'> {
  readonly fields: string;
  /** Null where the entry concerns no child. */
  readonly forename: string | null;
}

const of = (feature: string): Sql => sql`audit.what LIKE ${`${feature}.%`}`;

function conditionOf(kind: AuditKind): Sql {
  switch (kind) {
    case 'everything':
      return sql`1`;
    case 'looks':
      return sql`audit.what IN (${list(LOOKS)})`;
    case 'emergency':
      return sql`(${of('emergency')} OR ${of('break-glass')})`;
    case 'break-glass':
      return of('break-glass');
    case 'failures':
      return sql`audit.what IN (${list(FAILURES)})`;
    case 'changes':
      return sql`NOT (${of('session')} OR ${of('demo')} OR audit.what IN (${list(LOOKS)}))`;
    case 'sessions':
      return sql`(${of('session')} OR ${of('demo')})`;
    case 'staff':
      return of('staff');
  }
}

function conditionsOf(filter: AuditFilter): Sql[] {
  const conditions = [conditionOf(filter.kind)];
  if (filter.staffId !== null) conditions.push(sql`audit.staff_id = ${filter.staffId}`);
  if (filter.childId !== null)
    conditions.push(
      sql`audit.child_id IN (SELECT ${filter.childId} UNION SELECT id FROM child WHERE merged_into = ${filter.childId})`,
    );
  if (filter.from !== null) conditions.push(sql`audit.at >= ${instantOf(londonMidnight(filter.from))}`);
  if (filter.to !== null) conditions.push(sql`audit.at < ${instantOf(londonMidnight(addDays(filter.to, 1)))}`);
  return conditions;
}

/** Where entries are picked from: a child's are few and found at once; all else walks the narrow index, not the wide rows. */
const narrow = ({ childId }: AuditFilter): Sql => (childId === null ? sql`audit INDEXED BY audit_seen` : sql`audit`);

/**
 * Entries newest first, with the names of staff and child as they are now; what concerned a record
 * that was put together with another stands under the one kept. One more than a page tells that older ones exist; `total` is how
 * many there are on all pages.
 */
export function seenRows(db: ReadDb, wanted: Wanted): { rows: SeenRow[]; older: number | null; total: number } {
  const conditions = conditionsOf(wanted);
  if (wanted.looksOnly) conditions.push(sql`audit.what IN (${list(LOOKS)})`);
  const from = narrow(wanted);
  const counted = db.get<{ total: number }>(
    sql`SELECT count(*) AS total FROM ${from} WHERE ${join(conditions, ' AND ')}`,
  );
  if (wanted.before !== null) conditions.push(sql`audit.seq < ${wanted.before}`);
  const found = db.all<FoundRow>(sql`
    SELECT audit.seq AS seq, audit.at AS at, staff.name AS who, audit.role AS role, audit.device AS device, audit.what AS what, audit.fields AS fields,
      coalesce(child.id, audit.child_id) AS childId, child.forename AS forename, child.surname AS surname,
      child.preferred_forename AS preferredForename, child.preferred_surname AS preferredSurname, class.name AS className,
      child.born AS born, child.left_on AS leftOn
    FROM audit LEFT JOIN staff ON staff.id = audit.staff_id LEFT JOIN child AS seen ON seen.id = audit.child_id
      LEFT JOIN child ON child.id = coalesce(seen.merged_into, seen.id)
      LEFT JOIN class ON class.id = child.class_id
    WHERE audit.seq IN (SELECT seq FROM ${from} WHERE ${join(conditions, ' AND ')} ORDER BY seq DESC LIMIT ${PAGE + 1})
    ORDER BY audit.seq DESC`);
  const rows = found
    .slice(0, PAGE)
    .map(({ seq, at, who, role, device, what, fields, childId, forename, ...child }) => ({
      ...{ seq, at, who, role, device, what, childId, fields: JSON.parse(fields) as string[] },
      child: forename === null ? null : { ...child, forename },
    }));
  return { rows, older: found.length > PAGE ? (rows.at(-1)?.seq ?? null) : null, total: counted?.total ?? 0 };
}

/** An entry as it leaves in a list: the child by number alone, and the row's own hash. */
export interface ListedRow extends Omit<SeenRow, 'child' | 'fields'> {
  readonly fields: string;
  readonly hash: string;
}

/** The entries that a filter leaves, oldest first, in pieces, so that a long audit does not stand in memory at once. */
export const listedRows = (db: ReadDb, filter: AuditFilter, after: number, limit: number): ListedRow[] =>
  db.all(sql`SELECT audit.seq AS seq, audit.at AS at, staff.name AS who, audit.role AS role, audit.device AS device, audit.what AS what,
      audit.fields AS fields, audit.child_id AS childId, audit.hash AS hash
    FROM audit LEFT JOIN staff ON staff.id = audit.staff_id
    WHERE audit.seq IN (SELECT seq FROM ${narrow(filter)}
      WHERE ${join([...conditionsOf(filter), sql`audit.seq > ${after}`], ' AND ')} ORDER BY seq LIMIT ${limit})
    ORDER BY audit.seq`);

/** Everybody who ever had an account here: the history keeps their names. */
export const peopleOfAudit = (db: ReadDb): { staffId: StaffId; name: string }[] =>
  db.all(sql`SELECT id AS staffId, name FROM staff ORDER BY name`);
