import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/calendar-date.ts';
import { type LetterFacts, stoodAt, withdrawalLetter } from '#shared/features/consent/withdrawal.rules.ts';
import { day } from './decisions.ts';

const at = (text: string) => `2026-11-${text}T10:00:00.000Z` as Instant;
const ended = (state: 'taken-down' | 'handed-out' | 'mistake', on: string) => ({
  ...{ state, doneOn: day(`2026-11-${on}`), doneBy: 'Mr Web', words: 'inner note', recordedBy: 'Mrs A' },
  recordedAt: at(on),
});
const FACTS: LetterFacts = {
  school: { name: 'Test School', phone: '0191 496 0123' },
  child: 'Ava Wu',
  giver: { kind: 'contact', name: 'Mrs Mei Wu' },
  saidOn: day('2026-11-20'),
  since: day('2026-11-21'),
  purposes: ['Website', 'Video'],
  pictures: [
    { place: 'website', placeWords: 'News', since: day('2026-09-01'), end: null },
    { place: 'display', placeWords: '', since: day('2026-09-02'), end: ended('taken-down', '22') },
    { place: 'other', placeWords: 'Church hall', since: day('2026-09-03'), end: ended('handed-out', '22') },
  ],
};
const lines = (more: Partial<LetterFacts> = {}) =>
  withdrawalLetter({ ...FACTS, ...more }).parts.flatMap((part) => (part.kind === 'list' ? part.lines : [part.words]));

describe('the letter', () => {
  it('says what was said, since when it counts, and what became of each picture, and repeats no inner note', () => {
    expect(lines()).toEqual([
      'Dear Mrs Mei Wu,',
      'On 20 Nov 2026 you told us that pictures of Ava Wu may no longer be used for:',
      'Website',
      'Video',
      'This has counted since 21 Nov 2026, when we recorded it.',
      'These are the places where a picture of Ava Wu was in use for this then, by our records:',
      'School website, News, since 1 Sep 2026: it is not taken down yet. We will take it down.',
      'Display in school, since 2 Sep 2026: taken down on 22 Nov 2026.',
      'Church hall, since 3 Sep 2026: it was handed out already. We cannot call those copies back, and we will not use it again.',
      'Nothing else that was answered about pictures of Ava Wu has changed. You can change any answer at any time: please speak or write to the school office, 0191 496 0123.',
      'Test School',
    ]);
  });
  it.each<readonly [string, Partial<LetterFacts>, string]>([
    ['no picture in use', { pictures: [] }, 'We have no record of a picture of Ava Wu that was in use for this then.'],
    ['a giver without a name', { giver: { kind: 'contact', name: '' } }, 'Dear parent or carer of Ava Wu,'],
    [
      'the child',
      { giver: { kind: 'child', name: '' } },
      'On 20 Nov 2026 Ava Wu told us that they do not want pictures of themselves used for:',
    ],
  ])('for %s', (_what, more, expected) => {
    expect(lines(more)).toContain(expected);
  });
  it('names no number that is not recorded', () => {
    expect(lines({ school: { name: 'Test School', phone: '' } }).join(' ')).toContain('write to the school office.');
  });
});

describe('a use that a withdrawal had to end', () => {
  const use = (recordedAt: string, end: ReturnType<typeof ended> | null) => ({ recordedAt: at(recordedAt), end });
  it.each<readonly [string, ReturnType<typeof use>, boolean]>([
    ['stood then and stands', use('10', null), true],
    ['was taken down afterwards', use('10', ended('taken-down', '22')), true],
    ['was taken down before', use('10', ended('taken-down', '19')), false],
    ['was recorded afterwards', use('22', null), false],
    ['was a slip of the pen', use('10', ended('mistake', '22')), false],
  ])('%s', (_what, picture, expected) => {
    expect(stoodAt(picture, at('20'))).toBe(expected);
  });
});
