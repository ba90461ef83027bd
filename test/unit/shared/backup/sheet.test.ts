import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { mustPrint, type SheetHashes, sheetAge } from '#shared/features/backup/sheet.rules.ts';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-11-24');
const ago = (on: string, hashes: SheetHashes = { a: '1', b: '2' }) => ({ on: day(on), hashes });
const SAME: SheetHashes = { b: '2', a: '1' };

it.each([
  ['never, and nobody has a serious need', null, {}, '2026-09-01', 'none', 0],
  ['never, on the day the register was made', null, SAME, '2026-11-24', 'new', 0],
  ['never, by a clock from before the register was made', null, SAME, '2026-12-24', 'new', 0],
  ['never, a day later', null, SAME, '2026-11-23', 'never', 0],
  ['today, nothing changed', ago('2026-11-24'), SAME, '2026-09-01', 'fine', 0],
  ['31 days ago, nothing changed', ago('2026-10-24'), SAME, '2026-09-01', 'fine', 0],
  ['32 days ago, nothing changed', ago('2026-10-23'), SAME, '2026-09-01', 'old', 0],
  ['in the future, by a clock that was set back', ago('2026-12-24'), SAME, '2026-09-01', 'old', 0],
  ['today, and one child changed since', ago('2026-11-24'), { a: '1', b: '3' }, '2026-09-01', 'changed', 1],
  ['today, and one child came', ago('2026-11-24'), { ...SAME, c: '4' }, '2026-09-01', 'changed', 1],
  ['today, and one child should no longer be on it', ago('2026-11-24'), { a: '1' }, '2026-09-01', 'changed', 1],
  ['today, one changed, one came, one left', ago('2026-11-24'), { a: '9', c: '4' }, '2026-09-01', 'changed', 3],
  ['today, and nobody has a serious need any more', ago('2026-11-24'), {}, '2026-09-01', 'changed', 2],
  ['long ago, and changed: the change is what is said', ago('2026-01-01'), { a: '1' }, '2025-09-01', 'changed', 1],
  ['on the day the register was made, and changed', ago('2026-11-24'), { a: '1' }, '2026-11-24', 'changed', 1],
  ['long ago, of nobody, and still nobody', ago('2026-01-01', {}), {}, '2025-09-01', 'fine', 0],
] as const)('printed %s', (_what, printed, now, since, state, changed) => {
  expect(sheetAge(printed, now, day(since), TODAY)).toMatchObject({ state, changed });
});

it('counts the days since the print, also over the change of the clocks, and never less than none', () => {
  expect(sheetAge(ago('2026-10-24'), SAME, day('2026-01-01'), TODAY).days).toBe(31);
  expect(sheetAge(ago('2026-12-24'), SAME, day('2026-01-01'), TODAY).days).toBe(0);
});

it('asks for a print where there is none, an old one or a wrong one, and only there', () => {
  expect((['none', 'new', 'fine', 'never', 'old', 'changed'] as const).filter(mustPrint)).toEqual([
    'never',
    'old',
    'changed',
  ]);
});
