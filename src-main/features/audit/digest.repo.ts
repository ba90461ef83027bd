import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { DigestEntry } from '#shared/features/audit/digest.rules.ts';

/**
 * Entries from then on, oldest first; of a row only what the digest's rules look at. By number from the first of these days on:
 * what was written while the clock stood wrong is among them, whatever time it bears.
 */
export const entriesSince = (db: ReadDb, from: Instant): DigestEntry[] =>
  db.all(sql`SELECT seq, at, staff_id AS staffId, what, child_id AS childId FROM audit INDEXED BY audit_seen
    WHERE seq >= (SELECT min(seq) FROM audit INDEXED BY audit_at WHERE at > ${from}) ORDER BY seq`);

export const namesOfStaff = (db: ReadDb): ReadonlyMap<string, string> =>
  new Map(db.all<{ id: string; name: string }>(sql`SELECT id, name FROM staff`).map(({ id, name }) => [id, name]));

/** Up to when this Lead has seen the digest; null when never. */
export const digestSeen = (db: ReadDb, staffId: StaffId): Instant | null =>
  db.get<{ upTo: Instant }>(sql`SELECT up_to AS upTo FROM audit_digest_seen WHERE staff_id = ${staffId}`)?.upTo ?? null;

export const noteDigestSeen = (tx: WriteDb, staffId: StaffId, upTo: Instant): number =>
  tx.run(sql`INSERT INTO audit_digest_seen (staff_id, up_to) VALUES (${staffId}, ${upTo})
    ON CONFLICT (staff_id) DO UPDATE SET up_to = excluded.up_to`);

/** When the first entry of all was written; null before it. */
export const firstEntryAt = (db: ReadDb): Instant | null =>
  db.get<{ at: Instant }>(sql`SELECT at FROM audit ORDER BY seq LIMIT 1`)?.at ?? null;
