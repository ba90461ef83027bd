import type { ClassId } from '#shared/domain/ids.ts';
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
    'consent.read',
    'consent.write',
    'flags.reason',
    'audit.children',
    'papers.keep',
    'papers.class-sheet',
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
    'consent.read',
    'consent.write',
    'flags.set',
    'imports.run',
    'audit.own',
    'papers.keep',
    'papers.class-sheet',
    'calendar.write',
    'backup.see',
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
  class: ['children.read', 'medical.read', 'medicines.give', 'consent.instruction', 'audit.own', 'papers.class-sheet'],
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
  if (grant.role === 'kitchen') return { kind: 'classes', classIds: [], dietary: true };
  return isClassBound(grant.role) ? { kind: 'classes', classIds: grant.classIds, dietary: false } : { kind: 'all' };
}

function widen(a: Scope | undefined, b: Scope): Scope {
  if (a === undefined || b.kind === 'all') return b;
  if (a.kind === 'all') return a;
  return { kind: 'classes', classIds: [...new Set([...a.classIds, ...b.classIds])], dietary: a.dietary || b.dietary };
}

/** Whether a scope reaches a child of this class (null: in no class) with or without a dietary or allergy need. */
export function reaches(scope: Scope, child: { readonly classId: ClassId | null; readonly dietary: boolean }): boolean {
  if (scope.kind === 'all') return true;
  return (child.classId !== null && scope.classIds.includes(child.classId)) || (scope.dietary && child.dietary);
}
