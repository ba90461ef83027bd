import { afterEach, beforeEach, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, PurposeId } from '#shared/domain/ids.ts';
import type { DecisionState } from '#shared/features/consent/consent.model.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const DAY = 86_400_000;
const day = (text: string) => calendarDate(text)!;
let school: School;
let clock: ReturnType<typeof movableClock>;
let oak: ClassId;
let ids: ChildId[];
let parents: ContactId[];
let purposes: PurposeId[];

const say = (child: number, purpose: number, state: DecisionState, until: string | null = null) =>
  school.call('consent.record', {
    ...{ childId: ids[child]!, purposeId: purposes[purpose]!, state, method: 'paper', decidedOn: day('2026-11-20') },
    ...{ who: { kind: 'contact', contactId: parents[child]! }, evidence: '', words: '', replacesUnrecorded: false },
    validUntil: until === null ? null : day(until),
  });
const changes = async (since: string, classId: ClassId | null = null) =>
  (await school.call('consent.changes', { since: day(since), classId })).rows;
const told = (rows: Awaited<ReturnType<typeof changes>>) =>
  rows.map(({ child, giver, recordedBy, day: on, what }) => [
    child.name,
    on,
    giver,
    recordedBy,
    what.map((one) => [one.change, one.purposes, one.corrects]),
  ]);

beforeEach(async () => {
  clock = movableClock();
  school = await newSchool({ ports: { clock } });
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '3', teacher: '' })).classId;
  ids = [];
  parents = [];
  for (const [forename, classId] of [
    ['Ava', oak],
    ['Kai', oak],
    ['Mia', null],
  ] as const) {
    const { childId } = await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename, surname: 'Lake', classId },
    });
    const contact = {
      ...EMPTY_CONTACT,
      forename: 'Priya',
      surname: 'Lake',
      relationship: 'Mother',
      responsibility: true,
    };
    ids.push(childId);
    parents.push((await school.call('children.saveContact', { childId, contactId: null, fields: contact })).contactId);
  }
  purposes = (await school.call('consent.purposes', {})).purposes.map(({ purposeId }) => purposeId);
}, 60_000);
afterEach(() => school.close());

it('counts every child of every class once for each purpose, the ones nobody asked too', async () => {
  await say(0, 0, 'given');
  await say(1, 0, 'refused');
  await say(0, 1, 'given', '2026-11-23');
  await say(1, 1, 'no-answer');
  await school.call('children.setFlag', { childId: ids[2]!, flag: 'adopted', set: true, words: '' });
  await say(2, 0, 'given');
  const { classes, purposes: shown, schoolName, on } = await school.call('consent.coverage', {});
  expect([schoolName, on, shown.length]).toEqual(['Test Primary School', '2026-11-24', 7]);
  expect(classes.map(({ name, children }) => [name, children])).toEqual([
    ['Oak', 2],
    ['No class', 1],
  ]);
  for (const { children, counts } of classes)
    for (const shares of counts) expect(Object.values(shares).reduce((sum, n) => sum + n, 0)).toBe(children);
  expect(classes[0]?.counts[0]).toMatchObject({ yes: 1, no: 1, 'not-asked': 0 });
  expect(classes[0]?.counts[1]).toMatchObject({ 'run-out': 1, blank: 1 });
  expect(classes[0]?.counts[2]).toMatchObject({ 'not-asked': 2 });
  expect(classes[1]?.counts[0]).toMatchObject({ yes: 0, no: 1 });
});

it('tells what was said since a day, by whom, what was said at once in one line, newest first', async () => {
  await say(0, 0, 'given');
  clock.advance(2 * DAY);
  await school.asLead();
  await say(1, 2, 'refused');
  clock.advance(5_000);
  const [website, social] = purposes;
  await school.call('consent.withdraw', {
    ...{ childId: ids[0]!, purposeIds: [website!, social!], who: { kind: 'child' }, method: 'spoken' },
    ...{ decidedOn: day('2026-11-26'), evidence: '', words: '' },
  });
  expect(told(await changes('2026-11-25'))).toEqual([
    ['Ava Lake', '2026-11-26', 'The child', 'Mrs C Westgate', [['withdrawn', ['Website', 'Social media'], false]]],
    [
      ...['Kai Lake', '2026-11-26', 'Priya Lake (Mother)', 'Mrs C Westgate'],
      [['refused', ['Printed prospectus / newsletter'], false]],
    ],
  ]);
  expect(await changes('2026-11-24')).toHaveLength(3);
  expect(told(await changes('2026-11-24', oak)).at(-1)?.[0]).toBe('Ava Lake');
  expect((await school.tryCall('consent.changes', { since: day('2026-11-27'), classId: null })).ok).toBe(false);
});

it('tells a correction, an entry taken back, a stop and its end, and a yes that ran out by itself', async () => {
  const { decisionId } = await say(0, 0, 'given');
  await say(1, 1, 'given', '2026-11-25');
  clock.advance(DAY);
  await school.asLead();
  const { decisionId: second } = await school.call('consent.correct', {
    ...{ childId: ids[0]!, decisionId, words: 'The tick was in the other box' },
    replacement: { state: 'refused', decidedOn: day('2026-11-20'), validUntil: null },
  });
  clock.advance(5_000);
  await school.call('consent.correct', {
    childId: ids[0]!,
    decisionId: second,
    words: 'Another child',
    replacement: null,
  });
  clock.advance(5_000);
  await school.call('children.setFlag', { childId: ids[2]!, flag: 'court-order', set: true, words: 'Order of 1 May' });
  clock.advance(5_000);
  await school.call('children.setFlag', { childId: ids[2]!, flag: 'protected-address', set: true, words: '' });
  await school.call('consent.decideFlag', { childId: ids[2]!, flag: 'court-order', words: 'The order ended' });
  clock.advance(2 * DAY);
  await school.asRole('office');
  const rows = await changes('2026-11-25');
  expect(told(rows)).toEqual([
    ['Kai Lake', '2026-11-25', '', '', [['run-out', ['Social media'], false]]],
    ['Mia Lake', '2026-11-25', '', 'Mrs C Westgate', [['stop-lifted', [], false]]],
    ['Mia Lake', '2026-11-25', '', 'Mrs C Westgate', [['stopped', [], false]]],
    ['Ava Lake', '2026-11-25', '', 'Mrs C Westgate', [['taken-back', ['Website'], false]]],
    ['Ava Lake', '2026-11-25', 'Priya Lake (Mother)', 'Mrs C Westgate', [['refused', ['Website'], true]]],
  ]);
  // Which flag, and what was said about it, is not theirs to know.
  expect(JSON.stringify(rows)).not.toMatch(/court|order/i);
  // Said again in time, it did not run out.
  await say(1, 1, 'given', '2027-11-25');
  expect(told(await changes('2026-11-26')).map(([name]) => name)).toEqual(['Kai Lake']);
});

it('leaves out who has left', async () => {
  await say(0, 0, 'given');
  await school.call('children.setLeavers', { childIds: [ids[0]!], leftOn: day('2026-11-24') });
  expect(await changes('2026-11-01')).toEqual([]);
});

it('tells which purposes were worded anew, added or retired since, by whom and in which version', async () => {
  const since = day('2026-11-25');
  const of = async () => (await school.call('consent.changes', { since, classId: null })).purposes;
  clock.advance(2 * DAY);
  await school.asLead();
  expect(await of()).toEqual([]);
  const [first, second] = (await school.call('consent.purposes', {})).purposes;
  const { kind: _k, countsFrom: _c, wordingVersion: seen, ...asked } = first!;
  await school.call('consent.rewordPurpose', { ...asked, seen, wording: 'On our pages?', askAgain: true });
  clock.advance(5_000);
  const { purposeId: _p, ...fields } = asked;
  await school.call('consent.addPurpose', { ...fields, name: 'Yearbook', kind: 'pictures' });
  clock.advance(5_000);
  await school.call('consent.retirePurpose', { purposeId: second!.purposeId });
  expect((await of()).map(({ name, change, version, by }) => [change, name, version, by])).toEqual([
    ['retired', 'Social media', null, ''],
    ['added', 'Yearbook', 1, 'Mrs C Westgate'],
    ['reworded', 'Website', 2, 'Mrs C Westgate'],
  ]);
});
