import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/calendar-date.ts';
import { clockTime, elapsed, longDay } from '../../../src-renderer/features/access/clock.ts';

describe('the clock of the locked screen', () => {
  it('shows London time on both sides of the clock change', () => {
    expect(clockTime(new Date('2026-11-23T14:05:00Z'))).toBe('14:05');
    expect(clockTime(new Date('2026-06-23T13:05:00Z'))).toBe('14:05');
  });

  it('names the day in full', () => {
    expect(longDay(new Date('2026-11-23T14:05:00Z'))).toBe('Monday 23 November 2026');
  });

  it('counts a running timer in minutes, then hours', () => {
    const start = instantOf(new Date('2026-11-23T14:05:00Z'));
    expect(elapsed(start, new Date('2026-11-23T14:05:07Z'))).toBe('0:07');
    expect(elapsed(start, new Date('2026-11-23T14:17:32Z'))).toBe('12:32');
    expect(elapsed(start, new Date('2026-11-23T15:08:07Z'))).toBe('1:03:07');
  });

  it('never runs below zero when the clock of the PC was set back', () => {
    expect(elapsed(instantOf(new Date('2026-11-23T14:05:00Z')), new Date('2026-11-23T14:00:00Z'))).toBe('0:00');
  });
});
