import type { WriteDb } from '#main/store/sql.ts';
import type { Store } from '#main/store/store.ts';
import type { CareboardEvent } from '#shared/contract/events.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

/**
 * The core's one mutable place: what is open now. A vault is open exactly as long as a session lasts, so that a locked
 * Careboard holds no key.
 */
export interface Kernel {
  readonly ports: Ports;
  /** The PC's own register, or the demo school beside it; each has a kernel of its own and shares nothing with the other. */
  readonly place: Place;
  /** Ends this place's session and goes to the other. */
  moveTo(place: Place): void;
  open: OpenVault | null;
  session: Session | null;
  /** Starts of emergency timers that run, kept nameless across lock for the shield. */
  runningTimers: readonly Instant[];
  /** What the disk had no room for; written in order as soon as it has. Ids and times only outlive a session. */
  waiting: WaitingWrite[];
  /** A page of the register could not be read: the session ends as soon as no emergency card is open. Until the next sign-in. */
  foundDamaged: boolean;
  emit(event: CareboardEvent): void;
}

/** A write that may have to wait for room on the disk. */
export interface WaitingWrite {
  apply(tx: WriteDb): void;
}

export type Place = 'own' | 'demo';

export interface OpenVault {
  readonly dataKey: Buffer;
  readonly store: Store;
  /**
   * This PC has seen a newer audit than this register holds, or its file was not as the last session left it: an old copy, or a part of
   * one, was put back. True until a Lead accepts it.
   */
  rolledBack: boolean;
  /** Of the two, the second. */
  readonly notAsLeft: boolean;
  /** A kill cut off a change of the keys between the key file and the register's own entry of it: the change holds, the entry is missing. */
  readonly keyFileAhead: boolean;
  /** When that newer row was written, as far as the keychain remembers it; null too where no newer one was seen. */
  readonly newerSeenAt: Instant | null;
  /** The newest row that is vouched for outside the register. */
  anchoredSeq: number;
}
