import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate, NEWEST } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = '2026-11-24T09:00:00.000Z';
/** Rows as the first version held them. */
const ROWS = `
  INSERT INTO meta VALUES ('vault-generation', '3');
  INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs A Larch', 'Office', '${NOW}', 's1');
  INSERT INTO class (id, name) VALUES ('c1', 'Robins');
  INSERT INTO child (id, surname, forename, class_id, created_at, created_by, updated_at, updated_by)
    VALUES ('k1', 'O’Brien', 'Zoë', 'c1', '${NOW}', 's1', '${NOW}', 's1');
  INSERT INTO contact (id, child_id, position, surname, updated_at, updated_by) VALUES ('p1', 'k1', 1, 'O’Brien', '${NOW}', 's1');
`;

describe('migrations', () => {
  it('are numbered each once, and stand in their order', () => {
    const versions = MIGRATIONS.map((m) => m.version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  it.each(MIGRATIONS.map((m) => m.version))(
    'bring real rows from version %i to the newest, to the same schema',
    (from) => {
      const key = randomBytes(32);
      const old = openEncrypted(join(folder, 'old.db'), key, { create: true });
      migrate(
        old,
        MIGRATIONS.filter((m) => m.version <= from),
      );
      expect(old.pragma('user_version', { simple: true })).toBe(from);
      old.exec(ROWS);
      migrate(old);
      const fresh = openEncrypted(join(folder, 'fresh.db'), key, { create: true });
      migrate(fresh);

      const schema = (db: typeof old) =>
        db.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all();
      expect(schema(old)).toEqual(schema(fresh));
      expect(old.pragma('user_version', { simple: true })).toBe(NEWEST);
      expect(old.prepare('SELECT forename, surname, class_id FROM child').all()).toEqual([
        { forename: 'Zoë', surname: 'O’Brien', class_id: 'c1' },
      ]);
      expect(old.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 1 });
      expect(old.pragma('foreign_key_check')).toEqual([]);
      expect(old.pragma('integrity_check', { simple: true })).toBe('ok');
      old.close();
      fresh.close();
    },
  );

  it('do nothing to a database that is up to date', () => {
    const db = openEncrypted(join(folder, 'twice.db'), randomBytes(32), { create: true });
    migrate(db);
    const before = db.pragma('schema_version', { simple: true });
    migrate(db);
    expect(db.pragma('schema_version', { simple: true })).toBe(before);
    db.close();
  });

  it('keep each break-glass opening of before as a row of its own, with its review', () => {
    const db = openEncrypted(join(folder, 'cards.db'), randomBytes(32), { create: true });
    migrate(
      db,
      MIGRATIONS.filter((m) => m.version < 80),
    );
    db.exec(ROWS);
    db.exec(`
      INSERT INTO emergency_card (id, child_id, opened_at, opened_by, reason, closed_at, reviewed_at, reviewed_by, review_words) VALUES
        ('e1', 'k1', '${NOW}', 's1', NULL, '${NOW}', NULL, NULL, NULL), ('e2', 'k1', '${NOW}', 's1', 'called', NULL, NULL, NULL, NULL),
        ('e3', 'k1', '${NOW}', 's1', 'in-front', '${NOW}', '${NOW}', 's1', 'Looked at, fine');
      INSERT INTO emergency_tap (id, card_id, kind, at, by_staff) VALUES ('t1', 'e2', 'timer-start', '${NOW}', 's1');`);
    migrate(db);
    expect(db.prepare('SELECT id, reason, ended_at, ended_how FROM break_glass ORDER BY id').all()).toEqual([
      { id: 'e2', reason: 'called', ended_at: null, ended_how: 'not-known' },
      { id: 'e3', reason: 'in-front', ended_at: NOW, ended_how: 'closed' },
    ]);
    expect(db.prepare('SELECT opening_id, words FROM break_glass_review').all()).toEqual([
      { opening_id: 'e3', words: 'Looked at, fine' },
    ]);
    expect(db.prepare('SELECT count(*) AS n FROM emergency_card').get()).toEqual({ n: 3 });
    expect(db.prepare('SELECT minutes FROM emergency_tap').get()).toEqual({ minutes: null });
    for (const forbidden of [
      "UPDATE break_glass SET reason = 'other'",
      "UPDATE break_glass SET ended_at = '2027-01-01'",
      'DELETE FROM break_glass',
      "UPDATE break_glass_review SET words = ''",
      'DELETE FROM break_glass_review',
    ]) {
      expect(() => db.exec(forbidden), forbidden).toThrow();
    }
    db.close();
  });

  it('say of a card closed before that nobody recorded who closed it, and answer review dates without reading a plan', () => {
    const db = openEncrypted(join(folder, 'incident.db'), randomBytes(32), { create: true });
    migrate(
      db,
      MIGRATIONS.filter((m) => m.version < 140),
    );
    db.exec(ROWS);
    db.exec(`INSERT INTO emergency_card (id, child_id, opened_at, opened_by, closed_at) VALUES ('e1', 'k1', '${NOW}', 's1', '${NOW}');
      INSERT INTO plan (id, child_id, mime, sha256, bytes, title, review_on, added_at, added_by)
        VALUES ('p1', 'k1', 'image/png', 'x', x'00', 'Plan', '2026-01-02', '${NOW}', 's1')`);
    migrate(db);
    expect(db.prepare('SELECT closed_at, closed_by FROM emergency_card').all()).toEqual([
      { closed_at: NOW, closed_by: null },
    ]);
    const asked = 'SELECT child_id, review_on FROM plan WHERE replaced_at IS NULL';
    expect(db.prepare(asked).all()).toEqual([{ child_id: 'k1', review_on: '2026-01-02' }]);
    expect(JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${asked}`).all())).toContain('COVERING INDEX plan_standing');
    db.close();
  });
});
