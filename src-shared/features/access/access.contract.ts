import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { ClassId, StaffId } from '#shared/domain/ids.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { CAPABILITIES, GivenGrant, Grant, Password, Role, SignInName } from './access.model.ts';
import { DemoWords, demoContract } from './demo.contract.ts';
import { keysContract, OneTimeCode } from './keys.contract.ts';
import { recoveryContract, ShownCode } from './recovery.contract.ts';

const Pin = z.string().min(1).max(32);
const Done = z.strictObject({});

export const Me = z.strictObject({
  staffId: StaffId,
  name: z.string(),
  roleLabel: z.string(),
  roles: z.array(Role),
  capabilities: z.array(z.enum(CAPABILITIES)),
  hasPin: z.boolean(),
  /** Sign-in refusals for own or, for Leads, any name since the last sign-in: shown once. */
  notices: z.array(z.string()),
});
export type Me = z.infer<typeof Me>;

export const AccessState = z.strictObject({
  /** 'key-file-missing': a register is there, but not the file that opens it. */
  state: z.enum(['no-vault', 'key-file-missing', 'signed-out', 'active', 'shielded']),
  kind: z.enum(['school', 'practice']),
  /** The PC's own register, or the demo school beside it. */
  place: z.enum(['own', 'demo']),
  /** Whether there is a demo school to look at. */
  demoOffered: z.boolean(),
  /** How to sign in to the demo school: on its own locked screen only. */
  demoWords: DemoWords.nullable(),
  /** Shown on the locked screen: the school's name is no secret. */
  schoolName: z.string().nullable(),
  mode: z.enum(['device-bound', 'password-only']).nullable(),
  /** Whether this PC has a working keychain: before a vault is made asked of it, once; afterwards what the vault was made with. */
  keychain: z.boolean(),
  /** How many digits a PIN needs here: more on a PC that stands where people pass. */
  pinDigits: z.number().int(),
  /** Starts of emergency timers that run, for the shield: nameless on purpose. */
  runningTimers: z.array(Instant),
  /** True until the first Lead has chosen to import or to look around. */
  firstRun: z.boolean(),
  /** True for a signed-in Lead of a register whose recovery code was never typed back: perhaps there is no paper. */
  codeUnconfirmed: z.boolean(),
  /** Why the file that IT placed beside the program cannot be followed, a sentence each; while there is one, nothing opens. */
  policyTroubles: z.array(z.string()),
  /** The register was found damaged while somebody worked, which ended their session. */
  foundDamaged: z.boolean(),
  me: Me.nullable(),
});
export type AccessState = z.infer<typeof AccessState>;

export const SchoolAddress = z.strictObject({
  name: filledLine(120),
  street: filledLine(200),
  town: line(80),
  postcode: filledLine(10),
  phone: line(30),
});
export type SchoolAddress = z.infer<typeof SchoolAddress>;

export const StaffMember = z.strictObject({
  staffId: StaffId,
  name: z.string(),
  label: z.string(),
  grants: z.array(Grant),
  active: z.boolean(),
  lastSignIn: Instant.nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

const NewStaff = z.strictObject({
  name: filledLine(80),
  label: line(60),
  grants: z.array(GivenGrant).min(1).max(8),
  /** Typed by the person themselves where they stand beside the Lead; null: they get a one-time code instead. */
  password: Password.nullable(),
});

export const accessContract = {
  ...demoContract,
  ...keysContract,
  ...recoveryContract,
  'access.state': query({ needs: 'public', input: z.strictObject({}), output: AccessState }),
  'access.signInNames': query({
    needs: 'public',
    input: z.strictObject({}),
    output: z.strictObject({ names: z.array(SignInName) }),
  }),
  /** Makes the vault, the school and the first Lead, and signs that Lead in. The recovery code is answered once. */
  'access.setUp': command({
    needs: 'public',
    input: z.strictObject({
      school: SchoolAddress,
      lead: z.strictObject({ name: filledLine(80), label: line(60) }),
      password: Password,
      /** Must be said on purpose where the PC has no keychain. */
      mode: z.enum(['device-bound', 'password-only']),
    }),
    output: ShownCode,
    audit: 'vault.made',
  }),
  'access.finishFirstRun': command({
    needs: 'staff.manage',
    input: z.strictObject({}),
    output: Done,
    audit: 'first-run.finished',
  }),
  /** Errors: 'wrong-password', 'wait', 'device-secret-missing', 'vault-damaged', 'vault-rolled-back'. */
  'access.signIn': command({
    needs: 'public',
    input: z.strictObject({ staffId: StaffId, password: Password }),
    output: Done,
    audit: 'session.signed-in',
  }),
  'access.setPin': command({
    needs: 'signed-in',
    input: z.strictObject({ pin: Pin }),
    output: Done,
    audit: 'session.pin-set',
  }),
  'access.shield': command({ needs: 'public', input: z.strictObject({}), output: Done, audit: 'session.shielded' }),
  /** Lifts the shield; five wrong PINs end the session, and what is not digits is a password. Errors: 'wrong-pin', 'no-pin', 'wrong-password', 'wait'. */
  'access.unshield': command({
    needs: 'public',
    input: z.union([z.strictObject({ pin: Password }), z.strictObject({ password: Password })]),
    output: Done,
    audit: 'session.unshielded',
  }),
  'access.lock': command({ needs: 'public', input: z.strictObject({}), output: Done, audit: 'session.locked' }),
  /** A sign of life from keyboard, pointer or touch, at most once in five seconds; holds off the idle shield. */
  'access.touch': query({ needs: 'signed-in', input: z.strictObject({}), output: Done }),
  /** The window lost or got the focus, or one of our own file dialogs is open (which does not count as leaving). */
  'access.window': query({
    needs: 'signed-in',
    input: z.strictObject({ focused: z.boolean(), ownDialog: z.boolean() }),
    output: Done,
  }),

  'access.staff': query({
    needs: 'staff.manage',
    input: z.strictObject({}),
    output: z.strictObject({ staff: z.array(StaffMember) }),
  }),
  /**
   * A new person, with a password or with a one-time code (shown once, a day's time) by which they set their own. Errors
   * 'name-taken', 'weak-password', 'device-secret-missing', 'keychain-no-answer'.
   */
  'access.addStaff': command({
    needs: 'staff.manage',
    input: NewStaff,
    output: z.strictObject({ staffId: StaffId, code: OneTimeCode.nullable() }),
    audit: 'staff.added',
  }),
  /** Takes effect at the next call of that person. Error 'last-lead'. */
  'access.setGrants': command({
    needs: 'staff.manage',
    input: z.strictObject({ staffId: StaffId, label: line(60), grants: z.array(GivenGrant).min(1).max(8) }),
    output: Done,
    audit: 'staff.roles-changed',
  }),
  /** Their key slot goes; their name stays in the history. Error 'last-lead'. */
  'access.removeStaff': command({
    needs: 'staff.manage',
    input: z.strictObject({ staffId: StaffId }),
    output: Done,
    audit: 'staff.removed',
  }),
  'access.changePassword': command({
    needs: 'signed-in',
    input: z.strictObject({ current: Password, next: Password }),
    output: Done,
    audit: 'staff.password-changed',
  }),
  'access.classesForGrants': query({
    needs: 'staff.manage',
    input: z.strictObject({}),
    output: z.strictObject({ classes: z.array(z.strictObject({ classId: ClassId, name: z.string() })) }),
  }),
};
