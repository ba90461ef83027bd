import { argon2Sync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  backupKey,
  calibrateKdf,
  databaseKey,
  deriveKey,
  deriveSlotKey,
  KDF_FLOOR,
  KdfParameters,
  normalisePassword,
  registerWitnessKey,
  vaultFileMacKey,
} from '#main/vault/key-derivation.ts';
import { oneBitWrong, rowOfBytes } from './example-vault.ts';

const SALT = rowOfBytes(0, 16);
const SECRET = rowOfBytes(32, 32);
const DATA_KEY = rowOfBytes(64, 32);

// Frozen. Computed apart from this project with Python's cryptography 48 and hmac. A change here locks every vault.
describe('known answers', () => {
  test.each([
    ['database key', databaseKey, '90541811332529417b55bdca7a19b7a110f049f2c85b5dc1d9e6ccf4fa288dfe'],
    ['backup key', backupKey, 'f70e0edeaafc3bdb67de141899375b86ff63e3dd8677cecdee5c96de8dca8995'],
    ['register witness key', registerWitnessKey, '6d77f47a558e1a10a3475eda1cd3499ff99d6436c6dcb114ff9a4cf1decd62b8'],
    ['vault file MAC key', vaultFileMacKey, '50c47a7ff82906ab1902b838443ff0bbf9f099b80790be4786bcf16ae5e11a63'],
  ])('%s', (_name, derive, answer) => {
    expect(derive(DATA_KEY).toString('hex')).toBe(answer);
  });

  test.each([
    ['slot x25519 key', '6f883f9caff5df480aef62a40b98adcef4e28cebf62d3e5535a2657b06ce9465'],
    ['enrolment key', '88bd146c08c14da634937e606e0efe6cbb0ef910e77dcdb2a6eb90f346e49268'],
    ['recovery x25519 key', '11624a8d583339cdead3380dc9093dafecc820348c0374472f1ce56aff72b90c'],
    ['device secret check', '6be07c1179cf666d427b313dcc8664ffd96f38502c02b29325acf725065db8fb'],
    ['slot key', 'c939c2b6f49d51a1fbb4dd75f4696b89c3b0d870b6b10c1186af97ae0cc472c7'],
  ] as const)('%s', (label, answer) => {
    expect(deriveKey(DATA_KEY, label).toString('hex')).toBe(answer);
  });

  test.each([
    ['with a device secret', SECRET, '201b03635dacc93702c35b51cd6e8a8b3da38b2431d5189ed96559aaf4d754a7'],
    ['without one', null, '4d50b57d6f57b8b92bab669c5f20acf1dec1e8382ea39d9d6cff57c815e94675'],
  ])('slot key %s', async (_name, secret, answer) => {
    expect((await deriveSlotKey('Café au lait 42', SALT, KDF_FLOOR, secret)).toString('hex')).toBe(answer);
  });

  test('slot key agrees with another Argon2id on random inputs and a higher cost', async () => {
    const [salt, secret] = [randomBytes(16), randomBytes(32)];
    const password = randomBytes(12).toString('base64');
    const kdf = KdfParameters.parse({ ...KDF_FLOOR, memoryKiB: 70_000, passes: 4 });
    const cost = { memory: 70_000, passes: 4, parallelism: 1, tagLength: 32 };
    const stretched = argon2Sync('argon2id', { message: password, nonce: salt, secret, ...cost });
    expect(await deriveSlotKey(password, salt, kdf, secret)).toEqual(deriveKey(stretched, 'slot key'));
  });
});

test('no two uses of one secret share a key', () => {
  const keys = [databaseKey, backupKey, vaultFileMacKey, registerWitnessKey].map((derive) =>
    derive(DATA_KEY).toString('hex'),
  );
  expect(new Set([...keys, deriveKey(DATA_KEY, 'slot key').toString('hex')]).size).toBe(5);
});

test('one wrong bit anywhere in the data key gives another database key', () => {
  const right = databaseKey(DATA_KEY);
  for (const wrong of oneBitWrong(DATA_KEY)) expect(databaseKey(wrong).equals(right)).toBe(false);
});

describe('cost', () => {
  test.each([
    { memoryKiB: 65_535 },
    { memoryKiB: 8 },
    { passes: 2 },
    { passes: 1 },
    { lanes: 2 },
    { algorithm: 'argon2i' },
    { memoryKiB: 4_000_000 },
    { passes: 1_000 },
    { memoryKiB: 65_536.5 },
  ])('refuses %o', async (change) => {
    const kdf = { ...KDF_FLOOR, ...change } as KdfParameters;
    expect(KdfParameters.safeParse(kdf).success).toBe(false);
    await expect(deriveSlotKey('larch otter biscuit 41', SALT, kdf, SECRET)).rejects.toThrow();
  });

  test('is never set below the floor nor above double of it', async () => {
    const kdf = await calibrateKdf();
    expect([65_536, 131_072]).toContain(kdf.memoryKiB);
    expect(kdf).toMatchObject({ algorithm: 'argon2id', passes: 3, lanes: 1 });
  });
});

describe('a password as bytes', () => {
  test.each([
    ['é', 'e\u0301'],
    ['Å', '\u212B'],
    ['Siôn', 'Sio\u0302n'],
    ['한글', '\u1112\u1161\u11AB\u1100\u1173\u11AF'],
  ])('%s typed in two ways is one password', (one, other) => {
    expect(one).not.toBe(other);
    expect(normalisePassword(one)).toBe(normalisePassword(other));
  });

  test('derives the same slot key from both ways of typing', async () => {
    const keys = await Promise.all(
      ['Siôn’s grey lamp', 'Sio\u0302n’s grey lamp'].map((typed) => deriveSlotKey(typed, SALT, KDF_FLOOR, SECRET)),
    );
    expect(keys[0]).toEqual(keys[1]);
  });

  test('keeps letter case, spaces and compatibility forms apart', () => {
    const forms = ['lamp', 'Lamp', ' lamp', 'lamp ', 'ｌamp'].map(normalisePassword);
    expect(new Set(forms).size).toBe(5);
  });

  test('holds 128 characters however they are stored, and not one more', () => {
    for (const letter of ['a', 'é', 'e\u0301', '👩', '\u1112\u1161\u11AB']) {
      expect(normalisePassword(letter.repeat(128))).not.toBeNull();
      expect(normalisePassword(letter.repeat(129))).toBeNull();
    }
  });

  test('a megabyte is turned away unread', () => {
    const started = performance.now();
    expect(normalisePassword('e\u0301'.repeat(500_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(200);
  });
});
