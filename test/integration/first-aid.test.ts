import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { newSchool, type School } from '../support/new-school.ts';

let school: School;
let child: ChildId;
type Set = CallInput<'medical.setFirstAid'>;

const NEED = {
  ...{
    condition: 'Purple lungs',
    severity: 'serious' as const,
    triggers: '',
    signs: '',
    action: '',
    medicine: '',
    place: '',
  },
  ...{ expires: null, reviewOn: null, toldParentOn: null },
} as const;
const OWN = {
  steps: 'Blue chair\nRing the bell',
  source: 'The school nurse',
  publishedOn: calendarDate('2026-01-05')!,
};

const versionsOf = async (packId: Set['packId']) =>
  (await school.call('medical.firstAid', {})).packs.find((pack) => pack.packId === packId)?.versions ?? [];
const set = async (packId: Set['packId'], shown: boolean, own: Set['own'] = null) =>
  school.call('medical.setFirstAid', { packId, seen: (await versionsOf(packId))[0]?.version ?? 0, shown, own });
const onCard = async (reason: 'in-front' | null = null) =>
  (await school.call('medical.openCard', { childId: child, reason })).advice;

beforeAll(async () => {
  school = await newSchool();
  child = (await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie' } })).childId;
  await school.call('medical.addNeed', { childId: child, fields: NEED, kind: 'asthma' });
});
afterAll(() => school.close());

describe('published first-aid advice', () => {
  it('is off until a Lead switches it on, and stands on cards of its kinds alone', async () => {
    expect(await onCard()).toEqual([]);
    await set('hypo', true);
    expect(await onCard()).toEqual([]);
    await set('asthma-card', true);
    expect(await onCard()).toMatchObject([{ packId: 'asthma-card', own: false }]);
  });

  it('lets one of the two asthma protocols be on; the other goes off in the same change and keeps its text', async () => {
    await set('asthma-card', true, OWN);
    await set('asthma-newer', true);
    expect((await onCard()).map(({ packId }) => packId)).toEqual(['asthma-newer']);
    expect((await versionsOf('asthma-card')).map(({ shown, own }) => [shown, own])).toEqual([
      [false, OWN],
      [true, OWN],
      [true, null],
    ]);
  });

  it('gives way to the school’s own text, with its source and date, and back; every version stays', async () => {
    await set('asthma-newer', true, OWN);
    expect(await onCard()).toMatchObject([
      { own: true, source: 'The school nurse', dated: '5 Jan 2026', steps: ['Blue chair', 'Ring the bell'] },
    ]);
    await set('asthma-newer', false);
    expect(await onCard()).toEqual([]);
    expect((await versionsOf('asthma-newer')).map(({ version, own }) => [version, own !== null])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
  });

  it('refuses a text without steps, source or day, one of a day to come, and a decision on what has changed since', async () => {
    const attempt = (more: Partial<Set>) =>
      school.tryCall('medical.setFirstAid', { packId: 'seizure', seen: 0, shown: true, own: OWN, ...more });
    for (const own of [
      { ...OWN, steps: ' \n ' },
      { ...OWN, source: ' ' },
      { ...OWN, publishedOn: null as never },
      { ...OWN, publishedOn: calendarDate('2999-01-01')! },
    ])
      expect(await attempt({ own }), JSON.stringify(own)).toMatchObject({ error: { code: 'bad-input' } });
    expect(await attempt({ seen: 1 })).toMatchObject({ error: { code: 'changed-elsewhere' } });
    expect(await versionsOf('seizure')).toEqual([]);
  });

  it('names fields in the audit, never what stood in them', async () => {
    await set('seizure', true, OWN);
    const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    const newest = rows.find(({ what }) => what === 'medical.first-aid-set');
    expect(newest?.fields).toEqual(['shown', 'steps', 'source', 'publishedOn']);
  });

  it('is read by first aid and decided by Leads, and stands on no card that the kitchen looks at', async () => {
    await set('asthma-card', true);
    await school.asRole('first-aid');
    expect((await onCard()).map(({ packId }) => packId)).toEqual(['asthma-card']);
    const seen = (await versionsOf('asthma-card'))[0]?.version ?? 0;
    expect(
      await school.tryCall('medical.setFirstAid', { packId: 'asthma-card', seen, shown: false, own: null }),
    ).toMatchObject({ error: { code: 'not-allowed' } });
    await school.asRole('kitchen');
    expect(await onCard('in-front')).toEqual([]);
  });
});
