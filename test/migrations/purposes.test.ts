import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-09-01T09:00:00.000Z';
/** One purpose as it was made, one reworded twice; a yes on the first version of each. */
const ROWS = `
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO purpose (id, name, position, basis, wording, wording_version, created_at, created_by) VALUES
    ('p1', 'Website', 0, 'consent', 'May we?', 1, '${AT}', 's1'), ('p2', 'Press', 1, 'public-task', 'Now this', 3, '${AT}', 's1');
  INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, method, decided_on, wording_version, recorded_at, recorded_by) VALUES
    ('d1', 'k1', 'p1', 'given', 'child', 'paper', '2026-09-07', 1, '${AT}', 's1'),
    ('d2', 'k1', 'p2', 'given', 'child', 'paper', '2026-09-07', 1, '${AT}', 's1');
  INSERT INTO picture_use (id, picture, place, since, recorded_at, recorded_by) VALUES ('u1', 'a.jpg', 'website', '2026-09-01', '${AT}', 's1');
`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-purposes-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 340),
  );
  db.exec(ROWS);
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
const all = (text: string) => db.prepare(text).raw().all();

describe('purposes in full', () => {
  it('keep what was set, hold until the child leaves, and every answer counts as before', () => {
    expect(
      all(
        'SELECT id, name, kind, basis, wording, validity, no_full_name, condition, counts_from FROM purpose ORDER BY id',
      ),
    ).toEqual([
      ['p1', 'Website', 'pictures', 'consent', 'May we?', 'until-leaving', 0, '', 1],
      ['p2', 'Press', 'pictures', 'public-task', 'Now this', 'until-leaving', 0, '', 1],
    ]);
    expect(all('SELECT id, asked_on, valid_until, wording_version FROM consent_decision ORDER BY id')).toEqual([
      ['d1', null, null, 1],
      ['d2', null, null, 1],
    ]);
    expect(all('SELECT full_names FROM picture_use')).toEqual([[null]]);
  });

  it('keep the wording in use as its version, and make none up for those that were not kept', () => {
    expect(
      all('SELECT purpose_id, version, wording, made_at, made_by FROM purpose_version ORDER BY purpose_id'),
    ).toEqual([
      ['p1', 1, 'May we?', AT, 's1'],
      ['p2', 3, 'Now this', null, null],
    ]);
  });

  it.each([
    `UPDATE purpose_version SET wording = ''`,
    'DELETE FROM purpose_version',
    `UPDATE consent_decision SET asked_on = '2026-09-01'`,
    `UPDATE consent_decision SET valid_until = '2027-09-01'`,
    'DELETE FROM consent_decision',
  ])('are append-only: %s', (statement) => {
    expect(() => db.exec(statement)).toThrow('append-only');
  });
});
