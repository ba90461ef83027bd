// Writes to a register as fast as it can until it is killed, and says each thing once it was acknowledged, never before.
// argv: the vault folder, the Lead's id, "mixed" or "import".
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { CHILD, CONTACT, NEED } from '../security/plain-inputs.ts';
import { LEAD } from '../support/new-school.ts';

const [home = '', leadId = '', mode] = process.argv.slice(2);
const app = createApp({
  home,
  kind: 'practice',
  keychain: null,
  clock: systemClock,
  device: 'TEST-PC',
  log: () => undefined,
  pages: new Map(),
});

async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
  const answer = await app.dispatch(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.value as CallOutput<K>;
}
/** In one write, and at once: what the parent has read was acknowledged. */
const say = (table: string, id: string) => void writeSync(1, `${table} ${id}\n`);

await call('access.signIn', { staffId: leadId as StaffId, password: LEAD.password });
const { purposes } = await call('consent.purposes', {});
const { hits } = await call('children.find', { text: 'Everlasting' });
let childId = hits[0]?.childId as ChildId;

if (mode === 'import') {
  const tag = randomUUID().slice(0, 8);
  const rows = Array.from({ length: 1500 }, (_, i) => `${tag}-${i},Imported ${tag},Child ${i},01/02/2018,Oak`);
  const csv = `Admission Number,Surname,Forename,Date of Birth,Class\n${rows.join('\n')}\n`;
  const base64 = Buffer.from(csv).toString('base64');
  const { uploadId } = await call('imports.upload', { uploadId: null, fileName: 'pupils.csv', base64, last: true });
  const { previewId } = await call('imports.preview', { uploadIds: [uploadId], kind: 'pupils', mapping: null });
  say('applying', tag);
  await call('imports.apply', { previewId, choices: [] });
  say('applied', tag);
}
for (let n = 0; mode === 'mixed'; n++) {
  switch (n % 5) {
    case 0: {
      childId = (await call('children.add', { fields: { ...CHILD, surname: `Everlasting ${n}` } })).childId;
      say('child', childId);
      break;
    }
    case 1: {
      const fields = { ...CONTACT, responsibility: true };
      say('contact', (await call('children.saveContact', { childId, contactId: null, fields })).contactId);
      break;
    }
    case 2:
      say('need', (await call('medical.addNeed', { childId, fields: NEED, kind: null })).needId);
      break;
    case 3: {
      const { cardId } = await call('medical.openCard', { childId, reason: 'in-front' });
      say('emergency_tap', (await call('medical.tap', { cardId, kind: 'adrenaline', words: 'one' })).tapId);
      break;
    }
    case 4: {
      const given = await call('consent.record', {
        childId,
        purposeId: purposes[n % purposes.length]!.purposeId,
        state: 'refused',
        who: { kind: 'child' },
        method: 'spoken',
        decidedOn: calendarDate('2026-09-07')!,
        evidence: '',
        words: 'x'.repeat(400),
        validUntil: null,
        replacesUnrecorded: false,
      });
      say('consent_decision', given.decisionId);
      break;
    }
  }
}
// Stays open, as an office's PC does, until it is killed.
setInterval(() => undefined, 1000);
