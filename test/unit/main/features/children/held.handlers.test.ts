import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const TODAY = calendarDate('2026-11-24')!;
let school: School;
let childId: ChildId;
beforeAll(async () => {
  school = await newSchool({ ports: { clock: movableClock() } });
  const fields = { ...EMPTY_CHILD, surname: 'Wu', forename: 'Ada', cpomsRef: 'C-77', paperPlace: 'SLT room' };
  childId = (await school.call('children.add', { fields })).childId;
});
afterAll(() => school.close());

const record = async () => {
  const found = await school.call('children.record', { childId });
  if (!('fields' in found)) throw new Error('a Lead sees the fields');
  return found;
};
const places = async () => (await school.call('children.filePlaces', {})).places;

describe('the places for paper files', () => {
  it('are at first the three that the policy names', async () => {
    expect((await places()).map(({ name, children }) => [name, children])).toEqual([
      ['School Business Manager’s office', 0],
      ['SLT room', 1],
      ['Archive room', 0],
    ]);
  });

  it('get another name together with the files that are there, each child’s change on the record', async () => {
    const slt = (await places())[1]!;
    await school.call('children.saveFilePlace', { placeId: slt.placeId, name: 'Leaders’ room' });
    expect((await record()).fields.paperPlace).toBe('Leaders’ room');
    const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    expect(rows.find(({ what }) => what === 'child.changed')).toMatchObject({ childId, fields: ['paperPlace'] });
    const taken = await school.tryCall('children.saveFilePlace', { placeId: null, name: 'ARCHIVE ROOM' });
    expect(taken.ok ? null : taken.error.fields).toHaveProperty('name');
  });

  it('come off the list, and a record that names one keeps it', async () => {
    const leaders = (await places())[1]!;
    await school.call('children.removeFilePlace', { placeId: leaders.placeId });
    expect((await places()).map(({ name }) => name)).not.toContain('Leaders’ room');
    expect((await record()).fields.paperPlace).toBe('Leaders’ room');
  });
});

describe('a check of where else the records are', () => {
  it('stands with its day and its person until what is recorded changes', async () => {
    expect((await record()).heldCheck).toBeNull();
    await school.call('children.checkHeld', { childId, onDay: TODAY });
    const checked = await record();
    expect(checked.heldCheck).toEqual({ on: TODAY, by: 'Mrs C Westgate' });
    const fields = { ...checked.fields, cpomsRef: 'C-78' };
    await school.call('children.edit', { childId, revision: checked.revision, fields });
    expect((await record()).heldCheck).toBeNull();
  });

  it('is of no day to come', async () => {
    const refused = await school.tryCall('children.checkHeld', { childId, onDay: calendarDate('2026-11-25')! });
    expect(refused.ok ? null : refused.error.fields).toHaveProperty('onDay');
  });
});
