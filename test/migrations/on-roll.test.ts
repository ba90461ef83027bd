import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentClasses, facesWithNeeds } from '#main/features/children/children.service.ts';
import { KnownNames } from '#main/features/children/known-names.ts';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';
import { type ReadDb, type Sql, wrapDatabase } from '#main/store/sql.ts';

const WHO = "'2026-11-24T09:00:00.000Z', 's1'";
/** One on roll with a need, one who left, one who was merged away, one without a class. */
const ROWS = `
  INSERT INTO class (id, name) VALUES ('c1', 'Robins');
  INSERT INTO child (id, surname, forename, preferred_forename, born, class_id, left_on, merged_into, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', 'Zo', '2019-02-03', 'c1', NULL, NULL, ${WHO}, ${WHO}),
    ('k2', 'Petrov', 'Łukasz', '', '2018-05-06', 'c1', '2026-07-20', NULL, ${WHO}, ${WHO}),
    ('k3', 'O’Brien', 'Zoe', '', '2019-02-03', 'c1', NULL, 'k1', ${WHO}, ${WHO}),
    ('k4', 'Khan', 'Ada', '', NULL, NULL, NULL, NULL, ${WHO}, ${WHO});
  INSERT INTO need (id, child_id, condition, severity, created_at, created_by, updated_at, updated_by)
    VALUES ('n1', 'k1', 'Asthma', 'watch', ${WHO}, ${WHO});
`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-on-roll-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 130),
  );
  db.exec(ROWS);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const seen = (read: ReadDb) => ({
  names: [...new KnownNames(read).shared],
  hits: new KnownNames(read).index.search('zo', 5).map(({ childId }) => childId),
  classes: currentClasses(read),
  faces: facesWithNeeds(read, { kind: 'all' }),
});

describe('the index of children by name', () => {
  it('changes nothing of what is found, counted and shown', () => {
    const before = seen(wrapDatabase(db));
    migrate(db);
    expect(seen(wrapDatabase(db))).toEqual(before);
    expect(before.hits).toEqual(['k1']);
    expect(before.classes).toMatchObject([{ classId: 'c1', children: 1 }]);
    expect(before.faces).toMatchObject([{ childId: 'k1', preferredForename: 'Zo', className: 'Robins' }]);
  });

  it('holds all that names, class counts and faces ask of a child, so no whole record is decrypted for them', () => {
    migrate(db);
    const steps: string[] = [];
    const explain = ({ text, values }: Sql) => {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[];
      steps.push(...plan.map(({ detail }) => detail).filter((detail) => /\bchild\b/.test(detail)));
      return [];
    };
    const read = { all: explain, get: explain, inTransaction: false } as unknown as ReadDb;
    new KnownNames(read);
    currentClasses(read);
    facesWithNeeds(read, { kind: 'all' });
    expect(steps).toHaveLength(3);
    for (const step of steps) expect(step).toContain('COVERING INDEX child_named');
  });
});
