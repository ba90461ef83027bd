import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { storeDeviceSecret } from '#main/vault/device-secret.ts';
import { endEnrolment, offerEnrolment, openEnrolment } from '#main/vault/enrolment.ts';
import { newOneTimeCode, spanFrom } from '#main/vault/one-time-code.ts';
import { readVault, unlockWithPassword } from '#main/vault/vault.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { OneTimeCode } from '#shared/features/access/keys.contract.ts';
import { ENROLMENT_MS } from '#shared/features/access/one-time.rules.ts';
import { keptSecret } from './recovery.service.ts';
import { enter, judged, oneAtATime, refuseOtherKind } from './sign-in.service.ts';

/** Puts the offer into the vault file. It changes nothing in the register. Errors 'keychain-unavailable', 'disk-full'. */
export async function makeEnrolmentCode(kernel: Kernel): Promise<OneTimeCode & { readonly generation: number }> {
  const { home, clock } = kernel.ports;
  const open = requireOpen(kernel);
  const file = readVault(home);
  if (file.mode !== 'device-bound') throw new AppError('keychain-unavailable');
  const deviceSecret = keptSecret(open, file);
  const code = newOneTimeCode();
  const span = spanFrom(clock.now(), ENROLMENT_MS);
  const { generation } = await offerEnrolment({ home, dataKey: open.dataKey, deviceSecret, code, span });
  deviceSecret.fill(0);
  return { code, until: span.until as Instant, generation };
}

/**
 * Code and password are right: this account's keychain gets the device secret, the person is signed in, and the offer ends. Killed
 * after the keychain, the account is let in and the offer ends by its time.
 */
export async function enrol(kernel: Kernel, input: ParsedInput<'access.enrol'>): Promise<void> {
  const { staffId, code, password } = input;
  await oneAtATime(kernel, async () => {
    refuseOtherKind(kernel);
    const { home, keychain, clock } = kernel.ports;
    const file = readVault(home);
    const { dataKey } = await judged(kernel, staffId, async () => {
      const deviceSecret = await openEnrolment(file, code, clock.now());
      try {
        const opened = await unlockWithPassword({ home, staffId, password, keychain, deviceSecret });
        await storeDeviceSecret(keychain, file.vaultId, deviceSecret);
        return opened;
      } finally {
        deviceSecret.fill(0);
      }
    });
    await enter(kernel, dataKey, 'enrolment.used', async () => ({ staffId, file: endEnrolment(home, dataKey) }));
  });
}
