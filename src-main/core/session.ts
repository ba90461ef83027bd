import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { AuditActor } from '#main/features/audit/audit.service.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId, StaffId } from '#shared/domain/ids.ts';
import type { Capability, Grant, Scope } from '#shared/features/access/access.model.ts';
import { capabilitiesOf, hasEnded, withLedChildren } from '#shared/features/access/access.rules.ts';
import type { SessionTimes } from '#shared/features/access/session-timing.rules.ts';
import type { Clock } from './ports.ts';

interface Pin {
  readonly salt: Buffer;
  readonly hash: Buffer;
  triesLeft: number;
}

/** An emergency card that this session has open; it suspends the idle and focus rules until `until` (monotonic ms). */
export interface OpenCard {
  readonly cardId: CardId;
  readonly childId: ChildId;
  /** The person opened it outside their scope; it stays so, whatever becomes of their roles while it is open. */
  readonly broken: boolean;
  suspendsUntil: number;
}

/** One person's signed-in time on this PC, from password to lock. Lives in memory only. */
export interface Session {
  readonly staffId: StaffId;
  readonly name: string;
  label: string;
  /** Those of the person's roles that count on this PC. */
  grants: readonly Grant[];
  /** The children of the trips that the person leads today, as the register says at this instant. */
  readonly led: () => readonly ChildId[];
  readonly times: SessionTimes;
  readonly startedAt: Date;
  readonly startedMono: number;
  readonly device: string;
  state: 'active' | 'shielded';
  pin: Pin | null;
  /** Monotonic ms of the last sign of life. */
  lastActive: number;
  /** Monotonic ms at which the window lost the focus; null while it has it or an own dialog is open. */
  unfocusedSince: number | null;
  readonly cards: Map<CardId, OpenCard>;
  notices: readonly string[];
  /** Monotonic ms until which the page may have the camera; null when no photo is being taken. */
  cameraUntil: number | null;
  /** How far the wall clock stands from where it stood beside the monotonic one at sign-in, as last noted (ms). */
  clockOff: number;
  /** Looks that stand in the audit, and since when (monotonic ms): see looks.ts. Hiding the screen ends them. */
  readonly looks: Map<string, number>;
}

/**
 * What is over of a session: the roles have ended, or the eight hours. A card in use is never taken away, so an open emergency
 * card keeps such a session; then its cards are all that the person has. Null: nothing is over.
 */
export function overNow(session: Session, clock: Clock): 'access-ended' | 'session-over' | null {
  if (hasEnded(session.grants, clock.now())) return 'access-ended';
  return clock.monotonic() - session.startedMono >= session.times.lockAfter ? 'session-over' : null;
}

/** What the session's person may do at this instant, and for which children; nothing once their time is over. */
export function capabilitiesNow(session: Session, clock: Clock): ReadonlyMap<Capability, Scope> {
  if (overNow(session, clock)) return new Map();
  const byRole = capabilitiesOf(session.grants, clock.now());
  // Who reaches all children needs no trip for it.
  return byRole.has('trips.lead') ? withLedChildren(byRole, session.led()) : byRole;
}

/** The audit's short word for the roles held. */
export const rolesOf = (session: Session): string => [...new Set(session.grants.map((grant) => grant.role))].join('+');

/** Who an audit row names. */
export const actorOf = (session: Session): AuditActor => ({
  staffId: session.staffId,
  role: rolesOf(session),
  device: session.device,
});

const PIN_TRIES = 5;
const hashPin = (pin: string, salt: Buffer): Buffer =>
  scryptSync(pin.normalize('NFC'), salt, 32, { N: 16384, r: 8, p: 1 });

/** Keeps a PIN for this session. In memory only: a PIN is too short to protect anything on disk. */
export function setPin(session: Session, pin: string): void {
  const salt = randomBytes(16);
  session.pin = { salt, hash: hashPin(pin, salt), triesLeft: PIN_TRIES };
}

/** Right, or the number of tries left; at 0 the caller ends the session. Null where no PIN was set: that is no guess. */
export function checkPin(session: Session, pin: string): { readonly right: boolean; readonly left: number } | null {
  if (!session.pin) return null;
  if (session.pin.triesLeft <= 0) return { right: false, left: 0 };
  session.pin.triesLeft -= 1; // counted before it is judged
  const right = timingSafeEqual(hashPin(pin, session.pin.salt), session.pin.hash);
  if (right) session.pin.triesLeft = PIN_TRIES;
  return { right, left: session.pin.triesLeft };
}

/** Who and when, for a row that a person writes. */
export interface Author {
  readonly by: StaffId;
  readonly at: Instant;
  readonly today: CalendarDate;
}
