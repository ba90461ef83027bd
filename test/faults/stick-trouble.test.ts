import { expect, it } from 'vitest';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import { mayMount, onSmallDisk } from '../support/small-disk.ts';

interface Said {
  readonly first: string;
  readonly fullAhead: { readonly words: string };
  readonly fullMidway: { readonly words: string };
}

it.skipIf(!mayMount)(
  'a stick that is full, fills, is pulled, or may not be written to: said in words, older backups stay, no half one counts',
  { timeout: 240_000 },
  () => {
    const { first, fullAhead, fullMidway, ...said } = onSmallDisk<Said>(
      24,
      new URL('stick-trouble.ts', import.meta.url),
    );
    const old = { files: expect.arrayContaining([first]), lastGood: true, good: ['good'] };
    const noRoom = expect.stringContaining('There is no room for a backup');
    expect(fullAhead).toEqual({ ...old, code: 'backup-no-room', files: [first], words: noRoom });
    expect(fullMidway).toEqual({ ...old, code: 'backup-no-room', files: [first], words: noRoom });
    const away = sentenceFor('backup-went-away');
    expect(said).toEqual({
      readOnly: { ...old, code: 'backup-not-writable', files: [first], words: sentenceFor('backup-not-writable') },
      // Nothing was written into the empty place where the stick had been.
      pulled: { code: 'backup-went-away', beneath: [], words: away, lastGood: true },
      back: { kept: true, listed: ['good'], halves: 1 },
      afterwards: { next: true, halves: 0, words: null, lastGood: true },
      silent: { code: 'backup-went-away', halves: 0 },
      atLast: { ok: true, words: null, lastGood: true },
    });
  },
);
