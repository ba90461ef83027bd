import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Capability } from '#shared/features/access/access.model.ts';
import { capabilitiesOf } from '#shared/features/access/access.rules.ts';
import { allStaff } from './access.repo.ts';
import { recheckPassword } from './sign-in.service.ts';

/** The staff who hold a capability now, for whichever children; by name. */
export const staffWith = (db: ReadDb, capability: Capability, now: Date): { staffId: StaffId; name: string }[] =>
  allStaff(db)
    .filter((member) => member.active && capabilitiesOf(member.grants, now).has(capability))
    .map(({ staffId, name }) => ({ staffId, name }));

/** A second member of staff who has typed their own password; only `confirmSecondPerson` makes one. */
export interface SecondPerson {
  readonly staffId: StaffId;
}

/**
 * Somebody beside the signed-in person confirms with their own password, under the delays of their name. Errors 'witness-other' for
 * the person themselves or for somebody who does not hold the capability, 'wrong-password', 'wait'.
 */
export async function confirmSecondPerson(
  ctx: QueryContext,
  second: { readonly staffId: StaffId; readonly password: string },
  capability: Capability,
): Promise<SecondPerson> {
  const { kernel, session, db, now } = ctx;
  const known = staffWith(db, capability, now).some(({ staffId }) => staffId === second.staffId);
  if (!known || second.staffId === session.staffId) throw new AppError('witness-other');
  await recheckPassword(kernel, second.staffId, second.password);
  return { staffId: second.staffId };
}
