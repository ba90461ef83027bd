import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { movableClock, newSchool, type School } from '../support/new-school.ts';

let school: School;
let elm: ClassId;
const clock = movableClock();
const children: ChildId[] = [];
const DAY = 24 * 3_600_000;

beforeAll(async () => {
  school = await newSchool({ ports: { clock } });
  const { call } = school;
  elm = (await call('children.saveClass', { classId: null, name: 'Elm', yearGroup: '5', teacher: '' })).classId;
  for (const forename of ['Alfie', 'Bella', 'Cai', 'Dev'])
    children.push((await call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename } })).childId);
});
afterAll(() => school.close());

const open = (child: number, reason: 'in-front' | 'called' | 'other' = 'in-front') =>
  school.call('medical.openCard', { childId: children[child]!, reason });
const queue = () => school.call('medical.breakGlass', {});

it('opens any child’s card to the kitchen by one key, and nothing more of the child', async () => {
  const purposeId = (await school.call('consent.purposes', {})).purposes[0]!.purposeId;
  await school.asRole('kitchen');
  const childId = children[0]!;
  const { cardId } = await open(0);
  for (const more of [
    school.tryCall('children.record', { childId }),
    school.tryCall('medical.needs', { childId }),
    school.tryCall('medical.plan', { childId }),
    school.tryCall('consent.history', { childId, purposeId }),
    school.tryCall('audit.looks', { childId, before: null }),
  ]) {
    expect(await more).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  }
  clock.advance(65_000);
  await school.call('medical.closeCard', { cardId });
});

it('stands in the Leads’ queue with who, whom, why and how long, until a Lead has said in words what they found', async () => {
  expect(await school.tryCall('medical.breakGlass', {})).toMatchObject({ error: { code: 'not-allowed' } });
  await school.asLead();
  const [opening, ...others] = (await queue()).waiting;
  expect(others).toEqual([]);
  expect(opening).toMatchObject({
    ...{ who: 'Person 1 kitchen', child: expect.stringContaining('Alfie Wu'), reason: 'in-front', endedHow: 'closed' },
    ...{ overdue: false, many: false, own: false },
  });
  expect(Date.parse(opening!.endedAt!) - Date.parse(opening!.openedAt)).toBe(65_000);
  const { openingId } = opening!;
  expect(await school.tryCall('medical.reviewBreakGlass', { openingId, words: ' ' })).toMatchObject({
    error: { code: 'bad-input' },
  });
  await school.call('medical.reviewBreakGlass', { openingId, words: 'Looked at, fine' });
  expect(await school.tryCall('medical.reviewBreakGlass', { openingId, words: 'Again' })).toMatchObject({
    error: { code: 'changed-elsewhere' },
  });
  expect(await queue()).toMatchObject({
    waiting: [],
    reviewed: [{ words: 'Looked at, fine', reviewedBy: 'Mrs C Westgate' }],
  });
});

it('marks three different children within an hour, also when one of them was looked at before the third', async () => {
  await school.asRole('class', [elm]);
  await open(0);
  await open(0);
  await open(1);
  await school.asLead();
  const first = (await queue()).waiting;
  expect(first.map((one) => [one.child, one.many, one.endedHow])).toEqual([
    [expect.stringContaining('Alfie Wu'), false, 'session-ended'],
    [expect.stringContaining('Bella Wu'), false, 'session-ended'],
  ]);
  await school.call('medical.reviewBreakGlass', { openingId: first[0]!.openingId, words: 'Fine' });
  clock.advance(30 * 60_000);
  await school.asRole('class', [elm]);
  await open(2, 'called');
  await school.asLead();
  expect((await queue()).waiting.map((one) => [one.child, one.many])).toEqual([
    [expect.stringContaining('Bella Wu'), true],
    [expect.stringContaining('Cai Wu'), true],
  ]);
});

it('turns red after five school days, and says what they are counted by', async () => {
  await school.asLead();
  expect((await queue()).waiting.map((one) => one.overdue)).toEqual([false, false]);
  clock.advance(7 * DAY);
  await school.asLead();
  expect((await queue()).waiting.map((one) => one.overdue)).toEqual([true, true]);
  expect((await queue()).schoolDays).toMatch(/^No holidays are entered/);
  const day = (text: string) => calendarDate(text)!;
  const fields = {
    name: 'Closed',
    closedKind: 'holiday' as const,
    firstDay: day('2026-11-30'),
    lastDay: day('2026-11-30'),
  };
  const { closedId } = await school.call('settings.saveClosedDays', { closedId: null, fields });
  expect(await queue()).toMatchObject({
    waiting: [{ overdue: false }, { overdue: false }],
    schoolDays: expect.stringContaining('up to 30 Nov 2026 only'),
  });
  await school.call('settings.removeClosedDays', { closedId });
  expect((await queue()).waiting.map((one) => one.overdue)).toEqual([true, true]);
});

it('is reviewed by nobody who opened it, also when they have become a Lead', async () => {
  const staffId = await school.asRole('kitchen');
  await open(3, 'other');
  await school.asLead();
  await school.call('access.setGrants', { staffId, label: '', grants: [{ role: 'lead', classIds: [], until: null }] });
  await school.asRole('kitchen');
  const own = (await queue()).waiting.find((one) => one.own);
  expect(own).toMatchObject({ child: expect.stringContaining('Dev Wu'), reason: 'other' });
  expect(await school.tryCall('medical.reviewBreakGlass', { openingId: own!.openingId, words: 'Fine' })).toMatchObject({
    error: { code: 'own-break-glass' },
  });
  await school.asLead();
  await school.call('medical.reviewBreakGlass', {
    openingId: own!.openingId,
    words: 'Asked: the child was at the hatch',
  });
});

it('writes the start, the end and the review into the audit', async () => {
  const { rows } = await school.call('audit.rows', { kind: 'emergency', staffId: null, before: null });
  const count = (what: string) => rows.filter((row) => row.what === what).length;
  expect({
    opened: count('break-glass.opened'),
    closed: count('break-glass.closed'),
    reviewed: count('break-glass.reviewed'),
  }).toEqual({ opened: 6, closed: 5, reviewed: 3 });
});
