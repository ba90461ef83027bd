import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface PracticeOptions {
  /** The practice register's folder. */
  readonly home: string;
  /** The demo school's folder, never the same. */
  readonly demoHome: string;
  /** Begin in the demo school. */
  readonly demo: boolean;
  /** A policy file to try out in the practice window. */
  readonly policyFile: string | null;
}

/**
 * Reads `--home DIR`, `--policy FILE` and `--demo`: without a folder, the practice register and the demo school of this account. With both,
 * DIR is the demo school's. What else stands on the line is the system's.
 */
export function practiceOptions(args: readonly string[]): PracticeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { home: { type: 'string' }, policy: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
  });
  const demo = values.demo === true;
  const named = typeof values.home === 'string' ? resolve(values.home) : null;
  const home = named === null || demo ? join(dataFolder(), 'practice') : named;
  const policyFile = typeof values.policy === 'string' ? resolve(values.policy) : null;
  return { home, demoHome: demo && named !== null ? named : demoHomeFor(named), demo, policyFile };
}

/** The demo school stands inside a folder that was named, else with this account's data: its secret is the account's. */
export const demoHomeFor = (named: string | null): string => join(named ?? dataFolder(), 'demo');

/** Where this system keeps an account's data: the XDG data home, Local AppData, Application Support. */
function dataFolder(): string {
  const home = homedir();
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Careboard');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Careboard');
  return join(process.env.XDG_DATA_HOME || join(home, '.local', 'share'), 'careboard');
}
