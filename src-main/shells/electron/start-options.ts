import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoHomeFor, practiceOptions } from '#main/shells/practice-home.ts';

export interface StartOptions {
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

/** Reads `--home DIR`, `--demo` and `--kiosk`; what else stands on the line is Chromium's or the system's and no business of ours. */
export function startOptions(args: readonly string[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { home: { type: 'string' }, kiosk: { type: 'boolean' } },
    strict: false,
  });
  const kiosk = values.kiosk === true;
  const practice = practiceOptions(args);
  if (practice.demo) return { ...practice, kind: 'practice', kiosk };
  const named = typeof values.home === 'string' ? resolve(values.home) : null;
  return {
    home: named ?? machineHome(env, platform),
    kind: 'school',
    demoHome: demoHomeFor(named),
    demo: false,
    kiosk,
  };
}

/** One folder for the machine, not for an account: the office's people share the PC and the register. */
function machineHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'Careboard');
  return platform === 'darwin' ? '/Library/Application Support/Careboard' : '/var/lib/careboard';
}
