import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { decodeText } from '#main/features/imports/reading/decode-text.ts';

const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'nothing thrown';
};
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const names = fc.array(fc.constantFrom('Zoë', 'Łukasz', 'Nguyễn', "O'Brien", 'Siôn', 'Ava'), { minLength: 8 });
const table = names.map((list) => `Forename,Surname\r\n${list.map((name) => `${name},${name}\r\n`).join('')}`);

test('reads back what was written as UTF-8 or UTF-16, with and without a mark', () => {
  fc.assert(
    fc.property(table, (text) => {
      expect(decodeText(Buffer.from(text))).toBe(text);
      expect(decodeText(Buffer.from(`\uFEFF${text}`))).toBe(text);
      expect(decodeText(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe(text);
      expect(decodeText(swapped(`\uFEFF${text}`))).toBe(text);
      expect(decodeText(Buffer.from(text, 'utf16le'))).toBe(text);
      expect(decodeText(swapped(text))).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test('reads Windows-1252 with its own signs, not Latin-1', () => {
  expect(decodeText(Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x93, 0x74, 0x94, 0x80]))).toBe('Zoë “t”€');
});

test('a UTF-8 file cut inside a letter keeps its other letters', () => {
  const whole = Buffer.from('Name,Form\nZoë,R\nSiôn,R\nAnaïs');
  expect(decodeText(whole.subarray(0, whole.length - 2))).toBe('Name,Form\nZoë,R\nSiôn,R\nAna\uFFFD');
});

test.each([
  ['file-empty', Buffer.alloc(0)],
  ['file-empty', Buffer.from('\uFEFF \r\n')],
  ['file-too-large', Buffer.alloc(20_000_001, 'a')],
  ['file-not-csv', Buffer.alloc(20_000_000, 'a')],
])('refuses with %s', (expected, bytes) => {
  expect(code(() => decodeText(bytes))).toBe(expected);
});

test('a transfer file may stand in one long line', () => {
  const text = `<CTfile>${' '.repeat(1_500_000)}</CTfile>`;
  expect(decodeText(Buffer.from(text))).toBe(text);
});
