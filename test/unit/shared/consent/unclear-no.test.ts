import { expect, it } from 'vitest';
import type { RuleDecision, RuleInput } from '#shared/features/consent/consent-effective.ts';
import { ask, late, mother, old, refused, unclear } from './decisions.ts';

/** A no of somebody whose parental responsibility is not recorded stops until the record says. */
const CASES: readonly (readonly [string, readonly RuleDecision[], Partial<RuleInput>, string, string])[] = [
  ['a no, responsibility not recorded', [unclear(refused)], {}, 'no', 'refused-unclear'],
  ['an unclear no beside a yes', [mother(late), unclear(refused)], {}, 'no', 'refused-unclear'],
  ['an unclear withdrawal beside a yes', [mother(), unclear({ state: 'withdrawn' })], {}, 'no', 'refused-unclear'],
  ['an unclear objection beside a yes', [mother(), unclear({ state: 'objected' })], {}, 'no', 'refused-unclear'],
  ['an unclear no and a clear one', [mother(refused), unclear(refused)], {}, 'no', 'refused'],
  ['an unclear no, then a yes of the same person', [unclear(refused), unclear(late)], {}, 'no', 'refused-unclear'],
  [
    'an unclear no, then a blank',
    [unclear(refused), unclear({ state: 'no-answer', ...late })],
    {},
    'no',
    'refused-unclear',
  ],
  ['an unclear yes, then an unclear no', [unclear(), unclear({ ...refused, ...late })], {}, 'no', 'refused-unclear'],
  [
    'an unclear no, cleared up: they hold it',
    [mother(), unclear({ ...refused, responsibilityNow: true })],
    {},
    'no',
    'parents-differ',
  ],
  [
    'cleared up: they hold it, and say yes',
    [
      unclear({ ...refused, responsibilityNow: true }),
      unclear({ ...late, responsibility: true, responsibilityNow: true }),
    ],
    {},
    'yes',
    'given',
  ],
  [
    'an unclear no, cleared up: they hold none',
    [mother(), unclear({ ...refused, responsibilityNow: false })],
    {},
    'yes',
    'given',
  ],
  ['an old no and an unclear one', [old(refused), unclear(refused)], {}, 'no', 'refused-unrecorded'],
  [
    'an old no replaced by a parent, an unclear one not',
    [old(refused), mother({ replacesUnrecorded: true }), unclear(refused)],
    {},
    'no',
    'refused-unclear',
  ],
  ['public task, unclear', [unclear({ state: 'objected' })], { basis: 'public-task' }, 'no', 'refused-unclear'],
];

it.each(CASES)('%s', (_name, decisions, more, answer, reason) => {
  expect(ask(decisions, more)).toMatchObject({ answer, reason });
});
