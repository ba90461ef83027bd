import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { type CallInput, contract } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { AUDIT_WORDS } from '#shared/features/audit/audit.model.ts';
import { fieldWords } from '#shared/features/audit/audit-fields.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
afterEach(() => school.close());

async function withOneChild() {
  school = await newSchool();
  const { classId } = await school.call('children.saveClass', {
    classId: null,
    name: 'Oak',
    yearGroup: '3',
    teacher: '',
  });
  const { childId } = await school.call('children.add', {
    fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley', classId },
  });
  return { classId, childId };
}
const day = (text: string) => calendarDate(text)!;
const EVERYTHING = { kind: 'everything', staffId: null, before: null } as const;

describe('the audit', () => {
  it('shows a Lead who looked at which child', async () => {
    const { childId } = await withOneChild();
    await school.call('children.record', { childId });
    const { rows } = await school.call('audit.rows', { ...EVERYTHING, kind: 'looks' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ what: 'child.opened', child: 'Ava Otley, Oak', who: 'Mrs C Westgate' });
    const looks = await school.call('audit.looks', { childId, before: null });
    expect(looks.rows.map((row) => row.what)).toEqual(['child.opened', 'child.added']);
  });

  it('shows class staff what they did themselves, and no child', async () => {
    const { classId, childId } = await withOneChild();
    await school.asRole('class', [classId]);
    await school.call('children.record', { childId });
    const { rows } = await school.call('audit.rows', EVERYTHING);
    expect(new Set(rows.map((row) => row.who))).toEqual(new Set(['Person 1 class']));
    expect(rows.map((row) => row.what)).toContain('child.opened');
    expect(rows.filter((row) => 'child' in row || 'childId' in row)).toEqual([]);
    expect(await school.tryCall('audit.looks', { childId, before: null })).toMatchObject({
      error: { code: 'not-allowed' },
    });
  });

  it('shows a SENCo the looks at children and nothing else', async () => {
    const { childId } = await withOneChild();
    await school.asRole('senco');
    await school.call('children.record', { childId });
    const { rows } = await school.call('audit.rows', EVERYTHING);
    expect(rows.map((row) => row.what)).toEqual(['child.opened']);
  });

  it('says in which role, on which PC and at which fields, but never what stood in them', async () => {
    const { classId } = await withOneChild();
    const { childId } = await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename: 'Mia', surname: 'Larch', classId },
    });
    const { rows } = await school.call('audit.rows', { ...EVERYTHING, childId });
    expect(rows).toMatchObject([{ what: 'child.added', role: 'lead', device: 'TEST-PC' }]);
    expect(fieldWords(rows[0]!.fields)).toContain('surname, forename');
    expect(JSON.stringify(rows[0]!.fields)).not.toContain('Larch');
  });

  it('filters by person, child, kind and days, refusals and cards outside a role among the kinds', async () => {
    const clock = movableClock(new Date('2026-07-01T22:30:00Z'));
    school = await newSchool({ ports: { clock } });
    const add = (forename: string) =>
      school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname: 'Otley' } });
    const [{ childId: ava }, { childId: mia }] = [await add('Ava'), await add('Mia')];
    await school.call('children.record', { childId: ava });
    const officeId = await school.asRole('office');
    await school.call('children.record', { childId: mia });
    // Past London's midnight, which in July is an hour before UTC's.
    clock.advance(45 * 60_000);
    await school.asLead();
    await school.call('children.record', { childId: ava });
    const what = async (filter: Partial<CallInput<'audit.rows'>>) =>
      (await school.call('audit.rows', { ...EVERYTHING, ...filter })).rows.map((row) => row.what);
    expect(await what({ kind: 'looks', staffId: officeId })).toEqual(['child.opened']);
    expect(await what({ kind: 'looks', childId: ava })).toEqual(['child.opened', 'child.opened']);
    expect(await what({ kind: 'looks', from: day('2026-07-02') })).toEqual(['child.opened']);
    expect(await what({ kind: 'looks', to: day('2026-07-01') })).toEqual(['child.opened', 'child.opened']);
    expect(await what({ from: day('2026-07-03') })).toEqual([]);
    expect(await what({ kind: 'failures' })).toEqual([]);
    expect(await what({ kind: 'break-glass' })).toEqual([]);
    await school.tryCall('access.signIn', { staffId: officeId, password: 'a wrong one 12345' });
    await school.asRole('kitchen');
    await school.call('medical.openCard', { childId: ava, reason: 'called' });
    await school.asLead();
    expect(await what({ kind: 'failures' })).toEqual(['session.refused']);
    expect(await what({ kind: 'break-glass' })).toEqual(['break-glass.closed', 'break-glass.opened']);
  });

  it('does not let somebody ask for others’ entries about a child by the filter', async () => {
    const { classId, childId } = await withOneChild();
    await school.call('children.record', { childId });
    await school.asRole('class', [classId]);
    const { rows } = await school.call('audit.rows', { ...EVERYTHING, childId, staffId: school.leadId });
    expect(new Set(rows.map((row) => row.who))).toEqual(new Set(['Person 1 class']));
  });

  it('goes through a long history a hundred at a time, without a gap or a double', async () => {
    await withOneChild();
    for (let i = 0; i < 60; i += 1) {
      const fields = { ...EMPTY_CHILD, forename: `Child ${i}`, surname: 'Otley' };
      const { childId } = await school.call('children.add', { fields });
      await school.call('children.record', { childId });
      await school.call('consent.child', { childId });
    }
    const first = await school.call('audit.rows', { ...EVERYTHING, kind: 'looks' });
    const second = await school.call('audit.rows', { ...EVERYTHING, kind: 'looks', before: first.older });
    const seen = [...first.rows, ...second.rows].map((row) => row.seq);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(second.older).toBeNull();
  });

  it('holds after sign-ins and changes, and says how many entries it checked', async () => {
    await withOneChild();
    await school.asRole('office');
    await school.asLead();
    const { rows } = await school.call('audit.rows', EVERYTHING);
    const verdict = await school.call('audit.verify', {});
    expect(verdict).toMatchObject({ holds: true, rows: rows[0]?.seq, bad: null });
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/);
  });
});

it('has plain words for every audited call', async () => {
  school = await newSchool();
  const audited = Object.values(contract).flatMap((def) => ('audit' in def ? [def.audit] : []));
  expect(audited.filter((what) => !(what in AUDIT_WORDS))).toEqual([]);
});
