import { expect, it } from 'vitest';
import { KEPT_ROOM, ROOM_STEP } from '#main/vault/kept-room.ts';
import { mayMount, onSmallDisk } from '../support/small-disk.ts';

interface Said {
  readonly used: { readonly kept: number };
  readonly rows: readonly string[];
}

it.skipIf(!mayMount)(
  'room is kept ahead, lets small entries and the emergency card through on a full disk, and is made again',
  { timeout: 240_000 },
  () => {
    const { used, rows, ...said } = onSmallDisk<Said>(32, new URL('kept-room.ts', import.meta.url));
    expect(said).toEqual({
      atFirst: { state: 'low', kept: 0 },
      ahead: { state: 'low', kept: KEPT_ROOM },
      brim: { state: 'low', kept: KEPT_ROOM },
      // A photo would eat what a dose may need.
      bulky: 'disk-full',
      afterBulky: KEPT_ROOM,
      heard: true,
      whileFull: { need: 'ok', record: 'ok', tap: 'ok', close: 'ok', password: 'ok', lock: 'ok', signIn: 'ok' },
      gone: { last: 'disk-full', state: 'full', kept: 0 },
      mended: { state: 'low', kept: KEPT_ROOM, bulky: 'ok' },
      holds: true,
    });
    // In steps, so that whatever fills the disk does not have all of it at once.
    expect(used).toEqual({ state: 'full', kept: KEPT_ROOM - ROOM_STEP });
    expect(rows.filter((what) => what.startsWith('emergency.'))).toEqual([
      'emergency.closed',
      'emergency.tapped',
      'emergency.opened',
    ]);
  },
);
