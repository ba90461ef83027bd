import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { sql, type WriteDb } from '#main/store/sql.ts';

/** The purposes that schools' forms usually ask about; the school words, adds and retires them as it likes. */
const USUAL_PURPOSES = [
  'Website',
  'Social media',
  'Printed prospectus / newsletter',
  'Local press',
  'Displays in school',
  'Video',
  'Official school photographer',
] as const;

/** Gives a new school the usual purposes, all by consent: the policy asks permission for social and printed media. */
export function seedPurposes(tx: WriteDb, author: Author): void {
  USUAL_PURPOSES.forEach((name, position) => {
    tx.run(sql`INSERT INTO purpose (id, name, position, basis, created_at, created_by)
      VALUES (${uuid()}, ${name}, ${position}, 'consent', ${author.at}, ${author.by})`);
  });
}
