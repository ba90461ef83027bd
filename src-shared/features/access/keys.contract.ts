import { z } from 'zod';
import { command } from '#shared/contract/define.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { StaffId } from '#shared/domain/ids.ts';
import { Password } from './access.model.ts';

const Done = z.strictObject({});
/** As typed from a slip: spaces, dashes, capitals and the usual mix-ups are the core's business. */
const TypedCode = z.string().min(1).max(60);

/** A code that is shown once, and until when it counts. */
export const OneTimeCode = z.strictObject({ code: z.string(), until: Instant });
export type OneTimeCode = z.infer<typeof OneTimeCode>;

export const keysContract = {
  /**
   * A Lead resets somebody's password: the old one stops working at once, and the code lets that person set a new one within a day.
   * Nobody but they then knows it. Errors 'not-found', 'own-code', 'device-secret-missing', 'keychain-no-answer'.
   */
  'access.oneTimeCode': command({
    needs: 'staff.manage',
    input: z.strictObject({ staffId: StaffId }),
    output: OneTimeCode,
    audit: 'staff.password-reset',
  }),
  /**
   * The person sets their own password by that code and is signed in; the code is then used up. Errors: 'wrong-code', 'code-expired',
   * 'weak-password', those of `signIn`.
   */
  'access.signInByCode': command({
    needs: 'public',
    input: z.strictObject({ staffId: StaffId, code: TypedCode, password: Password }),
    output: Done,
    audit: 'staff.password-set',
  }),
  /**
   * A code that lets one more account of this PC in, within a quarter of an hour, together with a person's password.
   * Errors 'wrong-password', 'wait'; 'keychain-unavailable' where the register is protected by passwords alone.
   */
  'access.makeEnrolmentCode': command({
    needs: 'staff.manage',
    input: z.strictObject({ password: Password }),
    output: OneTimeCode,
    audit: 'enrolment.code-made',
  }),
  /**
   * Lets this account of the PC in and signs the person in; the code is then used up. Errors: 'wrong-code', 'code-expired',
   * 'wrong-password', 'keychain-unavailable', those of `signIn`.
   */
  'access.enrol': command({
    needs: 'public',
    input: z.strictObject({ code: TypedCode, staffId: StaffId, password: Password }),
    output: Done,
    audit: 'enrolment.used',
  }),
  /**
   * Gives the register a new key and ends the session: what a person who left may have kept of the old one opens nothing that is
   * written from now on. Errors: 'wrong-password', 'wait', 'card-open', 'disk-full', 'vault-in-use'.
   */
  'access.rotateKey': command({
    needs: 'staff.manage',
    input: z.strictObject({ password: Password }),
    output: Done,
    audit: 'key.rotated',
  }),
};
