import { expect, test } from 'vitest';
import type { PurposeId } from '#shared/domain/ids.ts';
import { Reason } from '#shared/features/consent/consent.model.ts';
import { dayBlocks, dayInstruction, instructionWords, isOnList } from '#shared/features/consent/day-list.rules.ts';
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

test('each child stands in one part of the list, in order, and a part begins with its heading', () => {
  const child = (id: number, allowed: number, refused: number) => ({
    ...{ id, allowed: [web, film].slice(0, allowed), refused: [web, film].slice(0, refused) },
  });
  const children = [child(1, 2, 0), child(2, 0, 2), child(3, 1, 1), child(4, 0, 2), child(5, 0, 1), child(6, 2, 0)];
  const blocks = dayBlocks(children);
  expect(blocks.map(({ heading, looks, children: row }) => [heading, looks, row.map(({ id }) => id)])).toEqual([
    ['Do not photograph: 3', 'faces', [2, 4]],
    [null, 'faces', [5]],
    ['Not for everything: 1', 'faces', [3]],
    ['May be photographed: 2', 'names', [1, 6]],
  ]);
  for (let many = 0; many < 30; many += 1) {
    const all = Array.from({ length: many }, (_, i) => child(i, i % 3, (i + 1) % 3));
    const ids = dayBlocks(all).flatMap(({ children: row }) => row.map(({ id }) => id));
    expect(ids.toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => id));
  }
  // Nobody is expected for anything any more: nothing may be taken of anybody.
  expect(dayBlocks([child(1, 0, 0)])[0]?.heading).toBe('Do not photograph: 1');
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
