import type { Grant } from '#shared/features/access/access.model.ts';
import type { PcPolicy } from '#shared/features/access/pc-policy.rules.ts';
import { AppError } from './app-error.ts';
import type { Ports } from './ports.ts';

/** The policy of this PC; undefined where IT placed none. */
export const policyOf = ({ policy }: Ports): PcPolicy | undefined =>
  policy?.kind === 'policy' ? policy.policy : undefined;

/** Those of a person's roles that count on this PC. */
export function grantsHere(ports: Ports, grants: readonly Grant[]): readonly Grant[] {
  const allowed = policyOf(ports)?.allowedRoles;
  return allowed ? grants.filter(({ role }) => allowed.includes(role)) : grants;
}

/** Throws 'policy-refused' while the file that IT placed cannot be followed: a wrong guess could open what it was to shut. */
export function requirePolicy({ policy }: Ports): void {
  if (policy?.kind === 'refused') throw new AppError('policy-refused');
}

/** Throws 'role-not-here' where a new Lead could be made on this PC and then not come in. */
export function requireLeadsHere(ports: Ports): void {
  if (policyOf(ports)?.allowedRoles?.includes('lead') === false) throw new AppError('role-not-here');
}
