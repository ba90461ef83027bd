import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beginRestore, finishRestore, takePlace } from '#main/features/backup/swap-in.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'careboard-swap-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const NOW = new Date('2026-11-24T09:12:00Z');
const ASIDE = 'Replaced 2026-11-24 09-12-00';
const put = (folder: string, name: string, text: string) => writeFileSync(join(folder, name), text);
const textOf = (...path: string[]) => readFileSync(join(home, ...path), 'utf8');
const oldRegister = () => {
  for (const name of ['register.db', 'register.db-wal', 'vault.json']) put(home, name, `old ${name}`);
};
const built = () => {
  const work = beginRestore(home);
  for (const name of ['register.db', 'vault.json']) put(work, name, `new ${name}`);
};
const expectNew = () => {
  expect([textOf('register.db'), textOf('vault.json')]).toEqual(['new register.db', 'new vault.json']);
  expect(existsSync(join(home, 'register.db-wal'))).toBe(false);
  expect(readdirSync(home).filter((name) => name.startsWith('restore-'))).toEqual([]);
};
const expectKept = () =>
  expect(['register.db', 'register.db-wal', 'vault.json'].map((name) => textOf(ASIDE, name))).toEqual([
    'old register.db',
    'old register.db-wal',
    'old vault.json',
  ]);

it('moves the new one in and keeps the old one, its log too', () => {
  oldRegister();
  built();
  takePlace(home, NOW);
  expectNew();
  expectKept();
});

it('leaves nothing aside where nothing was', () => {
  built();
  takePlace(home, NOW);
  expectNew();
  expect(existsSync(join(home, ASIDE))).toBe(false);
});

it('drops what was not whole when it was cut off', () => {
  oldRegister();
  built();
  finishRestore(home);
  expect(textOf('register.db')).toBe('old register.db');
  expect(readdirSync(home).filter((name) => /restore|Replaced/.test(name))).toEqual([]);
});

// Each move that comes after the moment of the change, in its order.
const MOVES: readonly (readonly [from: string, to: string])[] = [
  ['register.db-wal', `${ASIDE}/register.db-wal`],
  ['register.db', `${ASIDE}/register.db`],
  ['restore-ready/register.db', 'register.db'],
  ['vault.json', `${ASIDE}/vault.json`],
  ['restore-ready/vault.json', 'vault.json'],
];
it.each([0, 1, 2, 3, 4, 5])('goes on after a cut behind move %i, as often as it is begun', (moves) => {
  oldRegister();
  built();
  put(join(home, 'restore-work'), 'aside.txt', ASIDE);
  renameSync(join(home, 'restore-work'), join(home, 'restore-ready'));
  mkdirSync(join(home, ASIDE));
  for (const [from, to] of MOVES.slice(0, moves)) renameSync(join(home, from), join(home, to));
  finishRestore(home);
  finishRestore(home);
  expectNew();
  expectKept();
});
