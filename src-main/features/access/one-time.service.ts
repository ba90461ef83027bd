import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen } from '#main/core/require-open.ts';
import type { Session } from '#main/core/session.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { newOneTimeCode, spanFrom } from '#main/vault/one-time-code.ts';
import {
  makeOneTimeSlot,
  makeSlot,
  placeSlot,
  readVault,
  refuseWeak,
  type SlotHolder,
  unlockWithOneTimeCode,
} from '#main/vault/vault.ts';
import type { Slot } from '#main/vault/vault-schema.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { ONE_TIME_MS } from '#shared/features/access/one-time.rules.ts';
import { enter, judged, oneAtATime, refuseOtherKind } from './sign-in.service.ts';
import { activeMember } from './ways-in.ts';

interface Given {
  readonly slot: Slot;
  readonly code: string;
  readonly until: Instant;
}

/** The slow half of a reset: a way in that opens by a fresh code. It changes nothing. Errors 'not-found', 'own-code', as of `makeSlot`. */
export async function makeCodeFor(kernel: Kernel, db: ReadDb, session: Session, staffId: StaffId): Promise<Given> {
  const holder = activeMember(db, staffId);
  // The last Lead could lose the code and be shut out; their own password they change knowing the old one.
  if (session.staffId === staffId) throw new AppError('own-code');
  return makeCode(kernel, holder);
}

/** A way in that opens by a fresh code, for a person of the staff or one about to be. It changes nothing. Errors as of `makeSlot`. */
export async function makeCode(kernel: Kernel, { staffId, name, label }: SlotHolder): Promise<Given> {
  const { home, keychain, clock } = kernel.ports;
  const code = newOneTimeCode();
  const span = spanFrom(clock.now(), ONE_TIME_MS);
  const { dataKey } = requireOpen(kernel);
  const slot = await makeOneTimeSlot({ home, dataKey, keychain, staffId, name, label, code }, span);
  return { slot, code, until: span.until as Instant };
}

/** The code is right: the person's own password takes its place, and they are signed in. Killed in between, the code still counts. */
export async function signInByCode(
  kernel: Kernel,
  { staffId, code, password }: ParsedInput<'access.signInByCode'>,
): Promise<void> {
  await oneAtATime(kernel, async () => {
    refuseOtherKind(kernel);
    const { home, keychain, clock } = kernel.ports;
    const file = readVault(home);
    const holder = file.slots.find((slot) => slot.staffId === staffId);
    // Judged before the code: a slip there is no try at the code.
    await refuseWeak(password, file, holder?.name ?? '');
    const { dataKey } = await judged(kernel, staffId, () =>
      unlockWithOneTimeCode({ home, staffId, code, keychain, now: clock.now() }),
    );
    await enter(kernel, dataKey, 'staff.password-set', async ({ store }) => {
      const { name, label } = activeMember(store.read, staffId);
      const slot = await makeSlot({ home, dataKey, keychain, staffId, name, label, password });
      return { staffId, file: placeSlot({ home, dataKey, slot }) };
    });
  });
}
