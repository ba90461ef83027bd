import { expect, it } from 'vitest';
import type { StaffId } from '#shared/domain/ids.ts';
import { holdersOf, holdersTrouble } from '../../../src-renderer/features/papers/holders.ts';

const STAFF = [
  { staffId: '0192f000-0000-7000-8000-000000000001' as StaffId, name: 'Mrs J Charlton' },
  { staffId: '0192f000-0000-7000-8000-000000000002' as StaffId, name: 'Ms Zoë Ash' },
];

it('takes a line for a member of staff where it names one, and for a name otherwise; empty lines are nobody', () => {
  expect(holdersOf('mrs j charlton\n\n  Governor Elm \nMs Zoe Ash\n', STAFF)).toEqual([
    { staffId: STAFF[0]!.staffId },
    { name: 'Governor Elm' },
    { staffId: STAFF[1]!.staffId },
  ]);
});

it.each([
  ['', 'Please name who gets a copy, one name a line.'],
  [' \n ', 'Please name who gets a copy, one name a line.'],
  ['Mr Elm', undefined],
  [Array.from({ length: 60 }, (_, at) => `Governor ${at}`).join('\n'), undefined],
  [Array.from({ length: 61 }, (_, at) => `Governor ${at}`).join('\n'), 'One set has at most 60 copies.'],
  [`Mr Elm\n${'x'.repeat(81)}`, 'Line 2 is too long for a name.'],
])('says what keeps %j from being a set of copies', (text, trouble) => {
  expect(holdersTrouble(text)).toBe(trouble);
});
