// Makes backups, or puts one back, until it is killed. argv: home, the Lead's id, "backup" or "restore", the stick.
import { writeSync } from 'node:fs';
import { createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { LEAD } from '../support/new-school.ts';

const [home = '', leadId = '', mode, stick = ''] = process.argv.slice(2);
const app = createApp({
  ...{ home, kind: 'practice', keychain: null, clock: systemClock, device: 'TEST-PC', pages: new Map() },
  log: () => undefined,
  backup: { sticks: () => [stick] },
});
async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
  const answer = await app.dispatch(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.value as CallOutput<K>;
}
const staffId = leadId as StaffId;
await call('access.signIn', { staffId, password: LEAD.password });
if (mode === 'restore') {
  const { backups } = await call('backup.found', { staged: false });
  writeSync(1, 'begun\n');
  await call('backup.restore', {
    fileId: backups[0]!.fileId,
    accept: { by: 'lead', staffId, password: LEAD.password },
  });
  writeSync(1, 'done\n');
} else {
  writeSync(1, 'begun\n');
  for (;;) {
    await call('backup.now', {});
    writeSync(1, 'done\n');
  }
}
setInterval(() => undefined, 1000);
