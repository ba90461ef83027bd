import type { Session } from './session.ts';

/**
 * How long one look lasts. An open record is asked for again after every change; each of those is the same look. Fixed from
 * the row, not from the last reading: a record that stays open is a row every five minutes, not one in a whole day.
 */
const LOOK_MS = 5 * 60_000;

/**
 * Whether this reading is the same look as one that already stands in the audit. Decided by the core alone, from the
 * session, its clock, the call, the view and the child (for a call without one: its whole input): the page has no say.
 */
export function isSameLook(session: Session, look: string, monotonic: number): boolean {
  const since = session.looks.get(look);
  return since !== undefined && monotonic - since < LOOK_MS;
}

/** To be called when the look's row is written, never before. Forgets what has run out. */
export function rememberLook(session: Session, look: string, monotonic: number): void {
  for (const [other, since] of session.looks) if (monotonic - since >= LOOK_MS) session.looks.delete(other);
  session.looks.set(look, monotonic);
}
