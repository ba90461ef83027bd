import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database, { type Statement } from 'better-sqlite3';
import { REGISTER_FILE } from '#main/store/making.ts';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithPassword } from '#main/vault/vault.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { median, ratioOfMedians } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';

interface Read {
  readonly text: string;
  readonly how: 'all' | 'get';
  readonly values: readonly unknown[];
}

/**
 * The statements of `medical.board`, asked of the encrypted register and of a plain file: the same file decrypted in place, so
 * page for page the same rows. Cold: what the first board after a sign-in asks, on a connection just opened, its page cache
 * empty (the system's own is warm for both); warm: what the next board asks, on the same connection. Opening is not counted.
 */
export async function measureQuery(
  home: string,
  staffId: StaffId,
  rounds: number,
): Promise<{ readonly cold: number; readonly warm: number; readonly coldMs: number; readonly plainColdMs: number }> {
  const boards = await readsOfTwoBoards(home, staffId);
  const { dataKey } = await unlockWithPassword({ home, staffId, password: LEAD.password, keychain: null });
  const key = databaseKey(dataKey);
  const file = join(home, REGISTER_FILE);
  const plainFile = join(home, 'plain.db');
  decryptedCopy(file, plainFile, key);
  const open = { ours: () => openEncrypted(file, key), plain: () => new Database(plainFile, { fileMustExist: true }) };
  const times = {
    ours: { cold: [] as number[], warm: [] as number[] },
    plain: { cold: [] as number[], warm: [] as number[] },
  };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const which of round % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const)) {
        const db = open[which]();
        const [cold, warm] = [replay(db, boards.first), replay(db, boards.next)];
        db.close();
        if (round === 0) continue;
        times[which].cold.push(cold);
        times[which].warm.push(warm);
      }
    }
  } finally {
    rmSync(plainFile, { force: true });
  }
  return {
    cold: ratioOfMedians(times.ours.cold, times.plain.cold),
    warm: ratioOfMedians(times.ours.warm, times.plain.warm),
    coldMs: median(times.ours.cold),
    plainColdMs: median(times.plain.cold),
  };
}

function replay(db: Database.Database, reads: readonly Read[]): number {
  const began = performance.now();
  for (const { text, how, values } of reads) db.prepare(text)[how](...values);
  return performance.now() - began;
}

/** What the board's call asks of the database file, listened to at the driver: whatever the handler does today. */
async function readsOfTwoBoards(
  home: string,
  staffId: StaffId,
): Promise<{ readonly first: readonly Read[]; readonly next: readonly Read[] }> {
  let heard: Read[] | null = null;
  const prototype = Database.prototype as { prepare(text: string): Statement };
  const { prepare } = prototype;
  prototype.prepare = function (this: Database.Database, text) {
    const statement = prepare.call(this, text);
    for (const how of ['all', 'get'] as const) {
      const run = statement[how].bind(statement) as (...values: unknown[]) => unknown;
      statement[how] = (...values: unknown[]) => {
        const inMemory = prepare.call(this, "SELECT name FROM sqlite_temp_master WHERE type = 'table'").all();
        // Notes that the session keeps in memory are no part of the file.
        const isOfFile = !(inMemory as { name: string }[]).some(({ name }) => text.includes(name));
        if (isOfFile) heard?.push({ text, how, values });
        return run(...values) as never;
      };
    }
    return statement;
  };
  const app = openApp(home);
  const listen = async (): Promise<readonly Read[]> => {
    const reads: Read[] = [];
    heard = reads;
    const { children } = await ask(app, 'medical.board', {});
    heard = null;
    if (children.length === 0 || reads.length === 0) throw new Error('The board asked for nothing.');
    return reads;
  };
  try {
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    return { first: await listen(), next: await listen() };
  } finally {
    prototype.prepare = prepare;
    app.close();
  }
}

function decryptedCopy(from: string, to: string, key: Buffer): void {
  copyFileSync(from, to);
  const db = openEncrypted(to, key);
  db.pragma('journal_mode=DELETE');
  db.rekey(Buffer.alloc(0));
  db.close();
  const plain = new Database(to);
  plain.pragma('journal_mode=WAL');
  plain.close();
}
