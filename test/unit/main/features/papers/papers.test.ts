import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const clock = movableClock();
const TODAY = calendarDate('2026-11-24')!;
const DAY = 86_400_000;
let school: School;
let office: StaffId;
let senco: StaffId;
beforeAll(async () => {
  school = await newSchool({ ports: { clock } });
  senco = await school.asRole('senco');
  office = await school.asRole('office');
});
afterAll(() => school.close());

const GOVERNORS = Array.from({ length: 12 }, (_, at) => ({ name: `Governor ${at + 1}` }));
const add = (collectBy: CalendarDate = TODAY, holders: { name: string }[] | { staffId: StaffId }[] = GOVERNORS) =>
  school.call('papers.add', {
    ...{ kind: 'governors', title: 'Staffing, part two', onDay: TODAY, masterPlace: 'Safe', holders, collectBy },
  });
const paperOf = ({ paperId }: Pick<IssuedPaper, 'paperId'>) => school.call('papers.paper', { paperId });

describe('a meeting’s set', () => {
  it('is numbered without a gap from 1, one copy for each holder, and the master stands apart', async () => {
    const issued = await add();
    expect(issued.copies.map(({ number, holder }) => `${number} ${holder}`)).toEqual(
      GOVERNORS.map(({ name }, at) => `${at + 1} ${name}`),
    );
    expect(issued.reference).toMatch(/^2026-\d+$/);
    const paper = await paperOf(issued);
    expect(paper).toMatchObject({ copies: 12, out: 12, overdue: 0, due: TODAY, children: 0 });
    expect(paper.master).toMatchObject({ place: 'Safe' });
    const next = await add();
    expect(Number(next.reference.slice(5))).toBe(Number(issued.reference.slice(5)) + 1);
  });

  it('leaves no number behind when it is refused', async () => {
    const before = await add();
    const refused = await school.tryCall('papers.add', {
      ...{ kind: 'other', title: 'x', onDay: null, masterPlace: '' },
      ...{ holders: [{ name: 'Mr Elm' }, { staffId: crypto.randomUUID() as StaffId }], collectBy: TODAY },
    });
    expect(refused.ok ? null : refused.error.fields).toHaveProperty('holders');
    const after = await add();
    expect(Number(after.reference.slice(5))).toBe(Number(before.reference.slice(5)) + 1);
    const more = await school.call('papers.issue', {
      paperId: after.paperId,
      holders: [{ staffId: senco }],
      collectBy: TODAY,
    });
    expect(more.copies).toMatchObject([{ number: 13, holder: 'Person 1 senco' }]);
  });

  it('is overdue the day after, collected, and destroyed by two people, whose names stay on the list for good', async () => {
    const issued = await add();
    clock.advance(DAY);
    const onDay = calendarDate('2026-11-25')!;
    await school.asRole('office');
    expect((await paperOf(issued)).overdue).toBe(12);
    const ids = issued.copies.map(({ copyId }) => copyId);
    await school.call('papers.collect', { copyIds: ids.slice(0, 11), onDay });
    expect(await paperOf(issued)).toMatchObject({ out: 1, overdue: 1, collected: 11 });
    const destroy = { onDay, firstStaff: office, secondStaff: senco, words: 'Cross-cut' };
    const alone = await school.tryCall('papers.destroy', { ...destroy, copyIds: ids, secondStaff: office });
    expect(alone.ok ? null : alone.error.fields).toHaveProperty('secondStaff');
    await school.call('papers.destroy', { ...destroy, copyIds: ids });
    // The twelfth was still out: destroying it says that it came back, too.
    const paper = await paperOf(issued);
    expect(paper).toMatchObject({ out: 0, destroyed: 12, due: null });
    expect(paper.list[11]!.events.map(({ step }) => step)).toEqual(['collected', 'destroyed']);
    const { entries } = await school.call('papers.destroyed', { before: null });
    expect(entries[0]).toMatchObject({
      ...{ reference: `${issued.reference}-12`, holder: 'Governor 12', title: 'Staffing, part two' },
      ...{ first: 'Person 2 office', second: 'Person 1 senco', words: 'Cross-cut', takenBack: null },
    });
    const again = await school.tryCall('papers.destroy', { ...destroy, copyIds: ids.slice(0, 1) });
    expect(again.ok ? null : again.error.code).toBe('copy-not-so');
  });
});

describe('a copy', () => {
  const onDay = calendarDate('2026-11-25')!;
  const oneCopy = async () => {
    const issued = await add(calendarDate('2026-12-01')!, [{ name: 'Mr Elm' }]);
    return { issued, copyIds: [issued.copies[0]!.copyId] };
  };

  it('that is lost says whom it was reported to, and stays out until somebody has it', async () => {
    const { issued, copyIds } = await oneCopy();
    await school.call('papers.lose', { copyIds, onDay, told: 'Mrs Westgate', words: 'Left on a bus' });
    const lost = await paperOf(issued);
    expect(lost).toMatchObject({ out: 1, lost: 1 });
    expect(lost.list[0]!.events).toMatchObject([{ step: 'lost', told: 'Mrs Westgate', words: 'Left on a bus' }]);
    await school.call('papers.collect', { copyIds, onDay });
    expect(await paperOf(issued)).toMatchObject({ out: 0, lost: 0, collected: 1 });
  });

  it('gets an entry taken back by a row that says why; both stay to be read, on the list of the destroyed too', async () => {
    const { issued, copyIds } = await oneCopy();
    await school.call('papers.destroy', { copyIds, onDay, firstStaff: office, secondStaff: senco, words: '' });
    const [collected, destroyed] = (await paperOf(issued)).list[0]!.events;
    const early = await school.tryCall('papers.takeBack', { eventId: collected!.eventId, words: 'x' });
    expect(early.ok ? null : early.error.code).toBe('changed-elsewhere');
    await school.call('papers.takeBack', { eventId: destroyed!.eventId, words: 'Wrong pile' });
    const paper = await paperOf(issued);
    expect(paper).toMatchObject({ collected: 1, destroyed: 0 });
    expect(paper.list[0]!.events[1]).toMatchObject({ takenBack: { words: 'Wrong pile' } });
    const { entries } = await school.call('papers.destroyed', { before: null });
    expect(entries[0]).toMatchObject({
      reference: `${issued.reference}-1`,
      takenBack: { by: 'Person 2 office', words: 'Wrong pile' },
    });
  });

  it.each<[string, CalendarDate]>([
    ['to come', calendarDate('2026-11-26')!],
    ['before it was issued', calendarDate('2026-11-24')!],
  ])('is not collected on a day %s', async (_words, day) => {
    const { copyIds } = await oneCopy();
    const refused = await school.tryCall('papers.collect', { copyIds, onDay: day });
    expect(refused.ok ? null : refused.error.fields).toHaveProperty('onDay');
  });

  it('is counted with all others: what is out, overdue, lost', async () => {
    const before = await school.call('papers.due', {});
    await oneCopy();
    const after = await school.call('papers.due', {});
    expect(after.out).toBe(before.out + 1);
    const { papers } = await school.call('papers.list', { which: 'open' });
    expect(papers.every(({ destroyed, copies }) => destroyed < copies)).toBe(true);
    const { papers: done } = await school.call('papers.list', { which: 'done' });
    expect(done.length).toBeGreaterThan(0);
    expect(done.every(({ destroyed, copies }) => destroyed === copies)).toBe(true);
  });
});
