import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { deriveSlotKey, KDF_FLOOR } from '#main/vault/key-derivation.ts';
import { decoySlot, openSlot, openSlotWithKey, sealAnew, sealSlot } from '#main/vault/slots.ts';
import type { Slot } from '#main/vault/vault-schema.ts';
import { OYELARAN, oneBitWrong, PASSWORD, rowOfBytes, VAULT_ID, WESTGATE } from './example-vault.ts';

const vault = { vaultId: VAULT_ID, mode: 'device-bound', kdf: KDF_FLOOR } as const;
const dataKey = rowOfBytes(64, 32);
const deviceSecret = rowOfBytes(32, 32);
let slot: Slot;
let key: Buffer;

beforeAll(async () => {
  slot = await sealSlot(vault, WESTGATE, { password: PASSWORD, deviceSecret, dataKey });
  key = await deriveSlotKey(PASSWORD, Buffer.from(slot.salt, 'base64'), slot.kdf, deviceSecret);
});

test('opens a slot of format 1 that was sealed apart from this project (frozen)', async () => {
  const frozen = {
    staffId: WESTGATE.staffId,
    kdf: KDF_FLOOR,
    salt: rowOfBytes(0, 16).toString('base64'),
    sealed: 'ZGVmZ2hpamtsbW5vCCCAOa6pvrwtrvTDEXfm20ln/nYsuqOFLzm4HvWm7iGq4kIO7ODtsada4n9UCxna',
  };
  expect(await openSlot(vault, frozen, { password: 'Café au lait 42', deviceSecret })).toEqual(dataKey);
});

// Frozen, as all of these: computed with Python's cryptography 48.
test.each([
  [
    'by a password',
    null,
    'B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHxkZWZnaGlqa2xtbm828F3bJxNEaSerOnvthSjozC5aoNttD1NExZcdwf8qqcRQKIa+XpBV7IuUowF3LrM=',
  ],
  [
    'by a one-time code',
    { from: '2026-11-24T09:00:00.000Z', until: '2026-11-25T09:00:00.000Z' },
    'B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHxkZWZnaGlqa2xtbm828F3bJxNEaSerOnvthSjozC5aoNttD1NExZcdwf8qqZVtrcstrVinj8dEnCH8d/s=',
  ],
])('opens a slot that was sealed apart from this project, %s', async (_how, oneTime, sealed) => {
  const publicKey = 'OSnWW9CAWY8SXBgF70V12NsyA+qxvkk2G3waph0mrVA=';
  const salt = rowOfBytes(0, 16).toString('base64');
  const frozen = { ...WESTGATE, kdf: KDF_FLOOR, salt, publicKey, sealed, oneTime };
  expect(await openSlot(vault, frozen, { password: 'Café au lait 42', deviceSecret })).toEqual(dataKey);
  const otherTime = { ...frozen, oneTime: oneTime === null ? { from: 'x', until: 'y' } : null };
  expect(await openSlot(vault, otherTime, { password: 'Café au lait 42', deviceSecret })).toBeNull();
});

test('is sealed to a new data key without the password, by nobody who lacks the device secret', () => {
  const fresh = randomBytes(32);
  const anew = sealAnew(vault, slot, { deviceSecret, dataKey: fresh });
  expect(anew).toEqual({ ...slot, sealed: anew.sealed });
  expect(openSlotWithKey(vault, anew, key, deviceSecret)).toEqual(fresh);
  for (const guess of [null, randomBytes(32)]) {
    const planted = sealAnew(vault, slot, { deviceSecret: guess, dataKey: fresh });
    expect(openSlotWithKey(vault, planted, key, deviceSecret)).toBeNull();
  }
});

test('opens for its person with password and device secret', async () => {
  expect(openSlotWithKey(vault, slot, key, deviceSecret)).toEqual(dataKey);
  expect(await openSlot(vault, slot, { password: PASSWORD, deviceSecret })).toEqual(dataKey);
});

test('two slots of one person and password have nothing in common', async () => {
  const again = await sealSlot(vault, WESTGATE, { password: PASSWORD, deviceSecret, dataKey });
  expect(again.salt).not.toBe(slot.salt);
  expect(again.sealed).not.toBe(slot.sealed);
});

describe('stays shut', () => {
  test('for a wrong password, a wrong device secret, none, and a password over the limit', async () => {
    const tries = [
      { password: 'larch otter biscuit 42', deviceSecret },
      { password: PASSWORD, deviceSecret: randomBytes(32) },
      { password: PASSWORD, deviceSecret: null },
      { password: PASSWORD.repeat(100), deviceSecret },
    ];
    for (const secrets of tries) expect(await openSlot(vault, slot, secrets)).toBeNull();
  });

  test('for one wrong bit in any byte of the key', () => {
    for (const wrong of oneBitWrong(key)) expect(openSlotWithKey(vault, slot, wrong, deviceSecret)).toBeNull();
  });

  test('for one wrong bit anywhere in sender, nonce, ciphertext or tag', () => {
    const sealed = Buffer.from(slot.sealed, 'base64');
    let tried = 0;
    for (let at = 0; at < sealed.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1, tried += 1) {
        const wrong = Buffer.from(sealed);
        wrong[at] = wrong[at]! ^ (1 << bit);
        expect(openSlotWithKey(vault, { ...slot, sealed: wrong.toString('base64') }, key, deviceSecret)).toBeNull();
      }
    }
    expect(tried).toBe(92 * 8);
  });

  test('cut at any length', () => {
    const sealed = Buffer.from(slot.sealed, 'base64');
    for (let length = 0; length < sealed.length; length += 1) {
      const cut = sealed.subarray(0, length).toString('base64');
      expect(openSlotWithKey(vault, { ...slot, sealed: cut }, key, deviceSecret)).toBeNull();
    }
  });

  test('for one wrong bit in any byte of the salt', async () => {
    const salts = [...oneBitWrong(Buffer.from(slot.salt, 'base64'))];
    expect(salts).toHaveLength(16);
    for (const salt of salts) {
      const moved = { ...slot, salt: salt.toString('base64') };
      expect(await openSlot(vault, moved, { password: PASSWORD, deviceSecret })).toBeNull();
    }
  });

  test.each([
    ['moved to another person', vault, { staffId: OYELARAN.staffId }],
    ['moved to another vault', { ...vault, vaultId: '0199a000-0000-7000-8000-0000000000ab' }, {}],
    ['given to the public half of another', vault, { publicKey: rowOfBytes(3, 32).toString('base64') }],
    ['made a one-time way in', vault, { oneTime: { from: 'x', until: 'y' } }],
    ['in another mode', { ...vault, mode: 'password-only' as const }, {}],
    ['at another cost, even with the right key', vault, { kdf: { ...KDF_FLOOR, passes: 4 } }],
  ])('%s', (_name, where, change) => {
    expect(openSlotWithKey(where, { ...slot, ...change }, key, deviceSecret)).toBeNull();
  });
});

test('a decoy has the shape and the cost of a real slot, and does not open', async () => {
  const decoy = decoySlot(vault, OYELARAN.staffId);
  expect(decoy.kdf).toEqual(slot.kdf);
  expect(decoy.sealed).toHaveLength(slot.sealed.length);
  expect(decoy.salt).toHaveLength(slot.salt.length);
  expect(await openSlot(vault, decoy, { password: PASSWORD, deviceSecret })).toBeNull();
});
