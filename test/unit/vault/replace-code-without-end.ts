import { newRecoveryCode } from '#main/vault/recovery-code.ts';
import { replaceRecoveryCode } from '#main/vault/vault.ts';

/** Run as a process of its own and killed: replaces the recovery code again and again; says each before, and when it is done. */
const [home = '', key = ''] = process.argv.slice(2);
const dataKey = Buffer.from(key, 'hex');
for (;;) {
  const code = newRecoveryCode();
  process.stdout.write(`next ${code}\n`);
  replaceRecoveryCode({ home, dataKey, code });
  process.stdout.write(`done ${code}\n`);
}
