import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { AppError } from '#main/core/app-error.ts';
import { macHolds, readVault, vaultFilePath, writeVault } from '#main/vault/vault-file.ts';
import type { VaultContents } from '#main/vault/vault-schema.ts';

/** Run as a process of its own in a tiny file system: fills argv[2] to the brim, saves, makes room, saves again. */
const [home = '', contentsJson = ''] = process.argv.slice(2);
const dataKey = Buffer.alloc(32, 5);
const contents: VaultContents = JSON.parse(contentsJson);
const save = (generation: number) => writeVault(home, { ...contents, generation }, dataKey);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

save(1);
const before = readFileSync(vaultFilePath(home));
const filler = `${home}/filler`;
while (codeOf(() => appendFileSync(filler, Buffer.alloc(512))) === 'done');
const whileFull = codeOf(() => save(2));
const unharmed = readFileSync(vaultFilePath(home)).equals(before);
const files = readdirSync(home).sort();
rmSync(filler);
const afterwards = codeOf(() => save(2));
const sound = macHolds(readVault(home), dataKey) && readVault(home).generation === 2;
process.stdout.write(JSON.stringify({ whileFull, unharmed, files, afterwards, sound }));
