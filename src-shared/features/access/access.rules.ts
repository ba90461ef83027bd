import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import type { Capability, Grant, Role, Scope } from './access.model.ts';

/** Product section 3, read column by column. A capability that is not in a role's row is refused. */
export const ROLE_CAPABILITIES: Readonly<Record<Role, readonly Capability[]>> = {
  lead: [
    'children.read',
    'children.write',
    'children.roll',
    'contacts.read',
    'contacts.numbers',
    'medical.read',
    'medical.write',
    'medicines.give',
    'medicines.stock',
    'training.write',
    'policies.keep',
    'consent.read',
    'consent.write',
    'flags.reason',
    'flags.set',
    'imports.run',
    'audit.all',
    'staff.manage',
    'school.write',
    'calendar.write',
    'purposes.write',
    'break-glass.review',
    'papers.keep',
    'papers.class-sheet',
    'backup.manage',
    'trips.plan',
  ],
  senco: [
    'children.read',
    'children.write',
    'contacts.read',
    'contacts.numbers',
    'medical.read',
    'medical.write',
    'medicines.give',
    'medicines.stock',
    'training.write',
    'consent.read',
    'consent.write',
    'flags.reason',
    'audit.children',
    'papers.keep',
    'papers.class-sheet',
    'trips.plan',
  ],
  office: [
    'children.read',
    'children.write',
    'children.roll',
    'contacts.read',
    'contacts.numbers',
    'medical.read',
    'medical.write',
    'medicines.give',
    'medicines.stock',
    'training.write',
    'policies.keep',
    'consent.read',
    'consent.write',
    'flags.set',
    'imports.run',
    'audit.own',
    'papers.keep',
    'papers.class-sheet',
    'calendar.write',
    'backup.see',
    'trips.plan',
  ],
  'first-aid': [
    'children.read',
    'contacts.numbers',
    'medical.read',
    'medical.write',
    'medicines.give',
    'medicines.stock',
    'consent.instruction',
    'audit.own',
    'papers.class-sheet',
  ],
  class: [
    'children.read',
    'medical.read',
    'medicines.give',
    'consent.instruction',
    'audit.own',
    'papers.class-sheet',
    'trips.lead',
  ],
  kitchen: ['medical.dietary', 'papers.kitchen'],
  cover: ['children.read', 'medical.read', 'consent.instruction'],
};

const CLASS_BOUND: ReadonlySet<Role> = new Set(['class', 'cover']);

/** True for roles that reach only the classes they name. */
export const isClassBound = (role: Role): boolean => CLASS_BOUND.has(role);

/**
 * What a person may do now, and for which children: the union over their roles. An ended Cover grant gives nothing.
 * Kitchen reaches children with a dietary or allergy need only.
 */
export function capabilitiesOf(grants: readonly Grant[], now: Date): ReadonlyMap<Capability, Scope> {
  const result = new Map<Capability, Scope>();
  for (const grant of grants) {
    if (hasEnded([grant], now)) continue;
    for (const capability of ROLE_CAPABILITIES[grant.role]) {
      result.set(capability, widen(result.get(capability), scopeOf(grant)));
    }
  }
  return result;
}

/** True when every role has ended: such a person may not even search, nor break the glass. */
export const hasEnded = (grants: readonly Grant[], now: Date): boolean =>
  grants.every((grant) => grant.until !== null && Date.parse(grant.until) <= now.getTime());

function scopeOf(grant: Grant): Scope {
  if (grant.role === 'kitchen') return { kind: 'classes', classIds: [], dietary: true, childIds: [] };
  return isClassBound(grant.role)
    ? { kind: 'classes', classIds: grant.classIds, dietary: false, childIds: [] }
    : { kind: 'all' };
}

function widen(a: Scope | undefined, b: Scope): Scope {
  if (a === undefined || b.kind === 'all') return b;
  if (a.kind === 'all') return a;
  return {
    kind: 'classes',
    classIds: [...new Set([...a.classIds, ...b.classIds])],
    dietary: a.dietary || b.dietary,
    childIds: [...new Set([...a.childIds, ...b.childIds])],
  };
}

/** What a trip's leader may do for its children on its days: see who they are, what they need and whether they may be photographed. */
const ON_LED_TRIPS: readonly Capability[] = ['children.read', 'medical.read', 'consent.instruction'];

/**
 * The same with the children of the trips that the person leads today (product, section 3: "those they lead, granted per trip"). It
 * widens what they may see, and gives no right that their role does not have: giving medicines at school stays with their classes.
 */
export function withLedChildren(
  capabilities: ReadonlyMap<Capability, Scope>,
  childIds: readonly ChildId[],
): ReadonlyMap<Capability, Scope> {
  if (childIds.length === 0 || !capabilities.has('trips.lead')) return capabilities;
  const led: Scope = { kind: 'classes', classIds: [], dietary: false, childIds };
  const result = new Map(capabilities);
  for (const capability of ON_LED_TRIPS) {
    const own = capabilities.get(capability);
    if (own) result.set(capability, widen(own, led));
  }
  return result;
}

/** Whether a scope reaches this child (`classId` null: in no class; `onRoll` null: a leaver) with or without a dietary or allergy need. */
export function reaches(
  scope: Scope,
  child: { readonly classId: ClassId | null; readonly dietary: boolean; readonly onRoll: ChildId | null },
): boolean {
  if (scope.kind === 'all') return true;
  return (
    (child.classId !== null && scope.classIds.includes(child.classId)) ||
    (scope.dietary && child.dietary) ||
    (child.onRoll !== null && scope.childIds.includes(child.onRoll))
  );
}
