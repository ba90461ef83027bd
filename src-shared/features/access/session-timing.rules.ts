/** Times in milliseconds. The school's defaults (product, access); a PC's policy file may set others, see pc-policy.rules.ts. */
export interface SessionTimes {
  readonly shieldUnfocused: number;
  readonly shieldIdle: number;
  readonly lockIdle: number;
  readonly lockAfter: number;
  readonly cardSuspends: number;
}
export const SESSION_TIMES: SessionTimes = {
  shieldUnfocused: 20_000,
  shieldIdle: 2 * 60_000,
  lockIdle: 10 * 60_000,
  lockAfter: 8 * 3_600_000,
  cardSuspends: 30 * 60_000,
};

/** The parts of a session that time works on; all instants are monotonic milliseconds. */
export interface SessionClockwork {
  readonly state: 'active' | 'shielded';
  readonly started: number;
  readonly lastActive: number;
  readonly unfocusedSince: number | null;
  /** Until when an open emergency card suspends the idle and focus rules; 0 when none is open. */
  readonly suspendedUntil: number;
}

/**
 * What time asks of the session now: hide the screen, end it, or nothing. An open emergency card holds off all of it, the eight
 * hours too: whoever kneels beside a child is not typing, and a card in use is never taken away. What is held off at eight hours
 * is the lock alone: everything but the cards ends then (`overNow`), and the lock comes with the close of the last card, or when
 * nobody has tapped on one for thirty minutes.
 */
export function dueNow(
  session: SessionClockwork,
  now: number,
  times: SessionTimes = SESSION_TIMES,
): 'lock' | 'shield' | null {
  if (now - session.started >= times.lockAfter && now >= session.suspendedUntil) return 'lock';
  if (now < session.suspendedUntil) return null;
  const idleFrom = Math.max(session.lastActive, session.suspendedUntil);
  if (now - idleFrom >= times.lockIdle) return 'lock';
  if (session.state === 'shielded') return null;
  if (now - idleFrom >= times.shieldIdle) return 'shield';
  if (session.unfocusedSince !== null) {
    const awayFrom = Math.max(session.unfocusedSince, session.suspendedUntil);
    if (now - awayFrom >= times.shieldUnfocused) return 'shield';
  }
  return null;
}

/** Wait before the next try for one name after `wrong` wrong passwords: 0, 0, 1, 2, 4 ... at most 60 seconds (ms). */
export function backOff(wrong: number): number {
  return wrong < 3 ? 0 : Math.min(60, 2 ** (wrong - 3)) * 1000;
}

/** Digits that a PIN needs: more in kiosk, where anybody can stand in front of the PC (product, access). */
export const pinDigits = (kiosk: boolean): number => (kiosk ? 6 : 4);

/** From this much apart the wall clock was set, and not only kept right (ms). */
export const CLOCK_JUMP_MS = 2 * 60_000;

/** True for anything but at least `digits` digits that are not one repeated digit or a straight row. */
export function isWeakPin(pin: string, digits = pinDigits(false)): boolean {
  if (!new RegExp(`^\\d{${digits},12}$`).test(pin)) return true;
  const steps = new Set([...pin].slice(1).map((d, i) => Number(d) - Number(pin[i])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9);
}
