import { describe, expect, test } from 'vitest';
import { fromCrockford, toCrockford } from '#main/vault/crockford.ts';
import { foldRecoveryCode, newRecoveryCode, openWith, recoveryPublicKeyOf, sealTo } from '#main/vault/recovery-code.ts';
import { keyPairOf, openBox } from '#main/vault/sealed-box.ts';
import { oneBitWrong, rowOfBytes } from './example-vault.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
// Frozen. Computed apart from this project with Python's cryptography 48. A change here makes every printed code useless.
const CODE = 'QWCH-YXKN-XBJE-TPWS-YFST-XXZ6-Z1T1-1R4M-CQVK';
const PUBLIC_KEY = 'd8ec339d4302b25bd866e521e571b6fa6128fc882095de8ccd5b5548613e0e40';
const BOX = Buffer.from(
  'B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHxkZWZnaGlqa2xtbm9Oo/a0c1d6byrnY0V8Gtif+rs3LF40ZP4XhcYgRvk8cxZf4kD1lTnoY7AD/WjhQfM=',
  'base64',
);
const BYTES = rowOfBytes(64, 32);

describe('known answers', () => {
  test('the public half of a code', () => expect(recoveryPublicKeyOf(CODE).toString('hex')).toBe(PUBLIC_KEY));
  test('a box sealed elsewhere', () => expect(openWith(CODE, BOX, 'a test')).toEqual(BYTES));
});

describe('a new code', () => {
  test('is nine groups of four letters that are hard to confuse', () => {
    for (let i = 0; i < 50; i += 1)
      expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('never comes twice, and uses the whole alphabet in every place', () => {
    const codes = Array.from({ length: 600 }, newRecoveryCode);
    expect(new Set(codes).size).toBe(600);
    for (let place = 0; place < 39; place += 1) {
      if (place % 5 === 4) continue;
      expect(new Set(codes.map((code) => code[place])).size).toBe(32);
    }
  });
});

describe('typed back', () => {
  test.each([
    ['in small letters', CODE.toLowerCase()],
    ['without dashes', CODE.replaceAll('-', '')],
    ['with spaces and line breaks', ` ${CODE.replaceAll('-', ' \n ')} `],
    ['with long dashes', CODE.replaceAll('-', ' – ')],
    ['with letters I, L and O for digits', CODE.replaceAll('1', 'l').replaceAll('0', 'O').replace('T1', 'TI')],
    ['in full-width letters', CODE.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
  ])('%s it is the same code', (_how, typed) => {
    expect(recoveryPublicKeyOf(typed).toString('hex')).toBe(PUBLIC_KEY);
  });

  test('a single group is compared in the same forgiving way', () => {
    expect(foldRecoveryCode(' z1t1 ')).toBe(foldRecoveryCode('ZLTI'));
    expect(foldRecoveryCode('1r4m')).not.toBe(foldRecoveryCode('1r4n'));
  });
});

describe('a typing slip is told apart from a wrong code', () => {
  test('every wrong letter in every place', () => {
    let tried = 0;
    for (let place = 0; place < CODE.length; place += 1) {
      if (CODE[place] === '-') continue;
      for (const letter of `${ALPHABET}U`) {
        if (letter === CODE[place]) continue;
        tried += 1;
        const typed = CODE.slice(0, place) + letter + CODE.slice(place + 1);
        expect(() => recoveryPublicKeyOf(typed)).toThrow('recovery-code-slip');
      }
    }
    expect(tried).toBe(36 * 32);
  });

  test('every pair of neighbours swapped, and groups swapped', () => {
    const letters = CODE.replaceAll('-', '');
    for (let at = 0; at < letters.length - 1; at += 1) {
      if (letters[at] === letters[at + 1]) continue;
      const swapped = letters.slice(0, at) + letters[at + 1] + letters[at] + letters.slice(at + 2);
      expect(() => recoveryPublicKeyOf(swapped)).toThrow('recovery-code-slip');
    }
    expect(() => recoveryPublicKeyOf([...CODE.split('-')].reverse().join('-'))).toThrow('recovery-code-slip');
  });

  test.each([
    ['nothing', ''],
    ['a group missing', CODE.slice(5)],
    ['a letter too many', `${CODE}0`],
    ['without the check group', CODE.slice(0, 39)],
    ['another alphabet', CODE.replace('Q', 'Ж')],
    ['a megabyte', 'A'.repeat(1_000_000)],
  ])('%s', (_name, typed) => expect(() => recoveryPublicKeyOf(typed)).toThrow('recovery-code-slip'));

  test('another proper code is a wrong one', () => {
    expect(() => openWith(newRecoveryCode(), BOX, 'a test')).toThrow('wrong-recovery-code');
  });
});

describe('a sealed thing', () => {
  const publicKey = recoveryPublicKeyOf(CODE);

  test('opens with the code, whatever its length, and never looks the same twice', () => {
    for (const bytes of [Buffer.alloc(0), BYTES, Buffer.alloc(100_000, 7)]) {
      const [one, other] = [sealTo(publicKey, bytes), sealTo(publicKey, bytes)];
      expect(one.equals(other)).toBe(false);
      expect(openWith(CODE, one)).toEqual(bytes);
    }
  });

  test('stays shut with one wrong bit in any byte', () => {
    const wrongs = [...oneBitWrong(BOX)];
    expect(wrongs).toHaveLength(92);
    for (const wrong of wrongs) {
      // The top bit of an X25519 public key is ignored by its standard, but it is part of the key that is derived here.
      expect(() => openWith(CODE, wrong, 'a test')).toThrow('wrong-recovery-code');
    }
    const topBit = Buffer.from(BOX);
    topBit[31] = topBit[31]! ^ 0x80;
    expect(() => openWith(CODE, topBit, 'a test')).toThrow('wrong-recovery-code');
  });

  test('stays shut cut at any length', () => {
    for (let length = 0; length < BOX.length; length += 1) {
      expect(() => openWith(CODE, BOX.subarray(0, length), 'a test')).toThrow('wrong-recovery-code');
    }
  });

  test('stays shut for another purpose', () => {
    for (const purpose of ['', 'a tes', 'a test ', 'data key']) {
      expect(() => openWith(CODE, BOX, purpose)).toThrow('wrong-recovery-code');
    }
  });

  test('stays shut for one wrong bit in any byte of the private seed', () => {
    const seed = rowOfBytes(1, 32);
    const box = sealTo(keyPairOf(seed).publicKey, BYTES);
    expect(openBox(keyPairOf(seed), box, '')).toEqual(BYTES);
    for (const wrong of oneBitWrong(seed)) {
      const pair = keyPairOf(wrong);
      // X25519 sets five bits of a seed itself, so those make no difference to the key (RFC 7748 section 5).
      if (pair.publicKey.equals(keyPairOf(seed).publicKey)) continue;
      expect(openBox(pair, box, '')).toBeNull();
    }
  });

  test('a forged point of small order opens nothing and throws nothing else', () => {
    for (const point of [Buffer.alloc(32), Buffer.concat([Buffer.from([1]), Buffer.alloc(31)])]) {
      const forged = Buffer.concat([point, BOX.subarray(32)]);
      expect(() => openWith(CODE, forged, 'a test')).toThrow('wrong-recovery-code');
    }
  });
});

test('base32 there and back keeps every byte', () => {
  for (let from = 0; from < 236; from += 1) {
    const bytes = rowOfBytes(from, 20);
    expect(fromCrockford(toCrockford(bytes))).toEqual(bytes);
  }
  expect(toCrockford(Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex'))).toBe(ALPHABET);
});
