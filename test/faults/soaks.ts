// A long day in one process: looks, changes and cards, with a lock and a sign-in every so often. Says how much it holds on to.
// argv: a folder, actions, locks. Needs --expose-gc.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName } from '#shared/contract/contract.ts';
import type { ChildId, ContactId } from '#shared/domain/ids.ts';
import { CHILD, CONTACT, NEED } from '../security/plain-inputs.ts';
import { newSchool } from '../support/new-school.ts';

export interface Reading {
  /** Bytes after a collection. */
  readonly heap: number;
  readonly resident: number;
  readonly files: number;
  /** Bytes of the register's log after a lock, and just before it. */
  readonly log: number;
  readonly logInUse: number;
}

const CHILDREN = 60;
const [home = '', actionsWanted = '', locksWanted = ''] = process.argv.slice(2);
const [actions, locks] = [Number(actionsWanted), Number(locksWanted)];
const school = await newSchool({ home, ports: { keychain: null } });
const { call } = school;
const { purposes } = await call('consent.purposes', {});
const children: { readonly childId: ChildId; readonly contactId: ContactId }[] = [];
for (let n = 0; n < CHILDREN; n += 1) {
  const { childId } = await call('children.add', { fields: { ...CHILD, surname: `Soak ${n}` } });
  const fields = { ...CONTACT, responsibility: true };
  const { contactId } = await call('children.saveContact', { childId, contactId: null, fields });
  await call('medical.addNeed', { childId, fields: NEED, kind: null });
  children.push({ childId, contactId });
}
const logBytes = () => statSync(join(home, 'register.db-wal'), { throwIfNoEntry: false })?.size ?? 0;
const readings: Reading[] = [];
let done = 0;
let locked = 0;

/** One thing that an office does; `n` chooses which, and of whom. */
async function act(n: number): Promise<void> {
  const { childId, contactId } = children[Math.floor(n / 8) % CHILDREN]!;
  switch (n % 8) {
    case 0:
      return void (await call('children.find', { text: `soak ${n % CHILDREN}` }));
    case 1:
      return void (await call('medical.board', {}));
    case 2:
      return void (await call('children.record', { childId }));
    case 3: {
      const fields = { ...CONTACT, responsibility: true, town: `Town ${n}` };
      return void (await call('children.saveContact', { childId, contactId, fields }));
    }
    case 4: {
      const { cardId } = await call('medical.openCard', { childId, reason: null });
      await call('medical.closeCard', { cardId });
      return;
    }
    case 5:
      return void (await call('consent.check', { purposeIds: [purposes[0]!.purposeId], childIds: [childId] } as never));
    case 6:
      return void (await call('audit.rows', { kind: 'everything', staffId: null, before: null } as never));
    default: {
      const csv = `Surname,Forename,Date of Birth\nSoak ${n % CHILDREN},Child,\n`;
      const base64 = Buffer.from(csv).toString('base64');
      const { uploadId } = await call('imports.upload', { uploadId: null, fileName: 'a.csv', base64, last: true });
      await call('imports.preview', { uploadIds: [uploadId], kind: 'pupils', mapping: null });
      return void (await call('imports.drop', {}));
    }
  }
}
const NOBODY: CallName = 'access.state';

for (; done < actions; done += 1) {
  await act(done);
  if (done + 1 < ((locked + 1) * actions) / locks) continue;
  const logInUse = logBytes();
  await call('access.lock', {});
  locked += 1;
  // Behind the lock the core still answers, and holds nothing.
  await call(NOBODY, {});
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  readings.push({
    heap: heapUsed,
    resident: rss,
    files: readdirSync('/proc/self/fd').length,
    log: logBytes(),
    logInUse,
  });
  await school.asLead();
}
const chain = (await call('audit.verify', {})).holds;
process.stdout.write(JSON.stringify({ actions: done, locks: locked, chain, readings }));
school.app.close();
