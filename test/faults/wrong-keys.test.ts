import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEncrypted } from '#main/store/open.ts';
import { newRecoveryCode } from '#main/vault/recovery-code.ts';
import { unlockWithRecoveryCode } from '#main/vault/vault.ts';
import { counted, howMany } from '../support/how-many.ts';
import { copyOf, flipped, type Healthy, healthyRegister, inUse, wholeOf } from './damaged-register.ts';

let healthy: Healthy;
let used: Awaited<ReturnType<typeof inUse>>;
let home: string;
let file: string;
beforeAll(async () => {
  healthy = await healthyRegister();
  used = await inUse(healthy);
  home = copyOf(healthy.school.home);
  file = join(home, 'register.db');
}, 120_000);
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  healthy.school.close();
});

/** Of everything but the index of the log in shared memory, which any program that tries makes beside it. */
const hashes = () =>
  readdirSync(home)
    .filter((name) => !name.endsWith('-shm'))
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(home, name)))
        .digest('hex'),
    ]);

/** Every single bit of the key, keys drawn at random, and no key at all in each way that a key can be missing. */
function* wrongKeys(key: Buffer, random: number): Generator<Buffer> {
  for (let bit = 0; bit < key.length * 8; bit += 1) yield flipped(key, bit >> 3, bit & 7);
  for (let n = 0; n < random; n += 1) yield randomBytes(32);
  for (const length of [0, 1, 16, 31, 33, 48, 64])
    yield key.length >= length ? key.subarray(0, length) : Buffer.alloc(length, key);
  yield Buffer.alloc(32);
  yield Buffer.from(key).reverse();
}

it.for(['at rest', 'with a log that a kill left'] as const)(
  'never opens %s with another key, and changes no byte',
  (how, { task }) => {
    writeFileSync(file, how === 'at rest' ? healthy.bytes : used.bytes);
    if (how !== 'at rest') writeFileSync(`${file}-wal`, used.wal);
    const before = hashes();
    let tried = 0;
    for (const key of wrongKeys(healthy.key, howMany(380))) {
      expect(() => openEncrypted(file, key)).toThrow('vault-damaged');
      tried += 1;
      if (tried % 100 === 0) expect(hashes()).toEqual(before);
    }
    expect(hashes()).toEqual(before);
    counted(task, 'T7', tried, 'wrong keys');
    // Without a key, as any other program would open it.
    for (const readonly of [true, false]) {
      const db = new Database(file, { readonly });
      expect(() => db.prepare('SELECT * FROM sqlite_master').all()).toThrow();
      db.close();
      // A program that may write moves the log's pages into the file as it closes, key or no key; what they say is compared below.
      if (readonly || how === 'at rest') expect(hashes()).toEqual(before);
    }
    counted(task, 'T7', 2, 'openings without a key');
    const db = openEncrypted(file, healthy.key);
    expect(wholeOf(db)).toBe(how === 'at rest' ? healthy.says : used.says);
    db.close();
  },
);

it('opens the vault with no other recovery code, and changes no byte', async ({ task }) => {
  const before = hashes();
  const tries = howMany(30);
  for (let n = 0; n < tries; n += 1) {
    await expect(unlockWithRecoveryCode({ home, code: newRecoveryCode() })).rejects.toThrow('wrong-recovery-code');
  }
  expect(hashes()).toEqual(before);
  counted(task, 'T7', tries, 'other recovery codes');
});
