import { afterEach, beforeEach, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, PictureDayId, PurposeId } from '#shared/domain/ids.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import type { DecisionState } from '#shared/features/consent/consent.model.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const day = (text: string) => calendarDate(text)!;
const FAIR = day('2026-12-04');
let school: School;
let oak: ClassId;
let elm: ClassId;
let ids: ChildId[];
let parents: ContactId[];
let purposes: PurposeId[];

const addChild = async (forename: string, classId: ClassId | null) => {
  const { childId } = await school.call('children.add', {
    fields: { ...EMPTY_CHILD, forename, surname: 'Lake', classId },
  });
  const contact = { ...EMPTY_CONTACT, forename: 'Priya', surname: 'Lake', responsibility: true };
  parents.push((await school.call('children.saveContact', { childId, contactId: null, fields: contact })).contactId);
  ids.push(childId);
  return childId;
};
const say = (child: number, purpose: number, state: DecisionState) =>
  school.call('consent.record', {
    ...{ childId: ids[child]!, purposeId: purposes[purpose]!, state, method: 'paper', decidedOn: day('2026-11-20') },
    ...{ who: { kind: 'contact', contactId: parents[child]! }, evidence: '', words: '', replacesUnrecorded: false },
    validUntil: null,
  });
const wish = (more: Partial<CallInput<'consent.saveDay'>> = {}): CallInput<'consent.saveDay'> => ({
  ...{ dayId: null, name: 'Winter fair', onDay: FAIR, classIds: [oak], childIds: [], purposeIds: purposes.slice(0, 2) },
  ...more,
});
const save = async (more: Partial<CallInput<'consent.saveDay'>> = {}) =>
  (await school.call('consent.saveDay', wish(more))).dayId;
const list = (dayId: PictureDayId, which: 'no' | 'photographer' = 'no') =>
  school.call('consent.dayList', { dayId, list: which });
const names = ({ children }: Awaited<ReturnType<typeof list>>) => children.map(({ child }) => child.name);
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const print = (dayId: PictureDayId, fingerprint: string, collectBy = FAIR) =>
  school.tryCall('consent.printDayList', {
    ...{ dayId, list: 'no', fingerprint, collectBy },
    holders: [{ name: 'Ms Photo' }, { staffId: school.leadId }],
  });

beforeEach(async () => {
  school = await newSchool({ ports: { clock: movableClock() } });
  const addClass = async (name: string) =>
    (await school.call('children.saveClass', { classId: null, name, yearGroup: '3', teacher: '' })).classId;
  [oak, elm] = [await addClass('Oak'), await addClass('Elm')];
  [ids, parents] = [[], []];
  for (const forename of ['Ava', 'Ben', 'Cleo', 'Dan', 'Eve']) await addChild(forename, oak);
  await addChild('Finn', elm);
  purposes = (await school.call('consent.purposes', {})).purposes.map(({ purposeId }) => purposeId);
  // Ava: both. Ben: one of two. Cleo: no. Dan: nobody asked. Eve: yes, and stopped.
  for (const child of [0, 1, 4]) await say(child, 0, 'given');
  for (const child of [0, 4]) await say(child, 1, 'given');
  await say(1, 1, 'refused');
  for (const at of [0, 1]) await say(2, at, 'refused');
  await school.call('children.setFlag', { childId: ids[4]!, flag: 'court-order', set: true, words: 'Order of 1 May' });
}, 60_000);
afterEach(() => school.close());

it('lists everybody who is not a yes for all of the day: refused, unasked and stopped, by instruction alone', async () => {
  await school.asRole('office');
  const found = await list(await save());
  expect(found).toMatchObject({
    schoolName: 'Test Primary School',
    name: 'Winter fair',
    expected: 5,
    left: 0,
    retired: [],
  });
  expect(found.children.map(({ child, allowed, refused }) => [child.name, allowed.length, refused.length])).toEqual([
    ['Ben Lake', 1, 1],
    ['Cleo Lake', 0, 2],
    ['Dan Lake', 0, 2],
    ['Eve Lake', 0, 2],
  ]);
  expect(JSON.stringify(found)).not.toMatch(/refused-|stopped|court|order|withdrawn|not-asked/i);
  const whole = await list(await save({ name: 'With all' }), 'photographer');
  expect(names(whole)).toEqual(['Ava Lake', 'Ben Lake', 'Cleo Lake', 'Dan Lake', 'Eve Lake']);
});

it('has whoever is in the class on the day, and those picked, each once; who left is counted', async () => {
  const dayId = await save({ childIds: [ids[5]!, ids[2]!] });
  expect(names(await list(dayId))).toContain('Finn Lake');
  const late = await addChild('Gus', oak);
  const found = await list(dayId);
  expect(found.expected).toBe(7);
  expect(names(found).filter((name) => name === 'Cleo Lake')).toHaveLength(1);
  expect(names(found)).toContain('Gus Lake');
  await school.call('children.setLeavers', { childIds: [ids[5]!, late], leftOn: day('2026-11-23') });
  const after = await list(dayId);
  expect([after.expected, after.left]).toEqual([5, 1]);
  expect(await school.call('consent.day', { dayId })).toMatchObject({ left: 1, picked: [{ name: 'Cleo Lake' }] });
});

it('is printed as a numbered copy, with a row for each child, and once more as another paper', async () => {
  const dayId = await save();
  const first = await list(dayId);
  const printed = await print(dayId, first.fingerprint);
  if (!printed.ok) throw new Error(printed.error.code);
  expect(printed.value.copies.map(({ number, holder }) => [number, holder])).toEqual([
    [1, 'Ms Photo'],
    [2, 'Mrs C Westgate'],
  ]);
  const entries = (await school.call('audit.rows', { ...EVERY_ENTRY, before: null })).rows;
  expect(entries.filter(({ what }) => what === 'consent.on-day-list')).toHaveLength(4);
  const { papers } = await school.call('papers.list', { which: 'open' });
  expect(papers).toMatchObject([
    { kind: 'photo-list', title: 'Do-not-photograph list: Winter fair', onDay: FAIR, copies: 2, out: 2 },
  ]);

  // An answer came in meanwhile: what is on the screen is not what would be printed.
  await say(3, 0, 'given');
  expect(code(await print(dayId, first.fingerprint))).toBe('changed-elsewhere');
  const again = await print(dayId, (await list(dayId)).fingerprint);
  if (!again.ok) throw new Error(again.error.code);
  expect(again.value.reference).not.toBe(printed.value.reference);
  expect(code(await print(dayId, (await list(dayId)).fingerprint, day('2026-11-01')))).toBe('bad-input');
});

it('is no paper where nobody stands on it', async () => {
  const dayId = await save({ classIds: [], childIds: [ids[0]!] });
  const found = await list(dayId);
  expect([found.expected, found.children]).toEqual([1, []]);
  expect(code(await print(dayId, found.fingerprint))).toBe('not-found');
});

it('lets nothing be taken for a purpose that was retired since', async () => {
  const dayId = await save({ purposeIds: [purposes[0]!] });
  await school.call('consent.retirePurpose', { purposeId: purposes[0]! });
  const found = await list(dayId);
  expect([found.purposes, found.retired]).toEqual([[], ['Website']]);
  expect(names(found)).toHaveLength(5);
});

it('is kept, changed and removed; needs somebody and a purpose in use', async () => {
  const dayId = await save();
  expect((await school.call('consent.days', {})).days).toMatchObject([
    { name: 'Winter fair', onDay: FAIR, children: 5 },
  ]);
  await school.call(
    'consent.saveDay',
    wish({ dayId, name: 'Spring fair', classIds: [elm], purposeIds: [purposes[2]!] }),
  );
  const changed = await school.call('consent.day', { dayId });
  expect(changed).toMatchObject({
    name: 'Spring fair',
    classIds: [elm],
    children: 1,
    purposes: [{ purposeId: purposes[2] }],
  });
  const tryDay = async (more: Partial<CallInput<'consent.saveDay'>>) =>
    code(await school.tryCall('consent.saveDay', wish(more)));
  expect(await tryDay({ classIds: [], childIds: [] })).toBe('bad-input');
  expect(await tryDay({ purposeIds: [crypto.randomUUID() as PurposeId] })).toBe('bad-input');
  expect(await tryDay({ childIds: [crypto.randomUUID() as ChildId] })).toBe('not-allowed');
  await school.call('consent.dropDay', { dayId });
  expect((await school.call('consent.days', {})).days).toEqual([]);
  expect(code(await school.tryCall('consent.dayList', { dayId, list: 'no' }))).toBe('not-found');
  expect(await tryDay({ dayId })).toBe('not-found');
});

it('keeps the notice to parents in the school’s own words, each version', async () => {
  const first = await school.call('consent.notice', {});
  expect(first.saved).toBeNull();
  expect(first.words).toContain('Data protection law does not stop you');
  await school.call('consent.saveNotice', { words: 'Please do not film.\n\nThank you.' });
  expect(await school.call('consent.notice', {})).toMatchObject({
    words: 'Please do not film.\n\nThank you.',
    saved: { by: 'Mrs C Westgate' },
  });
  expect(code(await school.tryCall('consent.saveNotice', { words: '  ' }))).toBe('bad-input');
});
