import { describe, expect, it } from 'vitest';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import {
  CAPABILITIES,
  type Capability,
  type Grant,
  ROLES,
  type Role,
  type Scope,
} from '#shared/features/access/access.model.ts';
import {
  capabilitiesOf,
  isClassBound,
  ROLE_CAPABILITIES,
  reaches,
  withLedChildren,
} from '#shared/features/access/access.rules.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const ROBINS = '0192f000-0000-7000-8000-000000000001' as ClassId;
const WRENS = '0192f000-0000-7000-8000-000000000002' as ClassId;
const grant = (role: Role, classIds: readonly ClassId[] = [], until: string | null = null): Grant =>
  ({ role, classIds: [...classIds], until }) as Grant;

/** Who may do what, written out capability by capability; the code holds the same facts role by role. */
const MAY: Readonly<Record<Capability, readonly Role[]>> = {
  'children.read': ['lead', 'senco', 'office', 'first-aid', 'class', 'cover'],
  'children.write': ['lead', 'senco', 'office'],
  'children.roll': ['lead', 'office'],
  'contacts.read': ['lead', 'senco', 'office'],
  'contacts.numbers': ['lead', 'senco', 'office', 'first-aid'],
  'medical.read': ['lead', 'senco', 'office', 'first-aid', 'class', 'cover'],
  'medical.write': ['lead', 'senco', 'office', 'first-aid'],
  'medical.dietary': ['kitchen'],
  'medicines.give': ['lead', 'senco', 'office', 'first-aid', 'class'],
  'medicines.stock': ['lead', 'senco', 'office', 'first-aid'],
  'training.write': ['lead', 'senco', 'office'],
  'policies.keep': ['lead', 'office'],
  'consent.read': ['lead', 'senco', 'office'],
  'consent.write': ['lead', 'senco', 'office'],
  'consent.instruction': ['first-aid', 'class', 'cover'],
  'flags.reason': ['lead', 'senco'],
  'flags.set': ['lead', 'office'],
  'imports.run': ['lead', 'office'],
  'audit.all': ['lead'],
  'audit.children': ['senco'],
  'audit.own': ['office', 'first-aid', 'class'],
  'staff.manage': ['lead'],
  'school.write': ['lead'],
  'calendar.write': ['lead', 'office'],
  'purposes.write': ['lead'],
  'backup.manage': ['lead'],
  'backup.see': ['office'],
  'break-glass.review': ['lead'],
  'papers.keep': ['lead', 'senco', 'office'],
  'papers.class-sheet': ['lead', 'senco', 'office', 'first-aid', 'class'],
  'papers.kitchen': ['kitchen'],
  'trips.plan': ['lead', 'senco', 'office'],
  'trips.lead': ['class'],
};

describe('capabilities', () => {
  it.each(CAPABILITIES)('%s belongs to the roles that the product names, and to no other', (capability) => {
    expect(ROLES.filter((role) => ROLE_CAPABILITIES[role].includes(capability))).toEqual(MAY[capability]);
  });

  it('reach the whole school, except for Class and Cover, which reach the classes they name', () => {
    for (const role of ROLES) {
      const scope = capabilitiesOf([grant(role, [ROBINS])], NOW).get('children.read');
      if (role === 'kitchen') expect(scope).toBeUndefined();
      else if (isClassBound(role))
        expect(scope).toEqual({ kind: 'classes', classIds: [ROBINS], dietary: false, childIds: [] });
      else expect(scope).toEqual({ kind: 'all' });
    }
  });

  it('add up over roles, each with its own reach', () => {
    const both = capabilitiesOf([grant('class', [ROBINS]), grant('first-aid')], NOW);
    expect(both.get('medical.read')).toEqual({ kind: 'all' });
    const two = capabilitiesOf([grant('class', [ROBINS]), grant('class', [WRENS, ROBINS])], NOW);
    expect(two.get('children.read')).toEqual({
      kind: 'classes',
      classIds: [ROBINS, WRENS],
      dietary: false,
      childIds: [],
    });
    expect(two.has('consent.read')).toBe(false);
    expect(capabilitiesOf([grant('first-aid'), grant('class', [ROBINS])], NOW)).toEqual(both);
  });

  it('end with a Cover grant, at its instant', () => {
    const until = '2026-11-24T09:00:00Z';
    expect(capabilitiesOf([grant('cover', [ROBINS], until)], new Date('2026-11-24T08:59:59.999Z')).size).toBe(3);
    expect(capabilitiesOf([grant('cover', [ROBINS], until)], NOW).size).toBe(0);
    expect(capabilitiesOf([], NOW).size).toBe(0);
  });
});

const AVA = '0192f000-0000-7000-8000-00000000000a' as ChildId;
const BEN = '0192f000-0000-7000-8000-00000000000b' as ChildId;
const scope = (classIds: readonly ClassId[], dietary = false, childIds: readonly ChildId[] = []): Scope => ({
  ...{ kind: 'classes', classIds, dietary, childIds },
});

describe('a scope', () => {
  it.each([
    [{ kind: 'all' } as const, null, false, null, true],
    [scope([ROBINS]), ROBINS, false, AVA, true],
    [scope([ROBINS]), WRENS, true, AVA, false],
    [scope([ROBINS]), null, true, AVA, false],
    [scope([], true), WRENS, true, AVA, true],
    [scope([], true), WRENS, false, AVA, false],
    [scope([], true), null, true, AVA, true],
    // The children of a trip that the person leads, and no other of their class; a leaver is on no trip.
    [scope([ROBINS], false, [AVA]), WRENS, false, AVA, true],
    [scope([ROBINS], false, [AVA]), WRENS, false, BEN, false],
    [scope([ROBINS], false, [AVA]), null, false, null, false],
  ])(
    '%j and a child of class %s, dietary need %s, on roll as %s: reached is %s',
    (one, classId, dietary, onRoll, reached) => {
      expect(reaches(one, { classId, dietary, onRoll })).toBe(reached);
    },
  );
});

describe('leading a trip', () => {
  const before = capabilitiesOf([grant('class', [ROBINS])], NOW);

  it('adds its children to what a class teacher may see, and to nothing else', () => {
    const after = withLedChildren(before, [AVA]);
    const widened = [...after].filter(([, one]) => one.kind === 'classes' && one.childIds.includes(AVA));
    expect(widened.map(([capability]) => capability)).toEqual(['children.read', 'medical.read', 'consent.instruction']);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(after.get('medicines.give')).toEqual(scope([ROBINS]));
    expect(before.get('children.read')).toEqual(scope([ROBINS]));
  });

  it('gives nothing to a role that leads no trips, and takes nothing from who sees everybody', () => {
    const cover = capabilitiesOf([grant('cover', [ROBINS], '2999-01-01T00:00:00Z')], NOW);
    expect(withLedChildren(cover, [AVA])).toBe(cover);
    const both = capabilitiesOf([grant('class', [ROBINS]), grant('first-aid')], NOW);
    expect(withLedChildren(both, [AVA]).get('medical.read')).toEqual({ kind: 'all' });
    expect(withLedChildren(before, [])).toBe(before);
  });
});
