import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { contract } from '#shared/contract/contract.ts';
import { AUDIT_WORDS } from '#shared/features/audit/audit.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

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
    expect(verdict).toMatchObject({ holds: true, rows: rows[0]?.seq, firstBad: null });
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/);
  });
});

it('has plain words for every audited call', async () => {
  school = await newSchool();
  const audited = Object.values(contract).flatMap((def) => ('audit' in def ? [def.audit] : []));
  expect(audited.filter((what) => !(what in AUDIT_WORDS))).toEqual([]);
});
