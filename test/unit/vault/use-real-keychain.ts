import { rmSync } from 'node:fs';
import { AppError } from '#main/core/app-error.ts';
import { keychainWorks } from '#main/vault/keychain.ts';
import { keytarKeychain } from '#main/vault/keytar-keychain.ts';
import { createVault, putSlot, unlockWithPassword } from '#main/vault/vault.ts';
import { freshHome, OTHER_PASSWORD, OYELARAN, PASSWORD, WESTGATE } from './example-vault.ts';

/** Run as a process of its own, within or without a session that has a secret service. Answers one line of JSON. */
const keychain = keytarKeychain(Number(process.argv[2] ?? 5000));
const home = freshHome();

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? error.code : `${error}`;
  }
}

const works = await keychainWorks(keychain);
let dataKey: Buffer = Buffer.alloc(0);
let vaultId = '';
const created = await codeOf(async () => {
  const wish = { home, kind: 'practice', mode: 'device-bound', schoolName: 'Hudson Road', keychain } as const;
  const made = await createVault({ ...wish, lead: WESTGATE, password: PASSWORD });
  dataKey = made.dataKey;
  vaultId = made.file.vaultId;
});
const steps: Record<string, string> = {};
if (created === 'done') {
  const unlock = () => unlockWithPassword({ home, staffId: WESTGATE.staffId, password: PASSWORD, keychain });
  steps.unlocked = await codeOf(unlock);
  steps.added = await codeOf(() => putSlot({ ...OYELARAN, home, dataKey, keychain, password: OTHER_PASSWORD }));
  steps.deleted = String(await keychain.delete(vaultId));
  steps.afterwards = await codeOf(unlock);
}
rmSync(home, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ works, created, ...steps })}\n`);
// A prompt that never answers holds a native thread; the process need not wait for it.
process.exit(0);
