import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ClassId, StaffId } from '#shared/domain/ids.ts';
import type { SchoolAddress, StaffMember } from '#shared/features/access/access.contract.ts';
import type { Grant, Role } from '#shared/features/access/access.model.ts';

interface StaffRow {
  id: StaffId;
  name: string;
  label: string;
  active: number;
  last_sign_in: Instant | null;
}
interface GrantRow {
  staff_id: StaffId;
  role: Role;
  class_ids: string;
  until: Instant | null;
}

const toGrant = (row: GrantRow): Grant => ({
  role: row.role,
  classIds: JSON.parse(row.class_ids) as ClassId[],
  until: row.until,
});

/** All staff, present and past, with their roles; by name. */
export function allStaff(db: ReadDb): StaffMember[] {
  const grants = db.all<GrantRow>(
    sql`SELECT staff_id, role, class_ids, until FROM staff_grant ORDER BY staff_id, position`,
  );
  return db
    .all<StaffRow>(sql`SELECT id, name, label, active, last_sign_in FROM staff ORDER BY active DESC, name`)
    .map((row) => ({
      staffId: row.id,
      name: row.name,
      label: row.label,
      active: row.active === 1,
      lastSignIn: row.last_sign_in,
      grants: grants.filter((grant) => grant.staff_id === row.id).map(toGrant),
    }));
}

export const staffMember = (db: ReadDb, staffId: StaffId): StaffMember | undefined =>
  allStaff(db).find((member) => member.staffId === staffId);

export function insertStaff(
  tx: WriteDb,
  member: { staffId: StaffId; name: string; label: string },
  at: Instant,
  by: StaffId,
): void {
  tx.run(
    sql`INSERT INTO staff (id, name, label, created_at, created_by) VALUES (${member.staffId}, ${member.name}, ${member.label}, ${at}, ${by})`,
  );
}

export function setGrants(tx: WriteDb, staffId: StaffId, label: string, grants: readonly Grant[]): void {
  tx.run(sql`UPDATE staff SET label = ${label} WHERE id = ${staffId}`);
  tx.run(sql`DELETE FROM staff_grant WHERE staff_id = ${staffId}`);
  grants.forEach((grant, position) => {
    tx.run(sql`INSERT INTO staff_grant (staff_id, position, role, class_ids, until)
      VALUES (${staffId}, ${position}, ${grant.role}, ${JSON.stringify(grant.classIds)}, ${grant.until})`);
  });
}

export const deactivate = (tx: WriteDb, staffId: StaffId): number =>
  tx.run(sql`UPDATE staff SET active = 0 WHERE id = ${staffId}`);

export const noteSignIn = (tx: WriteDb, staffId: StaffId, at: Instant): number =>
  tx.run(sql`UPDATE staff SET last_sign_in = ${at} WHERE id = ${staffId}`);

export function insertSchool(tx: WriteDb, school: SchoolAddress, at: Instant, by: StaffId): void {
  // The policy contradicts itself on its next review: both dates are kept until the school says which is right.
  const reviews = JSON.stringify([
    { label: 'Policy review, as the Monitoring section says', date: '2027-02-01' },
    { label: 'Policy review, as the header says', date: '2027-05-01' },
  ]);
  tx.run(sql`INSERT INTO school (id, name, street, town, postcode, phone, policy_reviews, updated_at, updated_by)
    VALUES (1, ${school.name}, ${school.street}, ${school.town}, ${school.postcode}, ${school.phone}, ${reviews}, ${at}, ${by})`);
}

export const meta = (db: ReadDb, name: string): string | undefined =>
  db.get<{ value: string }>(sql`SELECT value FROM meta WHERE name = ${name}`)?.value;

export const setMeta = (tx: WriteDb, name: string, value: string): number =>
  tx.run(
    sql`INSERT INTO meta (name, value) VALUES (${name}, ${value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );

/** Wrong-password rows per name since `since`, for the notice to Leads. */
export const refusalsSince = (db: ReadDb, since: Instant): { name: string; tries: number }[] =>
  db.all(sql`SELECT staff.name AS name, count(*) AS tries FROM audit JOIN staff ON staff.id = audit.staff_id
    WHERE audit.what = 'session.refused' AND audit.at > ${since} GROUP BY staff.id`);

export const currentClasses = (db: ReadDb): { classId: ClassId; name: string }[] =>
  db.all(sql`SELECT id AS classId, name FROM class WHERE retired_at IS NULL ORDER BY position, name`);

/** Who became a Lead by the recovery code since then; newest first. */
export const recoveriesSince = (db: ReadDb, since: Instant): { name: string; at: Instant }[] =>
  db.all(sql`SELECT staff.name AS name, audit.at AS at FROM audit JOIN staff ON staff.id = audit.staff_id
    WHERE audit.what = 'recovery-code.used' AND audit.at > ${since} ORDER BY audit.seq DESC`);
