import { expect, it } from 'vitest';
import type { RuleDecision, RuleInput } from '#shared/features/consent/consent-effective.ts';
import { mayAnswer } from '#shared/features/consent/consent-effective.ts';
import { ask, aunt, child, day, father, late, mother, old, refused, set, unclear } from './decisions.ts';

/** Protection of Freedoms Act 2012, sections 26 to 28: one parent in writing, no parent against, the child's own no is enough. */
const noSay = { responsibility: false, responsibilityNow: false } as const;
const spoken = { method: 'spoken' } as const;
const CASES: readonly (readonly [string, readonly RuleDecision[], Partial<RuleInput>, string, string])[] = [
  ['nothing', [], {}, 'not-asked', 'not-asked'],
  ['one written yes', [mother()], {}, 'yes', 'given'],
  ['a letter', [mother({ method: 'letter' })], {}, 'yes', 'given'],
  ['a spoken yes', [mother(spoken)], {}, 'no', 'not-written'],
  ['an old yes of nobody knows whom', [old()], {}, 'no', 'not-written'],
  ['a written yes without responsibility', [aunt()], {}, 'no-answer', 'no-responsibility'],
  ['one parent’s yes, the other’s no', [mother(), father(refused)], {}, 'no', 'parents-differ'],
  ['a spoken no', [mother(), father({ ...refused, ...spoken })], {}, 'no', 'parents-differ'],
  [
    'a father’s no without responsibility',
    [mother(), father({ ...refused, ...noSay, isParent: true })],
    {},
    'no',
    'parents-differ',
  ],
  ['an aunt’s no', [mother(), aunt(refused)], {}, 'yes', 'given'],
  ['a no of one whose responsibility is not recorded', [mother(), unclear(refused)], {}, 'no', 'refused-unclear'],
  ['an old no', [mother(), old(refused)], {}, 'no', 'refused-unrecorded'],
  [
    'a written yes, withdrawn by word of mouth',
    [mother(), mother({ state: 'withdrawn', ...spoken, ...late })],
    {},
    'no',
    'withdrawn',
  ],
  [
    'a no, then a spoken yes of the same parent',
    [mother(refused), mother({ ...spoken, ...late })],
    {},
    'no',
    'refused',
  ],
  ['a no, then a written yes of the same parent', [mother(refused), mother(late)], {}, 'yes', 'given'],
  ['the child’s no', [mother(), father(), child({ ...refused, ...spoken })], {}, 'no', 'child-refused'],
  ['the child’s yes alone', [child()], {}, 'not-asked', 'not-asked'],
  ['on any basis', [], { basis: 'public-task' }, 'not-asked', 'not-asked'],
  ['looked after', [mother()], { flags: [set('looked-after')] }, 'no', 'stopped'],
  ['run out', [mother({ validUntil: day('2026-08-31') })], {}, 'no', 'expired'],
  ['on a version before', [mother({ wordingVersion: 1 })], { countsFrom: 2 }, 'no', 'outdated'],
  ['left', [mother()], { leftOn: day('2026-07-20') }, 'no', 'left'],
];
it.each(CASES)('biometrics: %s', (_name, decisions, more, answer, reason) => {
  expect(ask(decisions, { kind: 'biometrics', ...more })).toMatchObject({ answer, reason });
});

it('takes a mother’s or father’s no without responsibility for biometrics alone, and never their yes', () => {
  const parent = { kind: 'biometrics', isParent: true } as const;
  expect(mayAnswer('refused', false, parent)).toBe(true);
  expect(mayAnswer('given', false, parent)).toBe(false);
  expect(mayAnswer('refused', false, { ...parent, kind: 'pictures' })).toBe(false);
  expect(mayAnswer('refused', false, { ...parent, isParent: false })).toBe(false);
});

const VERSIONS: readonly (readonly [string, readonly RuleDecision[], number, string])[] = [
  ['a yes on the version asked', [mother({ wordingVersion: 2 })], 2, 'given'],
  ['on the one before', [mother({ wordingVersion: 1 })], 2, 'outdated'],
  ['on a version nobody knows', [mother({ wordingVersion: null })], 2, 'outdated'],
  ['the same while nobody is asked again', [mother({ wordingVersion: null })], 1, 'given'],
  ['a no on the one before', [mother({ ...refused, wordingVersion: 1 })], 2, 'refused'],
  [
    'one parent’s of before, the other’s of now',
    [mother({ wordingVersion: 1 }), father({ wordingVersion: 2 })],
    2,
    'given',
  ],
  ['run out and of before', [mother({ wordingVersion: 1, validUntil: day('2026-01-01') })], 2, 'expired'],
];
it.each(VERSIONS)('asked again: %s', (_name, decisions, countsFrom, reason) => {
  expect(ask(decisions, { countsFrom }).reason).toBe(reason);
});

it('reads a yes and a no of one person and day as the no, whichever came last', () => {
  const at = (hour: string) => ({ recordedAt: `2026-09-10T${hour}:00:00.000Z` as RuleDecision['recordedAt'] });
  expect(ask([mother(at('09')), mother({ ...refused, ...at('15') })]).answer).toBe('no');
  expect(ask([mother(at('15')), mother({ ...refused, ...at('09') })]).answer).toBe('no');
  expect(ask([mother(at('15')), mother({ state: 'no-answer', ...at('09') })]).answer).toBe('no-answer');
});
