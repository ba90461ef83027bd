import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { dropKeptFiles, keepFile } from '#main/store/keep-file.ts';
import { sql } from '#main/store/sql.ts';
import { openStore, type Store } from '#main/store/store.ts';
import { giveRoom, KEPT_ROOM, keepMoreRoom, keptRoom, ROOM_STEP } from '#main/vault/kept-room.ts';

const PLENTY = 1_000_000_000;
let home: string;
let store: Store;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'careboard-room-'));
  store = openStore(join(home, 'register.db'), randomBytes(32), { create: true });
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true, force: true });
});

const full = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
const classes = () => store.read.all<{ name: string }>(sql`SELECT name FROM class`).map(({ name }) => name);
const addClass = (tx: Parameters<Parameters<Store['write']>[0]>[0], name: string) =>
  tx.run(sql`INSERT INTO class (id, name) VALUES (${name}, ${name})`);

it('is made step by step, never to the last free byte, and given back step by step', () => {
  for (let i = 0; i < 20; i += 1) keepMoreRoom(home, PLENTY);
  expect(keptRoom(home)).toBe(KEPT_ROOM);
  for (let left = KEPT_ROOM - ROOM_STEP; left >= 0; left -= ROOM_STEP) {
    expect(giveRoom(home)).toBe(true);
    expect(keptRoom(home)).toBe(left);
  }
  expect(giveRoom(home)).toBe(false);
  keepMoreRoom(home, 2 * ROOM_STEP - 1);
  expect(keptRoom(home)).toBe(0);
  keepMoreRoom(home, 2 * ROOM_STEP);
  expect(keptRoom(home)).toBe(ROOM_STEP);
});

it('a write that finds the disk full runs again as often as there is room to give, and writes once', () => {
  for (let i = 0; i < 3; i += 1) keepMoreRoom(home, PLENTY);
  let tries = 0;
  const written: number[] = [];
  store.write((tx) => {
    tries += 1;
    tx.onceWritten(() => written.push(tries));
    addClass(tx, `Oak ${tries}`);
    if (keptRoom(home) > 0) throw full();
  });
  expect(tries).toBe(4);
  expect(written).toEqual([4]);
  expect(classes()).toEqual(['Oak 4']);
});

it('a bulky write gets nothing of it, and with nothing left to give the disk is said to be full', () => {
  keepMoreRoom(home, PLENTY);
  const fails = (bulky: boolean) => () =>
    store.write((tx) => {
      addClass(tx, 'Oak');
      throw full();
    }, bulky);
  expect(fails(true)).toThrow('disk-full');
  expect(keptRoom(home)).toBe(ROOM_STEP);
  expect(fails(false)).toThrow('disk-full');
  expect(keptRoom(home)).toBe(0);
  expect(classes()).toEqual([]);
});

it('any other failure is not tried again', () => {
  keepMoreRoom(home, PLENTY);
  let tries = 0;
  expect(() =>
    store.write(() => {
      tries += 1;
      throw new AppError('changed-elsewhere');
    }),
  ).toThrow('changed-elsewhere');
  expect([tries, keptRoom(home)]).toEqual([1, ROOM_STEP]);
});

it('a file that is changed inside a write goes back with it, each time, and stays with it', () => {
  const file = join(home, 'choice.json');
  const fresh = join(home, 'fresh.json');
  writeFileSync(file, 'old');
  keepMoreRoom(home, PLENTY);
  const found: string[] = [];
  const change = (end: () => void) => () =>
    store.write((tx) => {
      found.push(readFileSync(file, 'utf8'), String(existsSync(fresh)));
      keepFile(tx, file);
      writeFileSync(file, 'new');
      keepFile(tx, fresh);
      writeFileSync(fresh, 'new');
      end();
    });
  expect(
    change(() => {
      throw full();
    }),
  ).toThrow('disk-full');
  expect(found).toEqual(['old', 'false', 'old', 'false']);
  expect([readFileSync(file, 'utf8'), existsSync(fresh), existsSync(`${file}.before`)]).toEqual(['old', false, false]);
  change(() => undefined)();
  expect([readFileSync(file, 'utf8'), readFileSync(fresh, 'utf8'), existsSync(`${file}.before`)]).toEqual([
    'new',
    'new',
    false,
  ]);
});

it('what a kill left of such a change is dropped, and nothing else', () => {
  writeFileSync(join(home, 'vault.json.before'), 'old');
  writeFileSync(join(home, 'notes.before'), 'somebody’s');
  dropKeptFiles(home);
  expect([existsSync(join(home, 'vault.json.before')), existsSync(join(home, 'notes.before'))]).toEqual([false, true]);
});

it('a long write that is taken back undoes what it changed outside', async () => {
  const undone: string[] = [];
  const work = store.writeInSlices(
    function* (tx) {
      tx.ifTakenBack(() => undone.push('first'));
      tx.ifTakenBack(() => undone.push('second'));
      yield 1;
    },
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  store.write((tx) => addClass(tx, 'Oak'));
  await expect(work).rejects.toThrow('made way');
  expect([undone, classes()]).toEqual([['second', 'first'], ['Oak']]);
});
