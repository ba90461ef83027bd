import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
/** One use with both children taken out, one with one of two, one that stands; two purposes. */
const ROWS = `
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO purpose (id, name, position, basis, created_at, created_by) VALUES
    ('p1', 'Website', 0, 'consent', '${AT}', 's1'), ('p2', 'Press', 1, 'consent', '${AT}', 's1');
  INSERT INTO picture_use (id, purpose_id, picture, place, since, recorded_at, recorded_by) VALUES
    ('u1', 'p1', 'a.jpg', 'Home page', '2026-09-01', '${AT}', 's1'), ('u2', 'p2', 'b.jpg', 'The Echo', '2026-09-02', '${AT}', 's1'),
    ('u3', 'p1', 'c.jpg', 'News', '2026-09-03', '${AT}', 's2');
  INSERT INTO picture_use_child VALUES
    ('u1', 'k1', '2026-10-01T09:00:00.000Z', 's1'), ('u1', 'k2', '2026-10-02T09:00:00.000Z', 's2'),
    ('u2', 'k1', '2026-10-01T09:00:00.000Z', 's1'), ('u2', 'k2', NULL, NULL), ('u3', 'k2', NULL, NULL);
`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-uses-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 260),
  );
  db.exec(ROWS);
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
const all = (text: string) => db.prepare(text).raw().all();

describe('the uses of pictures', () => {
  it('keep what was used, for what, where, since when, by whom, with whom', () => {
    expect(all('SELECT id, picture, place, place_words, since, recorded_by FROM picture_use ORDER BY id')).toEqual([
      ['u1', 'a.jpg', 'other', 'Home page', '2026-09-01', 's1'],
      ['u2', 'b.jpg', 'other', 'The Echo', '2026-09-02', 's1'],
      ['u3', 'c.jpg', 'other', 'News', '2026-09-03', 's2'],
    ]);
    expect(all('SELECT use_id, purpose_id FROM picture_use_purpose ORDER BY use_id')).toEqual([
      ['u1', 'p1'],
      ['u2', 'p2'],
      ['u3', 'p1'],
    ]);
    expect(all('SELECT use_id, child_id FROM picture_use_child ORDER BY use_id, child_id')).toEqual([
      ['u1', 'k1'],
      ['u1', 'k2'],
      ['u2', 'k1'],
      ['u2', 'k2'],
      ['u3', 'k2'],
    ]);
  });

  it('end only where every child in them was taken out: what is in doubt stands', () => {
    expect(all('SELECT use_id, state, done_on FROM picture_use_event')).toEqual([['u1', 'taken-down', '2026-10-02']]);
  });

  it.each([
    `UPDATE picture_use SET picture = ''`,
    'DELETE FROM picture_use',
    `UPDATE picture_use_purpose SET purpose_id = 'p2'`,
    'DELETE FROM picture_use_purpose',
    `UPDATE picture_use_child SET child_id = 'k2' WHERE use_id = 'u3'`,
    `UPDATE picture_use_child SET use_id = 'u1' WHERE use_id = 'u3'`,
    'DELETE FROM picture_use_child',
    `UPDATE picture_use_event SET state = 'still-up'`,
    'DELETE FROM picture_use_event',
  ])('are append-only: %s', (statement) => {
    expect(() => db.exec(statement)).toThrow('append-only');
  });
});
