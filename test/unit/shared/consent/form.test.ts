import { describe, expect, it } from 'vitest';
import { answerForKey, FORM_ANSWERS, stateOnForm } from '#shared/features/consent/form.rules.ts';

describe('a line of a paper form', () => {
  it.each([
    ['y', 'yes'],
    ['Y', 'yes'],
    ['n', 'no'],
    ['b', 'blank'],
    ['B', 'blank'],
    ['x', null],
    ['Enter', null],
    [' ', null],
    ['constructor', null],
  ])('is answered by the key %s with %s', (key, answer) => expect(answerForKey(key)).toBe(answer));

  it.each([
    ['yes', 'consent', 'given'],
    ['no', 'consent', 'refused'],
    ['blank', 'consent', 'no-answer'],
    ['no', 'public-task', 'objected'],
    ['no', 'legitimate-interests', 'objected'],
    ['blank', 'public-task', 'no-answer'],
  ] as const)('kept: %s where the basis is %s is %s', (answer, basis, state) =>
    expect(stateOnForm(answer, basis)).toBe(state),
  );

  it('is never a yes unless it says yes', () => {
    for (const basis of ['consent', 'public-task', 'legitimate-interests'] as const)
      expect(FORM_ANSWERS.filter((answer) => stateOnForm(answer, basis) === 'given')).toEqual(['yes']);
  });
});
