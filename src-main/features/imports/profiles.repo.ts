import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { Mapping } from '#shared/features/imports/columns.ts';
import type { CsvKind, ProfileId, PurposeColumn, SaidWord } from '#shared/features/imports/imports.model.ts';

/** How the columns of files with these headers are matched. */
export interface ProfileRow {
  readonly profileId: ProfileId;
  readonly name: string;
  readonly kind: CsvKind;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly purposes: readonly PurposeColumn[];
  readonly words: readonly SaidWord[];
  readonly savedAt: Instant;
  readonly by: string;
}
type Raw = Omit<ProfileRow, 'headers' | 'mapping' | 'purposes' | 'words'> & { headers: string; mapping: string };

/** The very same headers in the same order, case aside: another order may be another system's file. */
const keyOf = (headers: readonly string[]): string => JSON.stringify(headers.map((header) => header.toLowerCase()));

export const allProfiles = (db: ReadDb): ProfileRow[] =>
  db
    .all<Raw>(sql`SELECT import_profile.id AS profileId, import_profile.name AS name, kind, headers, mapping, saved_at AS savedAt,
        coalesce(staff.name, '') AS by
      FROM import_profile LEFT JOIN staff ON staff.id = saved_by ORDER BY import_profile.name`)
    .map(({ headers, mapping, ...row }) => {
      const saved = JSON.parse(mapping) as { columns: Mapping; purposes: PurposeColumn[]; words?: SaidWord[] };
      const { columns, purposes, words = [] } = saved;
      return { ...row, headers: JSON.parse(headers) as string[], mapping: columns, purposes, words };
    });

/** The profile for a file with these headers, if one was saved. */
export const profileFor = (db: ReadDb, headers: readonly string[]): ProfileRow | null =>
  allProfiles(db).find((row) => keyOf(row.headers) === keyOf(headers)) ?? null;

/** Saves a profile; one with the same headers is replaced. */
export function saveProfile(
  tx: WriteDb,
  row: Pick<ProfileRow, 'name' | 'kind' | 'headers' | 'mapping' | 'purposes' | 'words'>,
  author: Author,
): ProfileId {
  const old = profileFor(tx, row.headers);
  if (old) removeProfile(tx, old.profileId);
  const profileId = uuid() as ProfileId;
  const mapping = JSON.stringify({ columns: row.mapping, purposes: row.purposes, words: row.words });
  tx.run(sql`INSERT INTO import_profile (id, kind, name, headers, mapping, saved_at, saved_by)
    VALUES (${profileId}, ${row.kind}, ${row.name}, ${JSON.stringify(row.headers)}, ${mapping}, ${author.at}, ${author.by})`);
  return profileId;
}

export const renameProfile = (tx: WriteDb, profileId: ProfileId, name: string): number =>
  tx.run(sql`UPDATE import_profile SET name = ${name} WHERE id = ${profileId}`);

export const removeProfile = (tx: WriteDb, profileId: ProfileId): number =>
  tx.run(sql`DELETE FROM import_profile WHERE id = ${profileId}`);
