import { expect, test } from 'vitest';
import { checkUpn } from '#shared/domain/upn.ts';

test.each([
  ['B801200005001', 'ok'],
  ['R674123101121', 'ok'],
  // A help page on the web sums this one wrongly and asks for Q; the right letter is P.
  ['P207000016049', 'ok'],
  ['Q207000016049', 'bad-check-letter'],
  ['N820123425001', 'ok'],
  ['C820123425002', 'ok'],
  [' c820123425002 ', 'ok'],
  ['M82012342501A', 'temporary'],
  ['L82012342502Z', 'temporary'],
  ['A82012342501A', 'bad-check-letter'],
  ['A801200005001', 'bad-check-letter'],
  ['A123456789001', 'bad-check-letter'],
  ['I801200005001', 'bad-form'],
  ['B80120000500S', 'bad-form'],
  ['B80120000500', 'bad-form'],
  ['H0000000001234', 'bad-form'],
  ['unknown', 'bad-form'],
  ['', 'missing'],
  ['   ', 'missing'],
] as const)('%j is %s', (upn, verdict) => {
  expect(checkUpn(upn)).toBe(verdict);
});

test('any one digit changed is noticed', () => {
  const upn = 'B801200005001';
  for (let at = 1; at < upn.length; at++) {
    for (const digit of '0123456789') {
      if (digit !== upn[at]) expect(checkUpn(upn.slice(0, at) + digit + upn.slice(at + 1))).toBe('bad-check-letter');
    }
  }
});
