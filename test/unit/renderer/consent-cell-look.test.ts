import { describe, expect, it } from 'vitest';
import { Reason } from '#shared/features/consent/consent.model.ts';
import { answerLook, cellLook } from '../../../src-renderer/features/consent/answer-look.ts';

describe('a cell of the register', () => {
  it.each([
    ['yes', 'given-unrecorded'],
    ['no', 'refused-unrecorded'],
  ] as const)('says of a %s from an old record by a sign that nobody noted the giver', (answer, reason) => {
    expect(cellLook(answer, reason)).toMatchObject({ look: answer, note: '', marked: true });
    expect(answerLook(answer, reason).note).toBe('giver not recorded');
  });

  it('keeps every other reason in words', () => {
    const others = Reason.options.filter((reason) => !reason.endsWith('-unrecorded'));
    expect(others.length).toBe(Reason.options.length - 2);
    for (const reason of others) expect(cellLook('no', reason)).toEqual(answerLook('no', reason));
  });
});
