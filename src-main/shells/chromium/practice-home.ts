import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The vault folder; it exists. */
  readonly home: string;
  readonly demo: boolean;
}

/** Reads `--home DIR` and `--demo`; without a folder, the practice register or the demo school of this account. */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { home: { type: 'string' }, demo: { type: 'boolean', default: false } },
  });
  const home = values.home === undefined ? join(dataFolder(), values.demo ? 'demo' : 'practice') : resolve(values.home);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  return { home, demo: values.demo };
}

/** Where this system keeps an account's data: the XDG data home, Local AppData, Application Support. */
function dataFolder(): string {
  const home = homedir();
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Careboard');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Careboard');
  return join(process.env.XDG_DATA_HOME || join(home, '.local', 'share'), 'careboard');
}
