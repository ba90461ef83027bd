import { expect, test } from 'vitest';
import type { PurposeId } from '#shared/domain/ids.ts';
import { Reason } from '#shared/features/consent/consent.model.ts';
import {
  dayInstruction,
  FACES_A_PAGE,
  inPages,
  instructionWords,
  isOnList,
} from '#shared/features/consent/day-list.rules.ts';
import { FIRST_NOTICE, noticeBlocks } from '#shared/features/consent/event-notice.rules.ts';

const web = { purposeId: 'p1' as PurposeId, name: 'Website' };
const film = { purposeId: 'p2' as PurposeId, name: 'Video' };
const said = (...reasons: Reason[]) =>
  dayInstruction(
    reasons.map((reason, i) => ({
      purpose: [web, film][i]!,
      effective: { reason, answer: ['given', 'given-unrecorded', 'not-needed'].includes(reason) ? 'yes' : 'no' },
    })),
  );

test.each([
  [['given', 'given'], false, 'May be photographed', ''],
  [['given', 'not-needed'], false, 'May be photographed', ''],
  [['refused', 'given'], true, 'Not for: Website', 'Only for: Video'],
  [['given', 'expired'], true, 'Not for: Video', 'Only for: Website'],
  [['not-asked', 'not-asked'], true, 'Do not photograph', ''],
  [['refused', 'withdrawn'], true, 'Do not photograph', ''],
  // A stop is for the whole day, also where the other purpose needs no consent.
  [['stopped', 'not-needed'], true, 'Do not photograph', ''],
] as const)('%j: on the list %s, %s', (reasons, listed, strong, more) => {
  expect(isOnList(said(...reasons))).toBe(listed);
  expect(instructionWords(said(...reasons))).toEqual({ strong, more });
});

test('the words tell what to do and never why', () => {
  const why = /refus|withdr|object|court|order|adopt|care|parent|expire|asked|blank|stop/i;
  for (const reason of Reason.options)
    for (const other of Reason.options) {
      const { strong, more } = instructionWords(said(reason, other));
      expect(`${strong} ${more}`).not.toMatch(why);
    }
});

test('everybody stands on one page, in order, and no page is empty', () => {
  for (const children of [0, 1, 8, 9, 10, 27, 28]) {
    const all = Array.from({ length: children }, (_, i) => i);
    const pages = inPages(all, FACES_A_PAGE);
    expect(pages.flat()).toEqual(all);
    expect(pages.every((page) => page.length > 0 && page.length <= FACES_A_PAGE)).toBe(true);
  }
});

test('the notice says what the law does not say, and blames no law for what the school decides', () => {
  const blocks = noticeBlocks(FIRST_NOTICE);
  expect(blocks.map(({ heading }) => heading)).toEqual([
    'What the law says',
    'What the law does not say',
    'What we ask of you',
    'Pictures that the school takes',
  ]);
  expect(FIRST_NOTICE).toMatch(/does not stop you/);
  expect(FIRST_NOTICE).not.toMatch(/GDPR|illegal|against the law|forbidden by/i);
  expect(noticeBlocks('One line\n\n\n  Head \n body \n')).toEqual([
    { heading: null, lines: ['One line'] },
    { heading: 'Head', lines: ['body'] },
  ]);
});
