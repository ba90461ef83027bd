import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { insertRun, lastGoodRun, lastRun } from '#main/features/backup/backup.repo.ts';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';
import { wrapDatabase } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';

it('a register of before has made no backup, keeps its rows, and what came of each try cannot be altered', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-backups-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 220),
    );
    db.exec("INSERT INTO class (id, name) VALUES ('c1', 'Robins')");
    migrate(db);
    expect(db.prepare('SELECT name FROM class').all()).toEqual([{ name: 'Robins' }]);
    const tx = wrapDatabase(db);
    expect([lastRun(tx), lastGoodRun(tx)]).toEqual([undefined, undefined]);
    const run = { reason: 'daily', folder: 'F', file: 'f', bytes: 5, auditSeq: 7 } as const;
    insertRun(tx, { ...run, at: '2026-11-23T08:31:00.000Z' as Instant, outcome: 'good' });
    insertRun(tx, { ...run, at: '2026-11-24T08:31:00.000Z' as Instant, outcome: 'backup-no-folder' });
    expect(lastGoodRun(tx)).toMatchObject({ at: '2026-11-23T08:31:00.000Z', auditSeq: 7 });
    expect(lastRun(tx)).toMatchObject({ outcome: 'backup-no-folder' });
    expect(() => db.exec("UPDATE backup_run SET outcome = 'good'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM backup_run')).toThrow('append-only');
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
