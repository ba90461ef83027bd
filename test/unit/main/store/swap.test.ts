import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { finishSwap } from '#main/store/swap.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'careboard-swap-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it.each([
  ['the register that was to come', 'register.next'],
  ['its log', 'register.next-wal', 'register.next'],
  ['its witness, the register already dropped', 'register.next-witness'],
  ['its witness, half saved', 'register.next-witness.new', 'register.next'],
  ['a witness half saved, all else dropped', 'register.next-witness.new'],
  ['a key file half saved', 'vault.json.next.new'],
])('drops %s, and nothing of the pair that is', (_what, ...left) => {
  const own = ['register.db', 'register.db-witness', 'vault.json'];
  for (const name of [...own, ...left]) writeFileSync(join(home, name), name);
  finishSwap(home);
  expect(readdirSync(home).filter((name) => !name.includes('lock'))).toEqual(own);
});
