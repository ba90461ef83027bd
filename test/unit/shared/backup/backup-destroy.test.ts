import { expect, it } from 'vitest';
import { type Destroyable, mayDestroy } from '#shared/features/backup/backup-destroy.rules.ts';

const of = (state: Destroyable['state'], madeAt: string, ownName = true): Destroyable => ({ state, madeAt, ownName });
const GOOD = of('good', '2026-11-20');
const CASES: readonly (readonly [string, Destroyable, readonly Destroyable[], string])[] = [
  ['needs an old code, a newer one is good', of('other-code', '2026-11-12'), [GOOD], 'yes'],
  ['under an old key, a newer one is good', of('other-key', '2026-11-12'), [GOOD], 'yes'],
  ['needs an old code and is the only one', of('other-code', '2026-11-12'), [], 'still-needed'],
  ['the good one is older', of('other-code', '2026-11-21'), [GOOD], 'still-needed'],
  ['the newer one is damaged', of('other-code', '2026-11-12'), [of('damaged', '2026-11-20')], 'still-needed'],
  ['good itself', of('good', '2026-11-12'), [GOOD], 'not-ours'],
  ['of another school', of('other-school', '2026-11-12'), [GOOD], 'not-ours'],
  ['damaged', of('damaged', ''), [GOOD], 'not-ours'],
  ['of a newer Careboard', of('newer', ''), [GOOD], 'not-ours'],
  ['renamed by a person', of('other-code', '2026-11-12', false), [GOOD], 'not-ours'],
];

it.each(CASES)('%s', (_words, one, others, may) => {
  expect(mayDestroy(one, [...others, one])).toBe(may);
});
