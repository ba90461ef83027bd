import { z } from 'zod';
import { Role } from './access.model.ts';
import { SESSION_TIMES, type SessionTimes } from './session-timing.rules.ts';

/** The name under which IT places the file beside the program. */
export const POLICY_FILE = 'careboard-policy.json';

const whole = (least: number, most: number) =>
  z
    .int(`a whole number from ${least} to ${most}`)
    .min(least, `at least ${least}`)
    .max(most, `at most ${most}`)
    .optional();
const absolute = z
  .string('a whole path in quotation marks')
  .max(400, 'a shorter path')
  .regex(/^(?:\/|[A-Za-z]:\\|\\\\[^\\])/, 'a whole path, from the drive or the root on')
  .optional();

/**
 * What IT decides for one PC. Every field may be left out: then the school's usual holds (product, access). Times may be
 * shortened, and lengthened only so far that an unattended screen is still soon hidden.
 */
export const PcPolicy = z
  .strictObject({
    /** The format of this file. */
    careboardPolicy: z.literal(1, 'the number 1'),
    /** Full screen without a way out by the window, and six digits for a PIN. */
    kiosk: z.boolean('true or false').optional(),
    hideWithoutFocusSeconds: whole(5, 60),
    hideWhenIdleSeconds: whole(15, 600),
    lockWhenIdleMinutes: whole(1, 30),
    sessionHours: whole(1, 10),
    /** Roles that count on this PC; whoever has none of them cannot sign in here. */
    allowedRoles: z.array(Role, 'a list of roles').min(1, 'at least one role').optional(),
    backupFolder: absolute,
    /** Where the register lies, instead of the machine's usual folder. */
    home: absolute,
  })
  .refine((policy) => timesBy(policy).lockIdle >= timesBy(policy).shieldIdle, {
    path: ['lockWhenIdleMinutes'],
    message: 'no shorter than the time after which the screen hides',
  });
export type PcPolicy = z.infer<typeof PcPolicy>;

interface PolicyTimes {
  readonly hideWithoutFocusSeconds?: number | undefined;
  readonly hideWhenIdleSeconds?: number | undefined;
  readonly lockWhenIdleMinutes?: number | undefined;
  readonly sessionHours?: number | undefined;
}

/** The session's times on a PC with this policy, in milliseconds. */
export function timesBy(policy: PolicyTimes | undefined): SessionTimes {
  const or = (value: number | undefined, unit: number, usual: number) => (value === undefined ? usual : value * unit);
  return {
    ...SESSION_TIMES,
    shieldUnfocused: or(policy?.hideWithoutFocusSeconds, 1000, SESSION_TIMES.shieldUnfocused),
    shieldIdle: or(policy?.hideWhenIdleSeconds, 1000, SESSION_TIMES.shieldIdle),
    lockIdle: or(policy?.lockWhenIdleMinutes, 60_000, SESSION_TIMES.lockIdle),
    lockAfter: or(policy?.sessionHours, 3_600_000, SESSION_TIMES.lockAfter),
  };
}

/** Judges the file's text. Either the policy, or what is wrong with it, a sentence each, for whoever wrote it. */
export function judgePolicy(text: string): { readonly policy: PcPolicy } | { readonly troubles: readonly string[] } {
  let parsed: unknown;
  try {
    // Notepad puts a mark before the text.
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { troubles: ['It is not JSON: a comma, a quotation mark or a bracket is missing or too many.'] };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { troubles: ['It must be one object, in curly brackets.'] };
  const judged = PcPolicy.safeParse(parsed);
  return judged.success ? { policy: judged.data } : { troubles: judged.error.issues.flatMap(trouble) };
}

function trouble(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `“${key}” is no setting of this file.`);
  const [field, place] = issue.path;
  const where = place === undefined ? `“${String(field)}”` : `Entry ${Number(place) + 1} of “${String(field)}”`;
  if (issue.path[0] === 'allowedRoles' && place !== undefined)
    return [`${where} must be one of ${Role.options.join(', ')}.`];
  return [`${where} must be ${issue.message}.`];
}
