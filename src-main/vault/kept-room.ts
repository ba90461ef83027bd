import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, ftruncateSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/*
 * A file beside the register that holds nothing: made ahead, while there is room, and given back in steps to whoever is told that the
 * disk is full. In steps, since another program fills the disk, and would have all of it in the same second.
 */
const FILE = 'careboard-kept-room.bin';
/** More than any single write of an emergency card, a dose or a lock: rows and audit are some 100 KB of log, a key file twice as much. */
export const ROOM_STEP = 1 << 20;
/**
 * SQLite writes its log up to 1,000 pages (4.1 MB) before it begins again at the front, and what stands in the log needs as much
 * again in the register: with both there is room for thousands of entries.
 */
export const KEPT_ROOM = 8 * ROOM_STEP;
/** Left to others when a step is made: a disk that is full to the last byte stops more than Careboard. */
const LEFT_FREE = ROOM_STEP;

/** How much room is kept in this folder now, in bytes. */
export const keptRoom = (home: string): number => statSync(join(home, FILE), { throwIfNoEntry: false })?.size ?? 0;

/** Whether a further step could be made with so many bytes free. */
export const isRoomForStep = (free: number): boolean => free >= ROOM_STEP + LEFT_FREE;

/** Makes one step more where there is room for it; asked every second until all is there. Throws as fs does. */
export function keepMoreRoom(home: string, free: number): void {
  const size = keptRoom(home);
  if (size >= KEPT_ROOM || !isRoomForStep(free)) return;
  // No zeros: a file system that presses files small would keep no room for them.
  const bytes = randomBytes(ROOM_STEP - (size % ROOM_STEP));
  const file = openSync(join(home, FILE), 'a', 0o600);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fdatasyncSync(file);
  } catch (error) {
    // What was written of it would be the last room there was.
    ftruncateSync(file, size);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Gives a step back to whoever was told that the disk is full: true, try again. False: nothing is left to give. */
export function giveRoom(home: string): boolean {
  const size = keptRoom(home);
  if (size === 0) return false;
  try {
    truncateSync(join(home, FILE), Math.max(0, size - ROOM_STEP));
    return true;
  } catch {
    return false;
  }
}
