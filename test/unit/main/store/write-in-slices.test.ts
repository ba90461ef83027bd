import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql, type WriteDb } from '#main/store/sql.ts';
import { MadeWay, openStore, type Store } from '#main/store/store.ts';

let home: string;
let store: Store;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'careboard-test-'));
  store = openStore(join(home, 'register.db'), randomBytes(32), { create: true });
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true, force: true });
});

const put = (tx: WriteDb, name: string) => tx.run(sql`INSERT INTO meta (name, value) VALUES (${name}, '1')`);
const kept = () =>
  store.read.all<{ key: string }>(sql`SELECT name AS key FROM meta ORDER BY name`).map(({ key }) => key);
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
function* three(tx: WriteDb): Generator<number, string> {
  for (let i = 1; i <= 3; i += 1) {
    put(tx, `long ${i}`);
    yield i;
  }
  return 'done';
}

describe('a write in slices', () => {
  it('writes all of it when nobody asks for anything meanwhile', async () => {
    expect(await store.writeInSlices(three, soon)).toBe('done');
    expect(kept()).toEqual(['long 1', 'long 2', 'long 3']);
  });

  it.each<[string, () => void, string[]]>([
    ['a read', () => void kept(), []],
    ['a write', () => void store.write((tx) => put(tx, 'short')), ['short']],
    ['asking whether a transaction is open', () => void store.read.inTransaction, []],
  ])('is taken back by %s in a turn of the others, which finds nothing of it', async (_what, act, left) => {
    let found: string[] | null = null;
    const long = store.writeInSlices(three, async (step) => {
      await soon();
      if (step === 2) {
        act();
        found = kept();
      }
    });
    await expect(long).rejects.toThrow(MadeWay);
    expect(found).toEqual(left);
    expect(kept()).toEqual(left);
  });

  it('is taken back by whoever asks while it is told how far it is', async () => {
    let found: string[] | null = null;
    const long = store.writeInSlices(three, () => {
      found ??= kept();
      return undefined;
    });
    await expect(long).rejects.toThrow(MadeWay);
    expect(found).toEqual([]);
  });

  it('makes way for a second one, and does not touch it after', async () => {
    const first = store.writeInSlices(three, () => soon().then(soon).then(soon));
    const second = store.writeInSlices(
      function* (tx: WriteDb) {
        put(tx, 'second');
        yield 1;
        return 'second';
      },
      () => soon().then(soon).then(soon).then(soon).then(soon),
    );
    await expect(first).rejects.toThrow(MadeWay);
    expect(await second).toBe('second');
    expect(kept()).toEqual(['second']);
  });

  it.each(['work', 'breathe'] as const)('leaves nothing when its %s fails', async (where) => {
    const fail = () => {
      throw new Error('stop');
    };
    const long = store.writeInSlices(
      function* (tx: WriteDb) {
        put(tx, 'half');
        yield 1;
        if (where === 'work') fail();
      },
      () => (where === 'breathe' ? soon().then(fail) : soon()),
    );
    await expect(long).rejects.toThrow('stop');
    expect(kept()).toEqual([]);
    store.write((tx) => put(tx, 'short'));
    expect(kept()).toEqual(['short']);
  });

  it('a register closed in a turn of the others holds nothing of it', async () => {
    const key = randomBytes(32);
    const file = join(home, 'other.db');
    const other = openStore(file, key, { create: true });
    const long = other.writeInSlices(three, soon);
    other.close();
    await expect(long).rejects.toThrow(MadeWay);
    const again = openStore(file, key);
    expect(again.read.all(sql`SELECT name FROM meta`)).toEqual([]);
    again.close();
  });
});
