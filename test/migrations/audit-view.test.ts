import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-audit-view-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 240),
  );
  const insert = db.prepare(`INSERT INTO audit (seq, epoch, at, mono, role, device, what, fields, previous, hash, seal)
    VALUES (?, 1, ?, ?, 'lead', 'PC', ?, '[]', 'p', 'h', 's')`);
  for (let seq = 1; seq <= 300; seq += 1)
    insert.run(seq, new Date(1e12 + seq).toISOString(), seq, seq % 9 === 0 ? 'session.refused' : 'child.opened');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('finds the entries of an older register by kind and by day without reading all, and changes none', () => {
  const rows = () => JSON.stringify(db.prepare('SELECT * FROM audit ORDER BY seq').all());
  const before = rows();
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version <= 240),
  );
  expect(rows()).toBe(before);
  const plan = (where: string) =>
    db
      .prepare(`EXPLAIN QUERY PLAN SELECT seq FROM audit WHERE ${where} ORDER BY seq DESC LIMIT 101`)
      .all()
      .map((step) => (step as { detail: string }).detail)
      .join();
  expect(plan("what = 'session.refused'")).toContain('audit_what');
  expect(plan("at >= '2026' AND at < '2027'")).toContain('audit_at');
  expect(() => db.exec("UPDATE audit SET what = 'x' WHERE seq = 1")).toThrow('append-only');
});

it('finds what a page shows, a count and a digest in the narrow index of step 331, and changes no entry', () => {
  const rows = () => JSON.stringify(db.prepare('SELECT * FROM audit ORDER BY seq').all());
  const before = rows();
  migrate(db);
  expect(rows()).toBe(before);
  const plan = (query: string) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${query}`)
      .all()
      .map((step) => (step as { detail: string }).detail)
      .join();
  const from = 'FROM audit INDEXED BY audit_seen WHERE';
  for (const where of [
    "what IN ('child.opened', 'medical.opened')",
    "staff_id = 's' AND at > '2026'",
    "NOT what LIKE 'session.%'",
  ]) {
    const page = plan(`SELECT seq ${from} ${where} ORDER BY seq DESC LIMIT 101`);
    expect(page).toContain('COVERING INDEX audit_seen');
    expect(page, where).not.toContain('TEMP B-TREE');
    expect(plan(`SELECT count(*) ${from} ${where}`)).toContain('COVERING INDEX audit_seen');
  }
  expect(plan(`SELECT seq, at, staff_id, what, child_id ${from} seq >= 5 ORDER BY seq`)).toContain(
    'COVERING INDEX audit_seen',
  );
  expect(() => db.exec('DELETE FROM audit WHERE seq = 1')).toThrow('append-only');
});
