import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, StaffId, TripId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import type { TripFields } from '#shared/features/trips/trips.model.ts';
import { CONTACT, NEED } from '../../../../security/plain-inputs.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';
import { tripPlan } from '../../../../support/trip-plan.ts';

const day = (text: string) => calendarDate(text)!;
const FAR = { startsOn: day('2026-12-03'), endsOn: day('2026-12-05'), kind: 'residential' } as const;
let school: School;
let teacher: StaffId;
let oak: ClassId;
let ava: ChildId;
let mother: ContactId;
let father: ContactId;
beforeAll(async () => {
  school = await newSchool({ ports: { clock: movableClock() } });
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '3', teacher: '' })).classId;
  const fields = { ...EMPTY_CHILD, surname: 'Wu', forename: 'Ava', classId: oak, born: day('2018-02-03') };
  ava = (await school.call('children.add', { fields })).childId;
  const add = async (forename: string, responsibility: boolean | null) => {
    const contact = {
      ...CONTACT,
      forename,
      surname: 'Wu',
      responsibility,
      phones: [{ kind: 'Mobile', number: '07700 900111' }],
    };
    return (await school.call('children.saveContact', { childId: ava, contactId: null, fields: contact })).contactId;
  };
  [mother, father] = [await add('Mei', true), await add('Jun', true)];
  teacher = await school.asRole('class', [oak]);
  await school.asRole('office');
});
afterAll(() => school.close());

const asOffice = () => school.asRole('office');
const asTeacher = () => school.asRole('class', [oak]);
async function plan(more: Partial<TripFields> = {}): Promise<TripId> {
  await asOffice();
  const { tripId } = await school.call('trips.save', { tripId: null, fields: tripPlan(teacher, more) });
  await school.call('trips.addChildren', { tripId, classIds: [], childIds: [ava] });
  await school.call('trips.saveGroups', { tripId, groups: [{ name: 'Red', adultId: null, childIds: [ava] }] });
  return tripId;
}
const ready = (tripId: TripId) => school.call('trips.readiness', { tripId });
const topics = async (tripId: TripId) =>
  (await ready(tripId)).children.flatMap(({ lines }) => lines.map(({ topic }) => topic));
const say = (tripId: TripId, contactId: ContactId, state: 'given' | 'refused' | 'no-answer') =>
  school.call('trips.recordConsent', {
    ...{
      tripId,
      childId: ava,
      contactId,
      state,
      method: 'paper',
      decidedOn: day('2026-11-20'),
      evidence: '',
      words: '',
    },
  });
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

describe('agreement to the trip', () => {
  it.each<[string, Partial<TripFields>, boolean]>([
    ['a routine day visit', {}, false],
    ['a residential', FAR, true],
    ['an adventurous day', { adventurous: true }, true],
    ['a day abroad', { abroad: true }, true],
  ])('of %s is asked for: %s', async (_words, more, asked) => {
    const tripId = await plan(more);
    expect((await topics(tripId)).includes('consent')).toBe(asked);
    expect((await ready(tripId)).consentBecause !== '').toBe(asked);
  });

  it('is a parent’s yes that no other parent is against, and no longer than it stands', async () => {
    const tripId = await plan(FAR);
    await say(tripId, mother, 'given');
    expect(await topics(tripId)).not.toContain('consent');
    const { consentId } = await say(tripId, father, 'refused');
    const { children } = await ready(tripId);
    expect(children[0]?.lines.find(({ topic }) => topic === 'consent')?.words).toContain('do not agree');
    await school.call('trips.takeConsentBack', { tripId, childId: ava, consentId, words: 'Another child’s form' });
    expect(await topics(tripId)).not.toContain('consent');
    const again = { tripId, childId: ava, consentId, words: 'Twice' };
    expect(codeOf(await school.tryCall('trips.takeConsentBack', again))).toBe('changed-elsewhere');
    expect((await school.call('trips.consent', { tripId, childId: ava })).entries.map(({ counts }) => counts)).toEqual([
      false,
      false,
      true,
    ]);
    // A yes to one trip is none to another.
    expect(await topics(await plan(FAR))).toContain('consent');
  });

  it('is not told to the leader with its reason', async () => {
    const tripId = await plan(FAR);
    await say(tripId, mother, 'refused');
    await asTeacher();
    const found = await ready(tripId);
    expect(found.children[0]?.lines.find(({ topic }) => topic === 'consent')?.words).toBe(
      'No agreement to this trip on record: ask the office.',
    );
    expect(codeOf(await school.tryCall('trips.consent', { tripId, childId: ava }))).toBe('not-allowed');
  });

  it('is stopped by a court order until a Lead has decided', async () => {
    const tripId = await plan(FAR);
    await say(tripId, mother, 'given');
    await school.call('children.setFlag', { childId: ava, flag: 'court-order', set: true, words: 'x' });
    const { answer } = await school.call('trips.consent', { tripId, childId: ava });
    expect(answer).toEqual({ yes: false, words: 'Stopped until a Lead has decided: ask a Lead.' });
    await school.call('children.setFlag', { childId: ava, flag: 'court-order', set: false, words: 'Ended' });
    expect((await school.call('trips.consent', { tripId, childId: ava })).answer.yes).toBe(true);
  });

  it('is refused from a contact of nobody, on a day to come, and about a child who does not go', async () => {
    const tripId = await plan(FAR);
    const entry = {
      tripId,
      childId: ava,
      contactId: mother,
      state: 'given',
      method: 'paper',
      evidence: '',
      words: '',
    } as const;
    const wrong = await school.tryCall('trips.recordConsent', { ...entry, decidedOn: day('2026-11-25') });
    expect(codeOf(wrong)).toBe('bad-input');
    const nobody = { ...entry, decidedOn: day('2026-11-20'), contactId: crypto.randomUUID() as ContactId };
    expect(codeOf(await school.tryCall('trips.recordConsent', nobody))).toBe('bad-input');
    await school.call('trips.takeOff', { tripId, childId: ava, words: 'Ill' });
    expect(codeOf(await school.tryCall('trips.recordConsent', { ...entry, decidedOn: day('2026-11-20') }))).toBe(
      'not-found',
    );
  });
});

describe('the sign-off', () => {
  const sign = async (tripId: TripId, words = '') => {
    const { fingerprint } = await ready(tripId);
    return school.tryCall('trips.signOff', { tripId, fingerprint, words });
  };
  const changed = async (tripId: TripId) =>
    (await ready(tripId)).signOff?.changed.map(({ about, words }) => (about ? `${about}: ${words}` : words));

  it('is the leader’s alone, for what was on the screen, and in words where lines are open', async () => {
    const tripId = await plan();
    expect(codeOf(await sign(tripId, 'x'))).toBe('trip-not-leader');
    await asTeacher();
    // The group has no adult yet: one line is open.
    expect(codeOf(await sign(tripId))).toBe('bad-input');
    expect(codeOf(await school.tryCall('trips.signOff', { tripId, fingerprint: 'other', words: 'x' }))).toBe(
      'changed-elsewhere',
    );
    expect(codeOf(await sign(tripId, 'I take the red group myself.'))).toBe('ok');
    const { signOff, mine } = await ready(tripId);
    expect(mine).toBe(true);
    expect(signOff).toMatchObject({ open: 1, words: 'I take the red group myself.', changed: [] });
  });

  it('shows whatever changes afterwards: the plan, who goes, and what is behind a child', async () => {
    const tripId = await plan();
    await asTeacher();
    expect(codeOf(await sign(tripId, 'Arranged'))).toBe('ok');
    await asOffice();
    expect(await changed(tripId)).toEqual([]);
    await school.call('trips.save', {
      tripId,
      fields: tripPlan(teacher, { exactPlace: 'Back gate', transport: 'Train' }),
    });
    expect(await changed(tripId)).toEqual(['The transport was changed.', 'Where it goes was changed.']);
    const { needId } = await school.call('medical.addNeed', {
      childId: ava,
      fields: { ...NEED, severity: 'serious' },
      kind: null,
    });
    expect(await changed(tripId)).toContain('Ava Wu, Oak: Changed: care plans.');
    await asTeacher();
    expect(codeOf(await sign(tripId, 'Arranged again'))).toBe('ok');
    expect(await changed(tripId)).toEqual([]);
    await asOffice();
    await school.call('medical.removeNeed', { childId: ava, needId });
    await school.call('trips.takeOff', { tripId, childId: ava, words: 'Ill' });
    expect(await changed(tripId)).toEqual(['Ava Wu, Oak: Was taken off the trip.']);
  });
});
