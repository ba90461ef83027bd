import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ContactId, PurposeId } from '#shared/domain/ids.ts';
import { FORM_ANSWERS } from '#shared/features/consent/form.rules.ts';
import {
  differences,
  type FormContent,
  type FormField,
  settle,
  toRewrite,
} from '#shared/features/consent/form-check.rules.ts';

const [web, press, video] = ['web', 'press', 'video'] as PurposeId[] as [PurposeId, PurposeId, PurposeId];
const ORDER = [web, press, video];
const form = (answers: FormContent['answers'], who = 'mei', on = '2026-09-12'): FormContent => ({
  ...{ contactId: who as ContactId, decidedOn: calendarDate(on)!, answers },
});
const first = form({ web: 'yes', press: 'no' });

describe('two entries of one paper', () => {
  it.each<[string, FormContent, readonly FormField[]]>([
    ['the same', form({ web: 'yes', press: 'no' }), []],
    ['another order of the lines', form({ press: 'no', web: 'yes' }), []],
    ['one line', form({ web: 'no', press: 'no' }), [web]],
    ['a blank is not a no', form({ web: 'yes', press: 'blank' }), [press]],
    ['a line that was left out', form({ web: 'yes' }), [press]],
    ['a line too many', form({ web: 'yes', press: 'no', video: 'yes' }), [video]],
    ['another signer', form({ web: 'yes', press: 'no' }, 'jun'), ['signer']],
    ['another day', form({ web: 'yes', press: 'no' }, 'mei', '2026-09-21'), ['date']],
    ['everything', form({ web: 'no', press: 'yes' }, 'jun', '2026-09-21'), ['signer', 'date', web, press]],
  ])('differ in %s', (_what, second, expected) => {
    expect(differences(first, second, ORDER)).toEqual(expected);
  });

  it('still differ in a purpose that is retired by now', () => {
    expect(differences(form({ old: 'yes' }), form({ old: 'no' }), ORDER)).toEqual(['old']);
  });

  it('are settled only when every difference is decided, and nothing else', () => {
    const second = form({ web: 'no', press: 'no' }, 'jun');
    const fields = differences(first, second, ORDER);
    expect(settle(first, second, fields, { signer: 'first' })).toBeNull();
    expect(settle(first, second, fields, { signer: 'first', web: 'second', press: 'second' })).toBeNull();
    expect(settle(first, second, fields, { signer: 'first', web: 'second' })).toEqual(form({ web: 'no', press: 'no' }));
  });

  it.each<[string, FormContent, readonly PurposeId[]]>([
    ['nothing when the first was right', first, []],
    ['the line that differs', form({ web: 'no', press: 'no' }), [web]],
    ['a line that is not on the paper', form({ web: 'yes' }), [press]],
    ['all for another signer', form({ web: 'yes', press: 'no' }, 'jun'), [web, press]],
    ['all for another day', form({ web: 'yes', press: 'no' }, 'mei', '2026-09-21'), [web, press]],
  ])('write again %s', (_what, wanted, expected) => {
    expect(toRewrite(first, wanted)).toEqual(expected);
  });
});

const answer = fc.constantFrom(...FORM_ANSWERS);
const anyForm = fc
  .record({
    who: fc.constantFrom('mei', 'jun'),
    on: fc.constantFrom('2026-09-12', '2026-09-21'),
    answers: fc.dictionary(fc.constantFrom(...ORDER), answer, { minKeys: 1 }),
  })
  .map(({ who, on, answers }) => form({ ...answers }, who, on));

describe('whatever two people enter', () => {
  it('keeping all of one of them gives that one, whichever it is', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (one, other) => {
        const fields = differences(one, other, ORDER);
        const all = (which: 'first' | 'second') => Object.fromEntries(fields.map((field) => [field, which]));
        expect(settle(one, other, fields, all('first'))).toEqual(one);
        expect(settle(one, other, fields, all('second'))).toEqual(other);
        expect(fields).toEqual([...new Set(fields)]);
        expect(new Set(differences(other, one, ORDER))).toEqual(new Set(fields));
      }),
    );
  });
});
