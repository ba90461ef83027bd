import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deviceCheckOf, storeDeviceSecret } from '#main/vault/device-secret.ts';
import { KeychainUnavailable, withTimeout } from '#main/vault/keychain.ts';
import { newRecoveryCode, openWith, sealTo } from '#main/vault/recovery-code.ts';
import {
  createVault,
  isRecoveryCodeOf,
  keepSlots,
  putSlot,
  readVault,
  recoveryPublicKey,
  renameSlot,
  unlockWithPassword,
  unlockWithRecoveryCode,
  updateVault,
} from '#main/vault/vault.ts';
import { macHolds, vaultFilePath, writeVault } from '#main/vault/vault-file.ts';
import { freshHome, memoryKeychain, OTHER_PASSWORD, OYELARAN, PASSWORD, WESTGATE } from './example-vault.ts';

let home: string;
let keychain: ReturnType<typeof memoryKeychain>;
let original: Awaited<ReturnType<typeof createVault>>;
let made: typeof original;
const wish = () => ({ home, kind: 'school', mode: 'device-bound', schoolName: 'Hudson Road', keychain }) as const;
const create = (change: Partial<Parameters<typeof createVault>[0]> = {}) =>
  createVault({ ...wish(), lead: WESTGATE, password: PASSWORD, ...change });
const unlock = (staffId = WESTGATE.staffId, password = PASSWORD) =>
  unlockWithPassword({ home, staffId, password, keychain });
const addOyelaran = (password = OTHER_PASSWORD) =>
  putSlot({ ...OYELARAN, home, dataKey: made.dataKey, keychain, password });

let fresh: Buffer;

// Made once; each test gets its own copy of the file, the key and the keychain as they were on that first day.
beforeAll(async () => {
  home = freshHome();
  keychain = memoryKeychain();
  original = await create();
  fresh = readFileSync(vaultFilePath(home));
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  home = freshHome();
  keychain = memoryKeychain();
  made = { ...original, dataKey: Buffer.from(original.dataKey) };
  writeFileSync(vaultFilePath(home), fresh);
  keychain.entries.set(made.file.vaultId, original.deviceSecret?.toString('base64') ?? '');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('a new vault', () => {
  test('says what it is, and opens with the first Lead’s password and with the code', async () => {
    expect(made.file).toMatchObject({
      kind: 'school',
      mode: 'device-bound',
      schoolName: 'Hudson Road',
      generation: 1,
      anchor: null,
    });
    expect((await unlock()).dataKey).toEqual(made.dataKey);
    const byCode = await unlockWithRecoveryCode({ home, code: made.recoveryCode.toLowerCase() });
    expect(byCode.dataKey).toEqual(made.dataKey);
    expect(keychain.entries.get(made.file.vaultId)).toBe(made.deviceSecret?.toString('base64'));
  });

  test('writes no secret down', () => {
    const text = readFileSync(vaultFilePath(home), 'latin1');
    const secrets = [made.dataKey, made.deviceSecret!].flatMap((key) => [key.toString('base64'), key.toString('hex')]);
    for (const secret of [...secrets, PASSWORD, made.recoveryCode, made.recoveryCode.replaceAll('-', '')]) {
      expect(text).not.toContain(secret);
    }
  });

  test('is never made over another', async () => {
    const before = readFileSync(vaultFilePath(home));
    await expect(create()).rejects.toThrow('vault-exists');
    expect(readFileSync(vaultFilePath(home))).toEqual(before);
    expect(keychain.entries.size).toBe(1);
  });

  test('needs a good password', async () => {
    rmSync(vaultFilePath(home));
    const weak = create({ password: 'hudson road' });
    await expect(weak).rejects.toMatchObject({ code: 'weak-password', fields: { password: expect.any(String) } });
    expect(() => readVault(home)).toThrow('vault-missing');
  });

  test.each([
    ['there is none', null],
    ['it fails', { ...memoryKeychain(), set: () => Promise.reject(new KeychainUnavailable('failed')) }],
    ['it hangs', withTimeout({ ...memoryKeychain(), set: () => new Promise(() => undefined) }, 20)],
    ['it keeps something else', { ...memoryKeychain(), get: async () => 'something else' }],
  ])('is not made device-bound when the keychain cannot keep a secret: %s', async (_name, faulty) => {
    rmSync(vaultFilePath(home));
    await expect(create({ keychain: faulty })).rejects.toThrow('keychain-unavailable');
    expect(() => readVault(home)).toThrow('vault-missing');
  });

  test('that could not be saved leaves no secret in the keychain', async () => {
    const before = new Map(keychain.entries);
    writeFileSync(`${home}/file`, '');
    await expect(create({ home: `${home}/file/below` })).rejects.toThrow();
    expect(keychain.entries).toEqual(before);
  });
});

describe('in password-only mode', () => {
  beforeEach(async () => {
    rmSync(vaultFilePath(home));
    keychain.entries.clear();
    made = await create({ mode: 'password-only', keychain: null });
  });

  test('it opens without any keychain and keeps nothing in one', async () => {
    const { dataKey } = await unlockWithPassword({
      home,
      staffId: WESTGATE.staffId,
      password: PASSWORD,
      keychain: null,
    });
    expect(dataKey).toEqual(made.dataKey);
    expect(made.deviceSecret).toBeNull();
    expect(made.file.deviceCheck).toBeNull();
    expect(keychain.entries.size).toBe(0);
  });

  test('it asks for a stronger password', async () => {
    await expect(addOyelaran('kingfisher99')).rejects.toThrow('weak-password');
  });
});

describe('a password', () => {
  test('typed wrong, or of a person who is not there, is wrong, after the same time', async () => {
    const timed = async (attempt: () => Promise<unknown>) => {
      const started = performance.now();
      await expect(attempt()).rejects.toThrow('wrong-password');
      return performance.now() - started;
    };
    const wrong: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      wrong.push(await timed(() => unlock(WESTGATE.staffId, 'larch otter biscuit 42')));
      unknown.push(await timed(() => unlock(OYELARAN.staffId)));
    }
    // The fastest of five each, with room for a busy machine: without the decoy the unknown name takes a few milliseconds.
    expect(Math.min(...unknown) / Math.min(...wrong)).toBeGreaterThan(0.3);
    expect(Math.min(...wrong) / Math.min(...unknown)).toBeGreaterThan(0.3);
  });

  test('of a megabyte is a wrong one, in the time of any other', async () => {
    const started = performance.now();
    await expect(unlock(WESTGATE.staffId, PASSWORD.repeat(50_000))).rejects.toThrow('wrong-password');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('with accents opens however the keyboard makes them', async () => {
    await addOyelaran('Siôn’s grey café lamp');
    const { dataKey } = await unlock(OYELARAN.staffId, 'Sio\u0302n’s grey cafe\u0301 lamp');
    expect(dataKey).toEqual(made.dataKey);
  });

  test('changed, opens with the new one only, and nobody else is touched', async () => {
    await addOyelaran();
    await putSlot({ ...OYELARAN, home, dataKey: made.dataKey, keychain, password: 'violet harbour spoon 9' });
    expect(readVault(home).slots.map((slot) => slot.staffId)).toEqual([WESTGATE.staffId, OYELARAN.staffId]);
    await expect(unlock(OYELARAN.staffId, OTHER_PASSWORD)).rejects.toThrow('wrong-password');
    expect((await unlock(OYELARAN.staffId, 'violet harbour spoon 9')).dataKey).toEqual(made.dataKey);
    expect((await unlock()).dataKey).toEqual(made.dataKey);
  });
});

const removeOyelaran = () =>
  keepSlots({ home, dataKey: made.dataKey, may: ({ staffId }) => staffId !== OYELARAN.staffId })!;

describe('people', () => {
  test('are added, renamed and removed; each save counts one up', async () => {
    expect((await addOyelaran()).generation).toBe(2);
    expect((await unlock(OYELARAN.staffId, OTHER_PASSWORD)).dataKey).toEqual(made.dataKey);
    const renamed = renameSlot({ home, dataKey: made.dataKey, ...OYELARAN, name: 'Mr T Oyelaran-Bell' });
    expect(renamed).toMatchObject({ generation: 3, slots: [WESTGATE, { name: 'Mr T Oyelaran-Bell' }] });
    expect((await unlock(OYELARAN.staffId, OTHER_PASSWORD)).dataKey).toEqual(made.dataKey);
    expect(removeOyelaran().generation).toBe(4);
    await expect(unlock(OYELARAN.staffId, OTHER_PASSWORD)).rejects.toThrow('wrong-password');
    expect(readFileSync(vaultFilePath(home), 'utf8')).not.toContain('Oyelaran');
  });

  test('removed, cannot put their own old slot back', async () => {
    const { slots } = await addOyelaran();
    const after = removeOyelaran();
    // They know the format, not the data key: sealed with a key of their own, the file reads well and is refused.
    const { mac: _mac, digest: _digest, ...contents } = after;
    writeVault(home, { ...contents, slots }, randomBytes(32));
    expect(readVault(home).slots).toHaveLength(2);
    await expect(unlock(OYELARAN.staffId, OTHER_PASSWORD)).rejects.toThrow('vault-damaged');
    await expect(unlock()).rejects.toThrow('vault-damaged');
    await expect(unlockWithRecoveryCode({ home, code: made.recoveryCode })).rejects.toThrow('vault-damaged');
  });

  test('who are not there cannot be renamed or removed, and the last one stays', () => {
    const base = { home, dataKey: made.dataKey };
    expect(renameSlot({ ...base, ...OYELARAN })).toBeNull();
    expect(keepSlots({ ...base, may: ({ staffId }) => staffId !== OYELARAN.staffId })).toBeNull();
    expect(() => keepSlots({ ...base, may: () => false })).toThrow('last-lead');
    expect(readVault(home).generation).toBe(1);
  });

  test('added at the same moment are all there', async () => {
    const staff = [2, 3, 4].map((n) => ({
      ...OYELARAN,
      staffId: WESTGATE.staffId.replace(/1$/, `${n}`) as typeof OYELARAN.staffId,
    }));
    const base = { home, dataKey: made.dataKey, keychain, password: OTHER_PASSWORD };
    await Promise.all(staff.map((person) => putSlot({ ...base, ...person })));
    expect(readVault(home).slots).toHaveLength(4);
    expect(readVault(home).generation).toBe(4);
  });
});

describe('the device secret', () => {
  test('missing, foreign or garbled is said as such, never as a wrong password', async () => {
    const { vaultId } = made.file;
    for (const entry of [null, randomBytes(32).toString('base64'), randomBytes(31).toString('base64'), 'garbage']) {
      keychain.entries.delete(vaultId);
      if (entry !== null) keychain.entries.set(vaultId, entry);
      await expect(unlock()).rejects.toThrow('device-secret-missing');
      await expect(unlock(WESTGATE.staffId, 'larch otter biscuit 42')).rejects.toThrow('device-secret-missing');
      await expect(addOyelaran()).rejects.toThrow('device-secret-missing');
    }
    expect(readVault(home).generation).toBe(1);
  });

  test('that the keychain will not give is another thing again', async () => {
    const silent = withTimeout({ ...memoryKeychain(), get: () => new Promise(() => undefined) }, 20);
    for (const faulty of [null, silent]) {
      const attempt = { home, staffId: WESTGATE.staffId, password: PASSWORD, keychain: faulty };
      await expect(unlockWithPassword(attempt)).rejects.toThrow('keychain-no-answer');
    }
  });

  test('is part of the lock: right password and forged check do not open without it', async () => {
    const other = randomBytes(32);
    keychain.entries.set(made.file.vaultId, other.toString('base64'));
    const { mac: _mac, digest: _digest, ...contents } = made.file;
    writeVault(home, { ...contents, deviceCheck: deviceCheckOf(other) }, randomBytes(32));
    await expect(unlock()).rejects.toThrow('wrong-password');
  });

  test('on a new PC: the code opens, the copy from the register lets this account in, passwords work again', async () => {
    keychain = memoryKeychain();
    await expect(unlock()).rejects.toThrow('device-secret-missing');
    const { dataKey, file } = await unlockWithRecoveryCode({ home, code: made.recoveryCode });
    await storeDeviceSecret(keychain, file.vaultId, made.deviceSecret!);
    expect((await unlock()).dataKey).toEqual(dataKey);
  });
});

describe('the recovery code', () => {
  test('of another vault is wrong; a slip is a slip; neither changes a byte', async () => {
    const before = readFileSync(vaultFilePath(home));
    const slip = made.recoveryCode.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    await expect(unlockWithRecoveryCode({ home, code: newRecoveryCode() })).rejects.toThrow('wrong-recovery-code');
    await expect(unlockWithRecoveryCode({ home, code: slip })).rejects.toThrow('recovery-code-slip');
    expect(isRecoveryCodeOf(made.file, made.recoveryCode)).toBe(true);
    expect(isRecoveryCodeOf(made.file, newRecoveryCode())).toBe(false);
    expect(readFileSync(vaultFilePath(home))).toEqual(before);
  });

  test('with a changed seal says damage, not a wrong code', async () => {
    const { mac: _mac, digest: _digest, ...contents } = made.file;
    const sealedDataKey = sealTo(recoveryPublicKey(made.file), randomBytes(32)).toString('base64');
    writeVault(home, { ...contents, recovery: { ...contents.recovery, sealedDataKey } }, made.dataKey);
    await expect(unlockWithRecoveryCode({ home, code: made.recoveryCode })).rejects.toThrow('vault-damaged');
  });

  test('opens what was sealed to the public half in the file', () => {
    const first = randomBytes(32);
    expect(openWith(made.recoveryCode, sealTo(recoveryPublicKey(made.file), first))).toEqual(first);
  });
});

describe('a change of the file', () => {
  test('keeps the name and the anchor, and nothing else that the change answers', () => {
    const anchor = { seq: 41, hash: 'c0'.repeat(32) };
    const change = (file: typeof made.file) => ({
      ...file,
      anchor,
      kind: 'practice' as const,
      generation: 99,
      slots: [],
    });
    const file = updateVault({ home, dataKey: made.dataKey, change });
    expect(file).toMatchObject({ anchor, kind: 'school', generation: 2, slots: [WESTGATE] });
    expect(readVault(home)).toEqual(file);
    expect(macHolds(file, made.dataKey)).toBe(true);
  });

  test('with any other key is refused and changes no byte', async () => {
    const before = readFileSync(vaultFilePath(home));
    const dataKey = randomBytes(32);
    const base = { home, dataKey, keychain };
    expect(() => updateVault({ ...base, change: (file) => file })).toThrow('vault-damaged');
    expect(() => renameSlot({ ...base, ...WESTGATE })).toThrow('vault-damaged');
    await expect(putSlot({ ...base, ...OYELARAN, password: OTHER_PASSWORD })).rejects.toThrow('vault-damaged');
    expect(readFileSync(vaultFilePath(home))).toEqual(before);
  });
});
