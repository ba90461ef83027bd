// Fills the disk that its vault lies on, through the core, and says what it was told. argv: the vault folder, a file to delete for room, or
// "limit": then this process may write no file longer than so much, and lifts that limit for room.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import sharp from 'sharp';
import { sql } from '#main/store/sql.ts';
import type { CallInput, CallName } from '#shared/contract/contract.ts';
import { CHILD, NEED } from '../security/plain-inputs.ts';
import { LEAD, newSchool } from '../support/new-school.ts';
import { registerInside } from '../support/register-inside.ts';

const [home = '', ballast = ''] = process.argv.slice(2);
const school = await newSchool({ home, ports: { keychain: null } });
const codeOf = async <K extends CallName>(name: K, input: CallInput<K>): Promise<string> => {
  const answer = await school.tryCall(name, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const { childId } = await school.call('children.add', { fields: CHILD });
let kept = 0;
let full = 'ok';
for (; full === 'ok' && kept < 2000; kept++) {
  const photo = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
    .jpeg()
    .toBuffer();
  full = await codeOf('children.savePhoto', { childId, base64: photo.toString('base64') });
}
// Until not even the smallest row has room.
let needs = 0;
for (full = 'ok'; full === 'ok' && needs < 20_000; needs++)
  full = await codeOf('medical.addNeed', { childId, fields: NEED, kind: null });
needs -= 1;
const whenFull = {
  write: await codeOf('medical.addNeed', { childId, fields: NEED, kind: null }),
  list: await codeOf('children.list', { leavers: false }),
  board: await codeOf('medical.board', {}),
  find: await codeOf('children.find', { text: 'Added' }),
  card: await codeOf('medical.openCard', { childId, reason: 'in-front' }),
  needs:
    (await school.call('medical.board', {})).children.reduce((sum, child) => sum + child.needs.length, 0) === needs,
};
if (ballast === 'limit') spawnSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited']);
else unlinkSync(ballast);
const afterwards = {
  write: await codeOf('medical.addNeed', { childId, fields: NEED, kind: null }),
  card: await codeOf('medical.openCard', { childId, reason: 'in-front' }),
  chain: (await school.call('audit.verify', {})).holds,
  lock: await codeOf('access.lock', {}),
  signIn: await codeOf('access.signIn', { staffId: school.leadId, password: LEAD.password }),
};
school.app.close();
const store = await registerInside({ home, keychain: null, staffId: school.leadId, password: LEAD.password });
const integrity = store.read.all(sql`PRAGMA integrity_check`);
store.close();
process.stdout.write(`${JSON.stringify({ kept, needs, whenFull, afterwards, integrity })}\n`);
