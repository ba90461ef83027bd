import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/calendar-date.ts';
import { backupsToKeep, type Scheduled } from '#shared/features/backup/backup-schedule.rules.ts';

const made = (day: string, time = '08:31', beforeUpdate = false): Scheduled => ({
  name: `${day} ${time}`,
  at: `${day}T${time}:00.000Z` as Instant,
  beforeUpdate,
});
const days = (from: string, count: number): Scheduled[] =>
  Array.from({ length: count }, (_, i) =>
    made(new Date(Date.parse(`${from}T08:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10)),
  );
const kept = (backups: readonly Scheduled[]) => [...backupsToKeep(backups)].sort();

describe('which backups stay', () => {
  it.each<[string, readonly Scheduled[], readonly string[]]>([
    ['none', [], []],
    ['one', [made('2026-11-24')], ['2026-11-24 08:31']],
    ['the newest of one day', [made('2026-11-24', '08:31'), made('2026-11-24', '15:02')], ['2026-11-24 15:02']],
    ['a week of days', days('2026-11-16', 7), days('2026-11-16', 7).map(({ name }) => name)],
    [
      // Mon 2 Nov to Tue 24 Nov: seven days, then the Sundays of the two weeks before; the month has its newest already.
      'of three weeks, seven days and the last of each week',
      days('2026-11-02', 23),
      ['08', '15', '18', '19', '20', '21', '22', '23', '24'].map((day) => `2026-11-${day} 08:31`),
    ],
    [
      'those before an update, three of them, though newer ones were made on the same day',
      ['20', '21', '22', '23'].flatMap((day) => [
        made(`2026-11-${day}`, '08:30', true),
        made(`2026-11-${day}`, '08:40'),
      ]),
      [
        '2026-11-20 08:40',
        '2026-11-21 08:30',
        '2026-11-21 08:40',
        '2026-11-22 08:30',
        '2026-11-22 08:40',
        '2026-11-23 08:30',
        '2026-11-23 08:40',
      ],
    ],
    [
      'over the summer holidays, the days of term, since days without one use nothing up',
      [...days('2026-07-13', 5), made('2026-09-01')],
      [...days('2026-07-13', 5), made('2026-09-01')].map(({ name }) => name),
    ],
  ])('%s', (_what, backups, names) => {
    expect(kept(backups)).toEqual([...names].sort());
  });

  it('keeps, run after each of two years of days, seven days, four weeks and twelve months within reach', () => {
    let there: Scheduled[] = [];
    for (const one of days('2025-01-01', 730)) {
      there = [...there, one];
      const names = backupsToKeep(there);
      there = there.filter(({ name }) => names.has(name));
      expect(there.length).toBeLessThanOrEqual(23);
    }
    const dates = there.map(({ at }) => at.slice(0, 10));
    expect(dates.slice(-7)).toEqual(days('2026-12-25', 7).map(({ at }) => at.slice(0, 10)));
    expect(new Set(dates.map((date) => date.slice(0, 7))).size).toBe(12);
    expect(dates[0]).toBe('2026-01-31');
  });

  it('never lets the newest go, keeps only what is there, and at most 26', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
    const backups = fc
      .array(fc.tuple(instant, fc.boolean()), { minLength: 1, maxLength: 80 })
      .map((list) =>
        list.map(([at, beforeUpdate], i) => ({ name: `n${i}`, at: at.toISOString() as Instant, beforeUpdate })),
      );
    fc.assert(
      fc.property(backups, (list) => {
        const names = backupsToKeep(list);
        const newest = list.reduce((a, b) => (b.at > a.at ? b : a));
        expect(list.some(({ name, at }) => names.has(name) && at === newest.at)).toBe(true);
        expect([...names].every((name) => list.some((one) => one.name === name))).toBe(true);
        expect(names.size).toBeLessThanOrEqual(26);
        // Asked again about what is left, it lets nothing more go: tidying twice loses nothing.
        expect(backupsToKeep(list.filter(({ name }) => names.has(name))).size).toBe(names.size);
      }),
    );
  });
});
