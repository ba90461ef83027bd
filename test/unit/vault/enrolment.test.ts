import { describe, expect, test } from 'vitest';
import { openEnrolment } from '#main/vault/enrolment.ts';
import { KDF_FLOOR } from '#main/vault/key-derivation.ts';
import { isWithin, newOneTimeCode } from '#main/vault/one-time-code.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import { CONTENTS, oneBitWrong, rowOfBytes } from './example-vault.ts';

const CODE = 'ABCD-EFGH-JKMN';
const span = { from: '2026-11-24T09:00:00.000Z', until: '2026-11-24T09:15:00.000Z' };
const now = new Date('2026-11-24T09:10:00Z');
// Frozen. Computed apart from this project with Python's cryptography 48.
const sealed = 'ZGVmZ2hpamtsbW5vaB0iOQm+WjcDnruCM4NPy3Uctt26joVX+fXgFF2FxuUzKObuCvg4MwDO3adG/gER';
const enrolment = { kdf: KDF_FLOOR, salt: rowOfBytes(0, 16).toString('base64'), sealed, span };
const file = { ...CONTENTS, enrolment, mac: '', digest: '' } as VaultFile;
const open = (change: object = {}, code = CODE, at = now) =>
  openEnrolment({ ...file, enrolment: { ...enrolment, ...change } }, code, at);

describe('the offer to another account of the PC', () => {
  test('that was sealed apart from this project opens by its code, however it is typed', async () => {
    expect(await open()).toEqual(rowOfBytes(32, 32));
    expect(await open({}, ' abcd efgh jkmn ')).toEqual(rowOfBytes(32, 32));
  });

  test.each([
    ['another code', {}, 'ABCD-EFGH-JKMP'],
    ['a longer time', { span: { ...span, until: '2026-11-24T23:15:00.000Z' } }, CODE],
    ['another salt', { salt: rowOfBytes(1, 16).toString('base64') }, CODE],
  ])('stays shut: %s', async (_name, change, code) => {
    await expect(open(change, code)).rejects.toThrow('wrong-code');
  });

  test('stays shut for one wrong bit anywhere in what is sealed', async () => {
    // Each costs an Argon2id: some places of nonce, secret and tag.
    const wrong = [...oneBitWrong(Buffer.from(sealed, 'base64'))].filter((_, at) => at % 9 === 0);
    expect(wrong.length).toBeGreaterThan(5);
    for (const one of wrong) await expect(open({ sealed: one.toString('base64') })).rejects.toThrow('wrong-code');
  });

  test('counts from its making for a quarter of an hour, not a moment longer', async () => {
    await expect(open({}, CODE, new Date(span.until))).rejects.toThrow('code-expired');
    await expect(open({}, CODE, new Date('2026-11-24T08:59:59Z'))).rejects.toThrow('code-expired');
    expect(isWithin(span, new Date('2026-11-24T09:14:59.999Z'))).toBe(true);
  });

  test('is not there when none was made', async () => {
    const { enrolment: _none, ...without } = file;
    await expect(openEnrolment(without as VaultFile, CODE, now)).rejects.toThrow('wrong-code');
  });
});

test('a one-time code is three groups of four that are hard to confuse, and never comes twice', () => {
  const codes = Array.from({ length: 500 }, newOneTimeCode);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(500);
  for (let place = 0; place < 14; place += 1) {
    if (place % 5 === 4) continue;
    expect(new Set(codes.map((code) => code[place])).size).toBe(32);
  }
});
