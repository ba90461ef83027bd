import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSleep } from '#main/shells/chromium/watch-sleep.ts';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-24T09:00:00Z') }));
afterEach(() => vi.useRealTimers());

it('says nothing while the clock runs as it should, however long', () => {
  const woke = vi.fn();
  const stop = watchSleep(woke);
  vi.advanceTimersByTime(3_600_000);
  expect(woke).not.toHaveBeenCalled();
  stop();
});

it('says once that the PC has slept, and again after the next sleep', () => {
  const woke = vi.fn();
  const stop = watchSleep(woke);
  for (const times of [1, 2]) {
    vi.setSystemTime(Date.now() + 600_000); // timers stand still while a PC sleeps; its clock does not
    vi.advanceTimersByTime(30_000);
    expect(woke).toHaveBeenCalledTimes(times);
  }
  stop();
  vi.setSystemTime(Date.now() + 600_000);
  vi.advanceTimersByTime(30_000);
  expect(woke).toHaveBeenCalledTimes(2);
});
