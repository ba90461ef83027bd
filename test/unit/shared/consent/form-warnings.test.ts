import { expect, it } from 'vitest';
import { calendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { type FormFacts, formWarnings } from '#shared/features/consent/form-warnings.rules.ts';

const [mei, jun, nan] = ['mei', 'jun', 'nan'] as ContactId[] as [ContactId, ContactId, ContactId];
const day = (text: string) => calendarDate(text)!;
const MEI = { contactId: mei, name: 'Mei Wu', responsibility: true, lastSaidOn: null };
const JUN = { contactId: jun, name: 'Jun Wu', responsibility: true, lastSaidOn: null };
const PLAIN: FormFacts = {
  ...{ stopped: false, givers: [MEI], signer: mei, decidedOn: day('2026-09-12'), reworded: [], enteredAt: null },
};

it.each<[string, Partial<FormFacts>, readonly string[]]>([
  ['nothing to say', {}, []],
  ['a stop', { stopped: true }, ['stopped']],
  ['another form today', { enteredAt: '2026-11-24T09:00:00.000Z' as Instant }, ['entered-already']],
  ['an older form of which nobody knows the wording', { reworded: 'all' }, ['older-wording']],
  ['a purpose that was reworded since', { reworded: ['Website'] }, ['older-wording']],
  ['a second parent who has not answered', { givers: [MEI, JUN] }, ['other-parent']],
  ['a second parent who has', { givers: [MEI, { ...JUN, lastSaidOn: day('2025-09-01') }] }, []],
  ['a second parent, and nobody chosen yet', { givers: [MEI, JUN], signer: null }, []],
  [
    'somebody without responsibility who has not answered',
    { givers: [MEI, { ...JUN, contactId: nan, responsibility: false }] },
    [],
  ],
  ['an answer of the same day', { givers: [{ ...MEI, lastSaidOn: day('2026-09-12') }] }, []],
  ['a later answer of the signer', { givers: [{ ...MEI, lastSaidOn: day('2026-09-13') }] }, ['later-answer']],
  ['a later answer of somebody else', { givers: [MEI, { ...JUN, lastSaidOn: day('2026-10-01') }] }, []],
  [
    'all at once, the gravest first',
    {
      ...{ stopped: true, enteredAt: '2026-11-24T09:00:00.000Z' as Instant, reworded: 'all' },
      givers: [{ ...MEI, lastSaidOn: day('2026-10-01') }, JUN],
    },
    ['stopped', 'entered-already', 'later-answer', 'older-wording', 'other-parent'],
  ],
])('says of %s', (_what, facts, kinds) => {
  expect(formWarnings({ ...PLAIN, ...facts }).map(({ kind }) => kind)).toEqual(kinds);
});

it('never says which stop it is, and names who has not answered', () => {
  const [stop] = formWarnings({ ...PLAIN, stopped: true });
  expect(stop?.words).not.toMatch(/court|looked after|adopted|dispute/i);
  expect(formWarnings({ ...PLAIN, givers: [MEI, JUN] })[0]?.words).toContain('Jun Wu');
});
