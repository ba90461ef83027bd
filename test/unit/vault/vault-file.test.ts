import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '#main/vault/canonical-json.ts';
import { KDF_FLOOR } from '#main/vault/key-derivation.ts';
import { macHolds, readVault, vaultFilePath, writeVault } from '#main/vault/vault-file.ts';
import type { VaultContents, VaultFile } from '#main/vault/vault-schema.ts';
import { CONTENTS, freshHome, OYELARAN, oneBitWrong, rowOfBytes, slotOf, WESTGATE } from './example-vault.ts';

const DATA_KEY = rowOfBytes(64, 32);
const span = { from: '2026-11-24T09:00:00.000Z', until: '2026-11-25T09:00:00.000Z' };
const WITH_SLOTS: VaultContents = {
  ...CONTENTS,
  format: 4,
  closed: { sha256: 'c5'.repeat(32), size: 1_234_944 },
  slots: [slotOf(WESTGATE, 1), { ...slotOf(OYELARAN, 90), oneTime: span }],
  enrolment: {
    kdf: KDF_FLOOR,
    salt: rowOfBytes(5, 16).toString('base64'),
    sealed: rowOfBytes(5, 60).toString('base64'),
    span,
  },
};

let home: string;
let path: string;
beforeEach(() => {
  home = freshHome();
  path = vaultFilePath(home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** What somebody writes who knows the format but not the data key: the checksum is made right again. */
function forge(change: (file: VaultFile) => object): void {
  const { digest: _digest, ...rest } = { ...readVault(home), ...change(readVault(home)) };
  const digest = createHash('sha256').update(canonicalJson(rest)).digest('base64');
  writeFileSync(path, `${canonicalJson({ ...rest, digest })}\n`);
}

describe('a save', () => {
  test('is read back as it was, and leaves no other file', () => {
    const written = writeVault(home, WITH_SLOTS, DATA_KEY);
    const { mac: _mac, digest: _digest, ...contents } = readVault(home);
    expect(contents).toEqual(WITH_SLOTS);
    expect(readVault(home)).toEqual(written);
    expect(macHolds(written, DATA_KEY)).toBe(true);
    expect(readdirSync(home)).toEqual(['vault.json']);
  });

  test('takes the place of what a crash left behind', () => {
    writeFileSync(`${path}.new`, 'half a fi');
    writeVault(home, CONTENTS, DATA_KEY);
    expect(readVault(home).generation).toBe(7);
    expect(readdirSync(home)).toEqual(['vault.json']);
  });

  test.each([
    ['the same person twice', { slots: [slotOf(WESTGATE, 1), slotOf(WESTGATE, 2)] }],
    ['a name too long for the screen', { schoolName: 'x'.repeat(201) }],
    ['no name', { schoolName: '' }],
    ['a slot of the new form in format 1', { format: 1 as const, slots: [slotOf(WESTGATE, 1)] }],
    ['how the register was left, in format 2', { format: 2 as const, closed: { sha256: 'c5'.repeat(32), size: 9 } }],
    ['a device secret in password-only mode', { mode: 'password-only' as const }],
    ['no device secret in device-bound mode', { deviceCheck: null }],
    ['a cost below the floor', { kdf: { ...KDF_FLOOR, memoryKiB: 1024 } }],
  ])('refuses %s and keeps the old file', (_name, change) => {
    writeVault(home, CONTENTS, DATA_KEY);
    expect(() => writeVault(home, { ...CONTENTS, ...change }, DATA_KEY)).toThrow('bad-input');
    expect(readVault(home)).toMatchObject({ schoolName: 'Hudson Road Primary', generation: 7 });
  });

  test('keeps names in any script', () => {
    const schoolName = 'Ysgol Bro Siôn – Łódź “小学” 👩‍🏫\u2028';
    writeVault(home, { ...CONTENTS, schoolName }, DATA_KEY);
    expect(readVault(home).schoolName).toBe(schoolName);
  });
});

test('MAC and checksum are those computed apart from this project (frozen)', () => {
  const publicKey = Buffer.from('d8ec339d4302b25bd866e521e571b6fa6128fc882095de8ccd5b5548613e0e40', 'hex');
  const recovery = { ...CONTENTS.recovery, publicKey: publicKey.toString('base64') };
  const { mac, digest } = writeVault(home, { ...CONTENTS, format: 1, recovery }, DATA_KEY);
  expect(mac).toBe('7chEqNeiqRKgtd1FiHc9fv998GFqj6JzyrpmEYxYcEc=');
  expect(digest).toBe('jcTS6wyAuAbnKuVOAPmA5ddWDq9oyhOmrZxpy3VbZ3w=');
});

describe('damage is noticed without a key', () => {
  test('every single bit of the file', () => {
    writeVault(home, WITH_SLOTS, DATA_KEY);
    const bytes = readFileSync(path);
    const silent: string[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const wrong = Buffer.from(bytes);
        wrong[at] = wrong[at]! ^ (1 << bit);
        writeFileSync(path, wrong);
        try {
          readVault(home);
          silent.push(`${at}.${bit}`);
        } catch (error) {
          expect((error as Error).message).toMatch(/^vault-(damaged|newer)$/);
        }
      }
    }
    expect(silent).toEqual([]);
    expect(bytes.length).toBeGreaterThan(1000);
  }, 600_000);

  test('a cut at any length, and anything appended', () => {
    writeVault(home, WITH_SLOTS, DATA_KEY);
    const bytes = readFileSync(path);
    for (let length = 0; length < bytes.length; length += 1) {
      writeFileSync(path, bytes.subarray(0, length));
      expect(() => readVault(home)).toThrow('vault-damaged');
    }
    for (const more of ['\n', ' ', '\0', '{}']) {
      writeFileSync(path, Buffer.concat([bytes, Buffer.from(more)]));
      expect(() => readVault(home)).toThrow('vault-damaged');
    }
  });

  test.each([
    ['white space that means nothing', (text: string) => text.replace(',', ', ')],
    ['a field twice', (text: string) => text.replace('{', '{"generation":8,')],
    [
      'fields in another order',
      (text: string) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse())),
    ],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['not JSON', () => 'vault'],
    ['not an object', () => 'null'],
    ['nothing', () => ''],
    ['six megabytes', () => `"${'x'.repeat(6_000_000)}"`],
  ])('%s', (_name, spoil) => {
    writeVault(home, CONTENTS, DATA_KEY);
    writeFileSync(path, spoil(readFileSync(path, 'utf8')));
    expect(() => readVault(home)).toThrow('vault-damaged');
  });

  test('a folder in its place', () => {
    mkdirSync(path);
    expect(() => readVault(home)).toThrow('vault-damaged');
  });
});

test('no vault, and a vault of a newer Careboard, are said as such', () => {
  expect(() => readVault(home)).toThrow('vault-missing');
  expect(() => readVault(join(home, 'never', 'made'))).toThrow('vault-missing');
  writeFileSync(path, JSON.stringify({ format: 5, anything: 'else' }));
  expect(() => readVault(home)).toThrow('vault-newer');
});

describe('somebody who repairs the checksum', () => {
  test.each<[string, (file: VaultFile) => object]>([
    [
      'below the floor in a slot',
      (file) => ({ slots: file.slots.map((s) => ({ ...s, kdf: { ...s.kdf, memoryKiB: 8 } })) }),
    ],
    ['below the floor for new slots', (file) => ({ kdf: { ...file.kdf, passes: 1 } })],
    ['with an unknown field', () => ({ skipPassword: true })],
    [
      'with one base64 text for another',
      (file) => ({ mac: `${file.mac.slice(0, -2)}${file.mac.at(-2) === 'B' ? 'C' : 'B'}=` }),
    ],
  ])('is refused at reading: %s', (_name, change) => {
    writeVault(home, WITH_SLOTS, DATA_KEY);
    forge(change);
    expect(() => readVault(home)).toThrow('vault-damaged');
  });

  test.each<[string, (file: VaultFile) => object]>([
    ['a name', (file) => ({ slots: file.slots.map((slot) => ({ ...slot, name: 'Somebody Else' })) })],
    ['a label', (file) => ({ slots: file.slots.map((slot) => ({ ...slot, label: 'Lead' })) })],
    ['a person taken out', (file) => ({ slots: file.slots.slice(1) })],
    ['people in another order', (file) => ({ slots: file.slots.toReversed() })],
    [
      'two people’s slots swapped',
      ({ slots: [a, b] }) => ({
        slots: [
          { ...a, staffId: b?.staffId },
          { ...b, staffId: a?.staffId },
        ],
      }),
    ],
    [
      'a longer life of a one-time code',
      ({ slots: [a, b] }) => ({ slots: [a, { ...b, oneTime: { ...span, until: '2027-01-01T00:00:00.000Z' } }] }),
    ],
    ['a one-time code made a password', ({ slots: [a, b] }) => ({ slots: [a, { ...b, oneTime: null }] })],
    [
      'another public half',
      ({ slots: [a, b] }) => ({ slots: [{ ...a, publicKey: b && 'publicKey' in b ? b.publicKey : '' }, b] }),
    ],
    [
      'the offer to another account',
      (file) => ({ enrolment: { ...file.enrolment, salt: rowOfBytes(6, 16).toString('base64') } }),
    ],
    ['the offer taken out', () => ({ enrolment: undefined })],
    ['the school', () => ({ schoolName: 'Elsewhere Primary' })],
    ['the kind', () => ({ kind: 'school' })],
    ['the mode', () => ({ mode: 'password-only', deviceCheck: null })],
    ['the generation', (file) => ({ generation: file.generation + 1 })],
    ['the vault id', () => ({ vaultId: '0199a000-0000-7000-8000-0000000000ab' })],
    [
      'the recovery key',
      (file) => ({ recovery: { ...file.recovery, publicKey: rowOfBytes(50, 32).toString('base64') } }),
    ],
    ['the audit anchor', () => ({ anchor: { seq: 3, hash: 'ab'.repeat(32) } })],
    ['no audit anchor', () => ({ anchor: null })],
    ['how the register was left', () => ({ closed: { sha256: 'c6'.repeat(32), size: 1_234_944 } })],
    ['not how the register was left', () => ({ closed: undefined })],
    ['a higher cost', (file) => ({ kdf: { ...file.kdf, passes: 9 } })],
    ['the MAC', () => ({ mac: rowOfBytes(1, 32).toString('base64') })],
  ])('is found out by the data key: %s', (_name, change) => {
    writeVault(home, WITH_SLOTS, DATA_KEY);
    expect(macHolds(readVault(home), DATA_KEY)).toBe(true);
    forge(change);
    expect(macHolds(readVault(home), DATA_KEY)).toBe(false);
  });
});

test('a data key with one wrong bit in any byte does not fit the file', () => {
  const file = writeVault(home, CONTENTS, DATA_KEY);
  for (const wrong of oneBitWrong(DATA_KEY)) expect(macHolds(file, wrong)).toBe(false);
});
