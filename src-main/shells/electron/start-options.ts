import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The vault folder. */
  readonly home: string;
  /** Full screen without a way out by the window itself. */
  readonly kiosk: boolean;
}

/** Reads `--home DIR` and `--kiosk`; what else stands on the line is Chromium's or the system's and no business of ours. */
export function startOptions(args: readonly string[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { home: { type: 'string' }, kiosk: { type: 'boolean' } },
    strict: false,
  });
  const home = typeof values.home === 'string' ? resolve(values.home) : machineHome(env, platform);
  return { home, kiosk: values.kiosk === true };
}

/** One folder for the machine, not for an account: the office's people share the PC and the register. */
function machineHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'Careboard');
  return platform === 'darwin' ? '/Library/Application Support/Careboard' : '/var/lib/careboard';
}
