import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { Password, SignInName } from './access.model.ts';
import { PcPolicy } from './pc-policy.rules.ts';

const Done = z.strictObject({});
/** As typed from paper: spaces, dashes, capitals and the usual mix-ups are the core's business. */
const TypedCode = z.string().min(1).max(200);

export const ShownCode = z.strictObject({
  recoveryCode: z.string(),
  /** Which groups to type back, counted from 0. */
  askedGroups: z.array(z.number().int()),
});

export const Security = z.strictObject({
  kind: z.enum(['school', 'practice']),
  mode: z.enum(['device-bound', 'password-only']),
  /** Whether this PC has a working password store now. */
  keychain: z.boolean(),
  recovery: z.strictObject({
    /** When it was last typed from its paper; null: never. */
    checkedAt: Instant.nullable(),
    replacedAt: Instant.nullable(),
    /** A term or longer ago, or never. */
    due: z.boolean(),
  }),
  /** Everybody who can open the register with a password of their own. */
  slots: z.array(SignInName),
  /** When the register got its present key; null: it still has the first one. */
  keyRotatedAt: Instant.nullable(),
  /** Who would need a one-time code after a new key: they have not signed in since Careboard was updated. */
  needCode: z.array(SignInName),
  /** An older copy of the register was put back, or it was changed outside Careboard, and no Lead has accepted it yet. */
  rolledBack: z.boolean(),
  /** What IT has decided for this PC; null where they placed no file. */
  policy: z.strictObject({ says: PcPolicy, changeable: z.boolean() }).nullable(),
});
export type Security = z.infer<typeof Security>;

export const recoveryContract = {
  /** How the register is protected on this PC, for the Leads. */
  'access.security': query({ needs: 'staff.manage', input: z.strictObject({}), output: Security }),
  /**
   * Shows a new recovery code, once. The old one works until part of the new one is typed back (`confirmRecoveryCode`): a
   * reload, a kill or a change of mind in between leaves things as they were. Errors 'wrong-password', 'wait'.
   */
  'access.newRecoveryCode': command({
    needs: 'staff.manage',
    input: z.strictObject({ password: Password }),
    output: ShownCode,
    audit: 'recovery-code.shown',
  }),
  /**
   * Part of the code typed back from paper; groups as asked. A code from `newRecoveryCode` takes the old one's place now.
   * Error 'recovery-mismatch', also when the code was shown in another session: then a new one has to be shown.
   */
  'access.confirmRecoveryCode': command({
    needs: 'staff.manage',
    input: z.strictObject({ groups: z.array(z.string().max(12)).max(8) }),
    output: Done,
    audit: 'recovery-code.confirmed',
  }),
  /** The whole code typed from paper, to know that the paper is good. Errors 'recovery-code-slip', 'wrong-recovery-code'. */
  'access.checkRecoveryCode': command({
    needs: 'staff.manage',
    input: z.strictObject({ code: TypedCode }),
    output: Done,
    audit: 'recovery-code.checked',
  }),
  /**
   * The code from paper makes one new Lead, named, and signs that Lead in; it enrols this account of the PC where its secret
   * is missing. `passwordOnly` gives up a password store that does not work: everybody else then needs a new password.
   * Errors: 'recovery-code-slip', 'wrong-recovery-code', 'weak-password', 'name-taken', 'keychain-no-answer', as `signIn`.
   */
  'access.recover': command({
    needs: 'public',
    input: z.strictObject({
      code: TypedCode,
      lead: z.strictObject({ name: filledLine(80), label: line(60) }),
      password: Password,
      passwordOnly: z.boolean(),
    }),
    output: Done,
    audit: 'recovery-code.used',
  }),
  /** A Lead says that the register, older or changed outside Careboard, is to be gone on with. Errors 'wrong-password', 'wait'. */
  'access.acceptOlderRegister': command({
    needs: 'staff.manage',
    input: z.strictObject({ password: Password }),
    output: Done,
    audit: 'register.older-accepted',
  }),
};
