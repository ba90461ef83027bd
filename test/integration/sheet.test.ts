import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, NeedId } from '#shared/domain/ids.ts';
import { LEAD, movableClock, newSchool, type School } from '../support/new-school.ts';

const DAY = 86_400_000;
const NEED = {
  condition: 'Purple spots',
  severity: 'serious',
  triggers: 'Rain',
  signs: '',
  action: 'Fetch the blue towel',
  medicine: 'EpiPen 0.15 mg',
  place: '',
  expires: null,
  reviewOn: null,
  toldParentOn: null,
} as const;

let school: School;
const clock = movableClock();
let child: ChildId;
let mild: ChildId;
let needId: NeedId;

beforeAll(async () => {
  school = await newSchool({ ports: { clock } });
  const saved = (name: string, yearGroup: string) =>
    school.call('children.saveClass', { classId: null, name, yearGroup, teacher: '' });
  const oak: ClassId = (await saved('Oak', '3')).classId;
  const elm: ClassId = (await saved('Elm', '2')).classId;
  const add = async (forename: string, classId: ClassId) =>
    (await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename, classId } })).childId;
  mild = await add('Ben', elm);
  child = await add('Alfie', oak);
  ({ needId } = await school.call('medical.addNeed', { childId: child, fields: NEED, kind: null }));
  await school.call('medical.addNeed', {
    childId: child,
    fields: { ...NEED, condition: 'Hay fever', severity: 'know', medicine: '' },
    kind: null,
  });
  await school.call('medical.addNeed', { childId: mild, fields: { ...NEED, severity: 'watch' }, kind: null });
});
afterAll(() => school.close());

const state = () => school.call('backup.sheetState', {});
const sheet = () => school.call('backup.sheet', {});
const print = async () => school.call('backup.sheetPrinted', { fingerprint: (await sheet()).fingerprint });

it('shows whom the register says has a serious need, and nothing that nobody entered', async () => {
  const { schoolName, children } = await sheet();
  expect(schoolName).toBe('Test Primary School');
  const { severity: _severity, reviewOn: _review, toldParentOn: _told, ...said } = NEED;
  expect(children).toEqual([
    {
      ...{ childId: child, name: 'Alfie Wu', className: 'Oak', born: null, photoUrl: null },
      ...{
        needs: [said],
        also: ['Hay fever'],
        twoStrengths: false,
        spare: { recorded: null, rule: 'known-risk' },
        plan: null,
        contacts: [],
      },
    },
  ]);
});

it('leaves the day of the first entries alone, then asks until it is printed, by the office too', async () => {
  expect(await state()).toMatchObject({ state: 'new', printed: null, children: 1 });
  clock.advance(DAY);
  await school.asRole('office');
  expect((await state()).state).toBe('never');
  expect(await print()).toMatchObject({ by: 'Person 1 office' });
  expect(await state()).toMatchObject({ state: 'fine', days: 0, printed: { by: 'Person 1 office', children: 1 } });
});

it('puts the look and the print on the record, the print for each child on it', async () => {
  await school.asLead();
  const rows = (await school.call('audit.rows', { kind: 'everything', staffId: null, before: null })).rows;
  const of = (what: string) => rows.filter((row) => row.what === what);
  expect(of('backup.sheet-opened').length).toBeGreaterThan(1);
  expect(of('backup.sheet-printed')).toHaveLength(1);
  expect(of('medical.on-sheet')).toHaveLength(1);
  expect(JSON.stringify(of('backup.sheet-printed'))).not.toContain('Purple');
});

it.each([
  [
    'a need',
    async () => {
      const { needs } = await school.call('medical.needs', { childId: child });
      const revision = needs.find((need) => need.needId === needId)!.revision;
      const fields = { ...NEED, action: 'Fetch the red towel' };
      await school.call('medical.editNeed', { childId: child, needId, revision, fields, kind: null });
    },
  ],
  ['where its medicine is kept', () => school.call('medical.setPlace', { childId: child, needId, place: 'Office' })],
  [
    'a contact',
    () =>
      school.call('children.saveContact', {
        ...{ childId: child, contactId: null },
        fields: { ...EMPTY_CONTACT, forename: 'Priya', surname: 'Lake', relationship: 'Aunt' },
      }),
  ],
  [
    'the birthday',
    async () => {
      const record = await school.call('children.record', { childId: child });
      if (!('fields' in record)) throw new Error('a Lead sees the fields');
      const fields = { ...record.fields, born: calendarDate('2018-02-03') };
      await school.call('children.edit', { childId: child, revision: record.revision, fields });
    },
  ],
  [
    'the signed plan',
    () =>
      school.call('medical.attachPlan', {
        ...{ childId: child, title: 'Allergy plan', signedOn: calendarDate('2026-09-09'), reviewOn: null },
        // The smallest PNG there is.
        base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      }),
  ],
  [
    'another child’s need that becomes serious',
    () => school.call('medical.addNeed', { childId: mild, fields: NEED, kind: null }),
  ],
  [
    'a child that leaves',
    () => school.call('children.setLeavers', { childIds: [mild], leftOn: calendarDate('2026-11-01')! }),
  ],
])('no longer trusts the paper after a change of %s, until it is printed again', async (_what, change) => {
  const before = await sheet();
  await change();
  expect(await state()).toMatchObject({ state: 'changed', changed: 1 });
  // What was on the screen before the change is not what would be recorded as printed.
  expect(await school.tryCall('backup.sheetPrinted', { fingerprint: before.fingerprint })).toMatchObject({
    error: { code: 'changed-elsewhere' },
  });
  await print();
  expect((await state()).state).toBe('fine');
});

it('does not ask again for what is not on it', async () => {
  const record = await school.call('children.record', { childId: child });
  if (!('fields' in record)) throw new Error('a Lead sees the fields');
  const fields = { ...record.fields, street: '2 Test Street' };
  await school.call('children.edit', { childId: child, revision: record.revision, fields });
  expect((await state()).state).toBe('fine');
});

it('tells the plan’s title and date, and asks again after 31 days', async () => {
  expect((await sheet()).children[0]).toMatchObject({
    plan: { title: 'Allergy plan', signedOn: '2026-09-09' },
    contacts: [{ name: 'Priya Lake', relationship: 'Aunt', numbers: [] }],
  });
  clock.advance(31 * DAY);
  await school.asLead();
  expect(await state()).toMatchObject({ state: 'fine', days: 31, printed: { by: LEAD.name } });
  clock.advance(DAY);
  await school.asLead();
  expect((await state()).state).toBe('old');
});
