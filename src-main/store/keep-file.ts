import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFolder, renameOver, replaceFile } from '#main/vault/replace-file.ts';
import type { WriteDb } from './sql.ts';

const ENDING = '.before';

/**
 * Call it before a file is changed inside a transaction: should the transaction not be written (the disk filled at its commit), the
 * file is put back as it was, by a rename, which needs no room. So a refusal is true of both, and a second try begins from the same.
 * Killed in between, the file is ahead of the register, and the next sign-in mends that. Error 'disk-full', with nothing changed.
 */
export function keepFile(tx: WriteDb, path: string): void {
  const kept = `${path}${ENDING}`;
  rmSync(kept, { force: true });
  const was = existsSync(path);
  if (was) replaceFile(kept, readFileSync(path));
  tx.ifTakenBack(() => {
    if (was) renameOver(kept, path);
    else rmSync(path, { force: true });
    flushFolder(dirname(path));
  });
  tx.onceWritten(() => dropFile(kept));
}

/** What a kill left. An old key file must not lie about: old passwords open it. */
export function dropKeptFiles(home: string): void {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) if (name.endsWith(`.json${ENDING}`)) dropFile(join(home, name));
}

function dropFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next start drops it.
  }
}
