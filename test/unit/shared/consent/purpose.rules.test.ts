import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Validity } from '#shared/features/consent/purpose.model.ts';
import { type Asked, asksTheSame, parentReads, validUntilFor } from '#shared/features/consent/purpose.rules.ts';
import { changeWords } from '#shared/features/consent/purpose-change.rules.ts';

const years = (count: number): Validity => ({ kind: 'years', years: count });
it.each([
  [{ kind: 'until-leaving' }, '2026-09-10', null],
  [{ kind: 'school-year' }, '2026-09-01', '2027-08-31'],
  [{ kind: 'school-year' }, '2026-12-31', '2027-08-31'],
  [{ kind: 'school-year' }, '2027-08-31', '2027-08-31'],
  [{ kind: 'school-year' }, '2027-07-05', '2027-08-31'],
  [years(1), '2026-09-10', '2027-09-09'],
  [years(3), '2026-01-01', '2028-12-31'],
  [years(1), '2028-02-29', '2029-02-28'],
  [years(4), '2028-02-29', '2032-02-29'],
] as const)('a yes for %j of %s ends on %s', (validity, on, until) => {
  expect(validUntilFor(validity, on as CalendarDate)).toBe(until);
});

const ASKED: Asked = {
  name: 'Website',
  description: 'Anybody can see it.',
  basis: 'consent',
  wording: 'May we?',
  validity: years(2),
  noFullName: true,
  condition: 'Only in suitable dress',
};
it.each([
  [{ name: 'Web' }],
  [{ description: '' }],
  [{ basis: 'public-task' as const }],
  [{ wording: 'May we please?' }],
  [{ validity: years(3) }],
  [{ validity: { kind: 'school-year' as const } }],
  [{ noFullName: false }],
  [{ condition: '' }],
])('asks something else with %j', (part) => {
  expect(asksTheSame(ASKED, { ...ASKED, ...part })).toBe(false);
  expect(asksTheSame(ASKED, { ...ASKED, validity: years(2) })).toBe(true);
});

it('tells a parent the conditions, how long a yes holds, and how to take it back; and no parent that they consent where they do not', () => {
  expect(parentReads({ ...ASKED, kind: 'pictures' }).small).toEqual([
    'Without the child’s full name. Only in suitable dress.',
    'Your yes holds for 2 years. You can take it back at any time.',
  ]);
  expect(parentReads({ ...ASKED, basis: 'public-task', kind: 'pictures' }).small[1]).toBe(
    'The school does this without asking for consent. You can object at any time.',
  );
  expect(parentReads({ ...ASKED, noFullName: false, condition: '', kind: 'biometrics' }).small[1]).toContain(
    'another way',
  );
});

const even = { newVersion: 3, children: 20, becomeYes: 0, loseYes: 0, picturesDown: 0 };
const tally = { yes: 12, no: 3, missing: 5 };
it('says what a change does to the answers so far, and warns where an answer turns', () => {
  const quiet = changeWords({ ...even, before: tally, after: tally });
  expect(quiet).toMatchObject({ title: 'This is version 3', isGrave: false });
  expect(quiet.lines[0]).toBe('No child’s answer changes today.');
  expect(changeWords({ ...even, before: tally, after: { yes: 17, no: 3, missing: 0 }, becomeYes: 5 })).toMatchObject({
    isGrave: true,
    lines: [
      'For 5 children without a yes the answer becomes yes, though no parent said so.',
      'Now: 12 yes, 3 no, 5 without an answer. After it: 17 yes, 3 no, 0 without an answer.',
      'A yes given before keeps the day on which it ends.',
      'Forms already printed bear the old words.',
    ],
  });
  expect(changeWords({ ...even, before: tally, after: tally, loseYes: 1 }).lines[0]).toBe(
    'The yes of one child counts no more, until a parent answers again.',
  );
  expect(changeWords({ ...even, before: tally, after: tally, picturesDown: 2 })).toMatchObject({
    isGrave: true,
    lines: expect.arrayContaining(['2 pictures in use have to come down.']),
  });
  expect(changeWords({ ...even, newVersion: null, before: tally, after: tally }).title).toBe('Nothing changes');
});
