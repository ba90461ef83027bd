import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PolicyRead } from '#main/core/policy-file.ts';
import { demoHomeFor, practiceOptions } from '#main/shells/practice-home.ts';

export interface StartOptions {
  /** What IT has decided for this PC. */
  readonly policy: PolicyRead;
  /** The vault folder. */
  readonly home: string;
  /** `practice` with `--demo`: a machine on which somebody looks at the demo need not have a school's folder. */
  readonly kind: 'school' | 'practice';
  readonly demoHome: string;
  /** Begin in the demo school. */
  readonly demo: boolean;
  /** Full screen without a way out by the window itself. */
  readonly kiosk: boolean;
}

/**
 * Reads `--home DIR`, `--demo` and `--kiosk`, and the policy that IT placed, which wins over the line; what else stands there is
 * Chromium's or the system's and no business of ours.
 */
export function startOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  policy: PolicyRead = { kind: 'none' },
): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { home: { type: 'string' }, kiosk: { type: 'boolean' } },
    strict: false,
  });
  const set = policy.kind === 'policy' ? policy.policy : undefined;
  const kiosk = set?.kiosk ?? values.kiosk === true;
  const { policyFile: _, ...practice } = practiceOptions(args);
  if (practice.demo) return { ...practice, kind: 'practice', kiosk, policy };
  const named = set?.home ?? (typeof values.home === 'string' ? resolve(values.home) : null);
  return {
    home: named ?? machineHome(env, platform),
    kind: 'school',
    demoHome: demoHomeFor(named),
    demo: false,
    kiosk,
    policy,
  };
}

/** One folder for the machine, not for an account: the office's people share the PC and the register. */
function machineHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'Careboard');
  return platform === 'darwin' ? '/Library/Application Support/Careboard' : '/var/lib/careboard';
}
