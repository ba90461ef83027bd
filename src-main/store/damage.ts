import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import { REGISTER_FILE } from './making.ts';
import { witnessPath } from './witness-file.ts';

const PREFIX = 'Damaged ';
/** Copies are small beside a lost record, and many would fill the disk of a PC that is in trouble already. */
const MOST = 3;

/** True for what SQLite says of pages that are not as they were written. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' &&
    (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ')
  );
}

/** Whether it says so of the register itself, also where that was met on the way to something else, e.g. while it was copied. */
export const isOfDamagedRegister = (error: unknown): boolean =>
  isDamage(error) || (error instanceof AppError && error.code === 'vault-damaged' && isDamage(error.cause));

/**
 * Copies a damaged register with its log and key file into a folder beside it, as it is, once for each state that it is found in:
 * before anything tries to mend it. It stays encrypted. Where there is no room, what is there stays where it is.
 */
export function putAsideDamaged(home: string, now: Date): void {
  const files = [REGISTER_FILE, `${REGISTER_FILE}-wal`, witnessPath(REGISTER_FILE)]
    .map((name) => join(home, name))
    .filter((file) => existsSync(file));
  const before = existsSync(home) ? readdirSync(home).filter((name) => name.startsWith(PREFIX)) : [];
  if (files.length === 0 || before.length >= MOST || before.some((name) => isCopyOf(join(home, name), home))) return;
  const stamp = now.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).replaceAll(':', '-');
  const folder = join(home, `${PREFIX}${stamp}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const file of [...files, vaultFilePath(home)]) {
    if (existsSync(file)) copyFileSync(file, join(folder, file.slice(home.length + 1)));
  }
}

/** The same length and time of last change: nobody has written since. */
function isCopyOf(folder: string, home: string): boolean {
  try {
    const [copy, register] = [statSync(join(folder, REGISTER_FILE)), statSync(join(home, REGISTER_FILE))];
    return copy.size === register.size && copy.mtimeMs >= register.mtimeMs;
  } catch {
    return false;
  }
}
