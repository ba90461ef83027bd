import { expect, it } from 'vitest';
import { diskState } from '#shared/features/backup/disk.rules.ts';

const GB = 1_000_000_000;
it.each([
  ['room enough', { free: GB, roomUsed: false, waiting: 0 }, 'fine'],
  ['a system that does not say', { free: null, roomUsed: false, waiting: 0 }, 'fine'],
  ['little room', { free: 99_999_999, roomUsed: false, waiting: 0 }, 'low'],
  ['just enough', { free: 100_000_000, roomUsed: false, waiting: 0 }, 'fine'],
  ['not a byte, and all that is kept', { free: 0, roomUsed: false, waiting: 0 }, 'low'],
  ['some of the kept room used', { free: 0, roomUsed: true, waiting: 0 }, 'full'],
  ['entries that wait, though there is room by now', { free: GB, roomUsed: false, waiting: 2 }, 'full'],
] as const)('%s: %s is %s', (_what, disk, state) => {
  expect(diskState(disk)).toBe(state);
});
