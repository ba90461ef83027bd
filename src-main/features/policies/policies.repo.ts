import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { PolicyEntryId } from '#shared/domain/ids.ts';
import type { PolicyEntry } from '#shared/features/policies/policies.model.ts';

/** Every entry that nobody took back, the newest day first. */
export const entries = (db: ReadDb): PolicyEntry[] =>
  db.all(sql`SELECT e.id AS entryId, policy, step, on_day AS onDay, e.words AS words, e.recorded_at AS recordedAt,
      coalesce(staff.name, '') AS recordedBy
    FROM policy_entry AS e LEFT JOIN staff ON staff.id = e.recorded_by
    WHERE NOT EXISTS (SELECT 1 FROM policy_entry_back AS b WHERE b.entry_id = e.id) ORDER BY on_day DESC, e.id DESC`);

export const entryOfKey = (db: ReadDb, requestKey: string): PolicyEntryId | undefined =>
  db.get<{ id: PolicyEntryId }>(sql`SELECT id FROM policy_entry WHERE request_key = ${requestKey}`)?.id;

export function insertEntry(
  tx: WriteDb,
  { policy, step, onDay, words }: Pick<PolicyEntry, 'policy' | 'step' | 'onDay' | 'words'>,
  requestKey: string,
  { at, by }: Author,
): PolicyEntryId {
  const entryId = uuid() as PolicyEntryId;
  tx.run(sql`INSERT INTO policy_entry (id, policy, step, on_day, words, request_key, recorded_at, recorded_by)
    VALUES (${entryId}, ${policy}, ${step}, ${onDay}, ${words}, ${requestKey}, ${at}, ${by})`);
  return entryId;
}
export const insertBack = (tx: WriteDb, entryId: PolicyEntryId, words: string, { at, by }: Author): number =>
  tx.run(
    sql`INSERT INTO policy_entry_back (entry_id, words, recorded_at, recorded_by) VALUES (${entryId}, ${words}, ${at}, ${by})`,
  );
