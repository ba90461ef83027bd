import { describe, expect, it } from 'vitest';
import { backOff, dueNow, isWeakPin, type SessionClockwork } from '#shared/features/access/session-timing.rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const session = (changed: Partial<SessionClockwork> = {}): SessionClockwork => ({
  state: 'active',
  started: 0,
  lastActive: 0,
  unfocusedSince: null,
  suspendedUntil: 0,
  ...changed,
});

describe('what time asks of a session', () => {
  it.each([
    ['nothing at once', session(), 0, null],
    ['nothing just before two idle minutes', session(), 2 * MINUTE - 1, null],
    ['the shield after two idle minutes', session(), 2 * MINUTE, 'shield'],
    ['no second shield', session({ state: 'shielded' }), 5 * MINUTE, null],
    ['the lock after ten idle minutes', session(), 10 * MINUTE, 'lock'],
    ['the lock after ten idle minutes, shielded too', session({ state: 'shielded' }), 10 * MINUTE, 'lock'],
    ['nothing while somebody works', session({ lastActive: 59 * MINUTE }), HOUR, null],
    ['nothing just before 20 s without focus', session({ unfocusedSince: 0 }), 19_999, null],
    ['the shield after 20 s without focus', session({ unfocusedSince: 0 }), 20_000, 'shield'],
    ['the lock after eight hours, however busy', session({ lastActive: 8 * HOUR }), 8 * HOUR, 'lock'],
    ['nothing just before eight hours', session({ lastActive: 8 * HOUR - 1 }), 8 * HOUR - 1, null],
    ['nothing beside an open card', session({ suspendedUntil: 30 * MINUTE, unfocusedSince: 0 }), 29 * MINUTE, null],
    ['no eight-hour lock under an open card', session({ suspendedUntil: 8 * HOUR + MINUTE }), 8 * HOUR, null],
    ['the lock when that card is done', session({ suspendedUntil: 8 * HOUR + MINUTE }), 8 * HOUR + MINUTE, 'lock'],
    ['idle time from the end of the card', session({ suspendedUntil: 30 * MINUTE }), 32 * MINUTE, 'shield'],
    ['nothing just after the card', session({ suspendedUntil: 30 * MINUTE }), 32 * MINUTE - 1, null],
  ] as const)('%s', (_name, clockwork, now, due) => {
    expect(dueNow(clockwork, now)).toBe(due);
  });

  it('takes shorter times from a policy', () => {
    const times = { shieldUnfocused: 1, shieldIdle: 10, lockIdle: 20, lockAfter: 100, cardSuspends: 50 };
    expect([9, 10, 20].map((now) => dueNow(session(), now, times))).toEqual([null, 'shield', 'lock']);
  });
});

describe('the wait after wrong passwords', () => {
  it('is 0, 0, 1, 2, 4, 8 ... and never more than a minute', () => {
    const seconds = Array.from({ length: 12 }, (_, i) => backOff(i + 1) / 1000);
    expect(seconds).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    expect(backOff(0)).toBe(0);
    expect(backOff(5000)).toBe(60_000);
  });
});

describe('a PIN', () => {
  it.each(['0000', '1111', '1234', '9876', '123', '', '12a4', '1234567890123', ' 1357', '１３５７'])(
    '%j is weak',
    (pin) => {
      expect(isWeakPin(pin)).toBe(true);
    },
  );
  it.each(['1357', '2580', '1122', '8241', '102938'])('%j is good enough', (pin) => {
    expect(isWeakPin(pin)).toBe(false);
  });
  it('has as many digits as asked for', () => {
    expect([isWeakPin('13572', 6), isWeakPin('135724', 6)]).toEqual([true, false]);
  });
});
