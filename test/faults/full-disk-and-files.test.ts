import { expect, it } from 'vitest';
import { mayMount, onSmallDisk } from '../support/small-disk.ts';

interface Said {
  readonly said: Readonly<Record<string, { refused: number; halves: string[]; last: string }>>;
  readonly holds: boolean;
  readonly signIn: string;
  readonly left: readonly string[];
}

it.skipIf(!mayMount)(
  'a disk that fills at any page of a change that reaches a file leaves file and register as they were, or both changed',
  { timeout: 240_000 },
  () => {
    const { said, ...rest } = onSmallDisk<Said>(12, new URL('full-disk-and-files.ts', import.meta.url));
    expect(Object.keys(said)).toHaveLength(9);
    for (const [name, { refused, halves, last }] of Object.entries(said)) {
      expect(halves, name).toEqual([]);
      expect(last, name).toBe('ok');
      expect(refused, name).toBeGreaterThan(1);
    }
    expect(rest).toEqual({ holds: true, signIn: 'ok', left: [] });
  },
);
