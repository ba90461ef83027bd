import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFolder, renameOver, replaceFile } from '#main/vault/replace-file.ts';
import type { WriteDb } from './sql.ts';

const ENDING = '.before';
const COMING = '.after';

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

/**
 * The other way round, for what the register alone decides: `make` writes the file that is to come to the path that it is given; it takes its
 * place once the transaction is written, by a rename, which needs no room. Killed in between, the file is behind the register, and the
 * next sign-in mends that. Throws what `make` throws, with nothing changed; false where it answers that there is nothing to change.
 */
export function followFile(tx: WriteDb, path: string, make: (coming: string) => boolean): boolean {
  const coming = `${path}${COMING}`;
  rmSync(coming, { force: true });
  if (!make(coming)) return false;
  tx.ifTakenBack(() => rmSync(coming, { force: true }));
  tx.onceWritten(() => {
    renameOver(coming, path);
    flushFolder(dirname(path));
  });
  return true;
}

/** What a kill left. An old key file must not lie about: old passwords open it. */
export function dropKeptFiles(home: string): void {
  if (!existsSync(home)) return;
  const isLeft = (name: string) => [ENDING, COMING].some((end) => name.endsWith(`.json${end}`));
  for (const name of readdirSync(home)) if (isLeft(name)) dropFile(join(home, name));
}

function dropFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next start drops it.
  }
}
