import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, QueryContext } from '#main/core/handlers.ts';
import { confirmSecondPerson, type SecondPerson, staffWith } from '#main/features/access/second-person.service.ts';
import type { StaffId } from '#shared/domain/ids.ts';

type Typed = { readonly staffId: StaffId; readonly password: string } | null;

/** Who may give a medicine now, and so may be named as giver or be a witness. */
export const givers = (ctx: QueryContext) => staffWith(ctx.db, 'medicines.give', ctx.now);

/**
 * The witness of an entry, if one was named. What this request has recorded already is not judged again: a repeated call needs no
 * second password. Errors 'witness-other', 'wrong-password', 'wait'.
 */
export async function witnessOf(ctx: QueryContext, typed: Typed, isKnown: boolean): Promise<SecondPerson | null> {
  if (typed === null || isKnown) return null;
  return confirmSecondPerson(ctx, typed, 'medicines.give');
}

/** For a controlled drug: somebody else than who gave or counted it. Errors 'witness-needed', 'witness-other'. */
export function requireWitness(controlled: boolean, witness: SecondPerson | null, by: StaffId): void {
  if (controlled && witness === null) throw new AppError('witness-needed');
  if (witness?.staffId === by) throw new AppError('witness-other');
}

/** Whoever is named as giver or counter must be one who may. Error 'bad-input'. */
export function requireGiver(ctx: CommandContext, staffId: StaffId, field: string): void {
  if (!givers(ctx).some((one) => one.staffId === staffId))
    throw new AppError('bad-input', { fields: { [field]: 'This person may not give medicines.' } });
}
