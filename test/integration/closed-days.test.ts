import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { movableClock, newSchool, type School, SET_UP } from '../support/new-school.ts';

let school: School;
const day = (text: string) => calendarDate(text)!;
const HALF_TERM = {
  ...{ name: 'October half-term', closedKind: 'holiday' as const },
  ...{ firstDay: day('2026-10-26'), lastDay: day('2026-10-30') },
};
const INSET = {
  name: 'Staff training',
  closedKind: 'inset' as const,
  firstDay: day('2026-09-01'),
  lastDay: day('2026-09-01'),
};
const list = async () => (await school.call('settings.closedDays', {})).closedDays;
const newest = async () =>
  (await school.call('audit.rows', { kind: 'everything', staffId: null, before: null })).rows[0]!;

beforeAll(async () => {
  school = await newSchool({ ports: { clock: movableClock() } });
});
afterAll(() => school.close());

it('keeps what the office enters, oldest first, and everybody may read it', async () => {
  await school.asRole('office');
  await school.call('settings.saveClosedDays', { closedId: null, fields: HALF_TERM });
  await school.call('settings.saveClosedDays', { closedId: null, fields: INSET });
  expect((await list()).map(({ closedId: _id, ...fields }) => fields)).toEqual([INSET, HALF_TERM]);
  await school.asRole('kitchen');
  expect(await list()).toHaveLength(2);
  expect(await school.tryCall('settings.saveClosedDays', { closedId: null, fields: INSET })).toMatchObject({
    error: { code: 'not-allowed' },
  });
});

it('changes a stretch, and names only the fields that are others now', async () => {
  await school.asLead();
  const { closedId } = (await list())[1]!;
  await school.call('settings.saveClosedDays', { closedId, fields: { ...HALF_TERM, lastDay: day('2026-11-02') } });
  expect((await list())[1]).toMatchObject({ closedId, lastDay: '2026-11-02' });
  expect(await newest()).toMatchObject({ what: 'closed-days.saved', fields: ['lastDay'] });
});

it('refuses days the wrong way round, far too many and one that is gone, and changes nothing', async () => {
  const before = await list();
  for (const lastDay of ['2026-10-25', '2027-10-30'])
    expect(
      await school.tryCall('settings.saveClosedDays', {
        closedId: null,
        fields: { ...HALF_TERM, lastDay: day(lastDay) },
      }),
    ).toMatchObject({ error: { code: 'bad-input', fields: { 'fields.lastDay': expect.any(String) } } });
  const { closedId } = before[0]!;
  await school.call('settings.removeClosedDays', { closedId });
  expect(await newest()).toMatchObject({ what: 'closed-days.removed', fields: [] });
  const gone = { error: { code: 'not-found' } };
  expect(await school.tryCall('settings.removeClosedDays', { closedId })).toMatchObject(gone);
  expect(await school.tryCall('settings.saveClosedDays', { closedId, fields: INSET })).toMatchObject(gone);
  expect(await list()).toEqual(before.slice(1));
});

it('names only what was changed of the school’s own details', async () => {
  const { policyReviews: _reviews, ...fields } = await school.call('settings.school', {});
  expect(fields.name).toBe(SET_UP.school.name);
  await school.call('settings.saveSchool', { ...fields, entrance: 'Field gate' });
  expect(await newest()).toMatchObject({ what: 'school.changed', fields: ['entrance'] });
  await school.call('settings.saveSchool', { ...fields, phone: '0191 496 0999', places: ['Hall'] });
  expect((await newest()).fields.toSorted()).toEqual(['entrance', 'phone', 'places']);
  await school.call('settings.saveSchool', { ...fields, phone: '0191 496 0999', places: ['Hall'] });
  expect((await newest()).fields).toEqual([]);
});
