/**
 * `low`: soon nothing more can be saved. `full`: Careboard has begun to write into the room that it keeps for emergencies, or already
 * holds entries in memory alone.
 */
export const DISK_STATES = ['fine', 'low', 'full'] as const;
export type DiskState = (typeof DISK_STATES)[number];

/** A week of a busy school's entries, photos and its daily copy; Windows itself warns at about twice as much. */
const LOW_BYTES = 100_000_000;

/** How the disk of the register stands. */
export function diskState(disk: {
  /** Bytes that anybody can use; null where the system does not say. */
  readonly free: number | null;
  /** The kept room is not all there, and there is no room to make it so. */
  readonly roomUsed: boolean;
  /** Entries that the disk had no room for. */
  readonly waiting: number;
}): DiskState {
  if (disk.waiting > 0 || disk.roomUsed) return 'full';
  return disk.free !== null && disk.free < LOW_BYTES ? 'low' : 'fine';
}
