// Work on a full disk with the room that was kept ahead, and the room made again. argv: the disk.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { keptRoom } from '#main/vault/kept-room.ts';
import type { CallInput, CallName } from '#shared/contract/contract.ts';
import { CHILD, NEED } from '../security/plain-inputs.ts';
import { emptyDisk, fillDisk } from '../support/fill-disk.ts';
import { LEAD, movableClock, newSchool } from '../support/new-school.ts';

const [disk = ''] = process.argv.slice(2);
const home = join(disk, 'vault');
const filler = join(disk, 'filler');
mkdirSync(home);
const clock = movableClock();
const school = await newSchool({ home, ports: { keychain: null, clock } });
const { call, tryCall } = school;
const codeOf = async <K extends CallName>(name: K, input: CallInput<K>) => {
  const answer = await tryCall(name, input);
  return answer.ok ? 'ok' : answer.error.code;
};
let told = 0;
school.app.subscribe((event) => {
  if (event.type === 'changed' && event.features.join() === 'backup') told += 1;
});
/** So many seconds go by, and each is noticed. */
const seconds = async (n: number) => {
  for (let i = 0; i < n; i += 1) {
    clock.advance(1000);
    await call('access.touch', {});
  }
};
const stateNow = async () => ({ state: (await call('backup.disk', {})).state, kept: keptRoom(home) });
/** The head of what has really been written: rows that wait in memory are not among these. */
const written = async () =>
  (await call('audit.rows', { kind: 'everything', staffId: null, before: null })).rows.map((row) => row.what);

const { childId } = await call('children.add', { fields: CHILD });
const other = (await call('children.add', { fields: { ...CHILD, surname: 'Never looked at' } })).childId;
const photo = await sharp({
  create: {
    width: 900,
    height: 900,
    channels: 3,
    background: 'teal',
    noise: { type: 'gaussian', mean: 99, sigma: 60 },
  },
})
  .jpeg({ quality: 95 })
  .toBuffer();

await seconds(1);
const atFirst = await stateNow();
await seconds(12);
const ahead = await stateNow();
fillDisk(filler, 0);
await seconds(1);
const brim = await stateNow();
const bulky = await codeOf('children.savePhoto', { childId, base64: photo.toString('base64') });
const afterBulky = keptRoom(home);
// The log has room of its own that it writes over; what is asked here is what a full disk does to each.
const toldBefore = told;
const whileFull = { need: '', record: '', tap: '', close: '', password: '', lock: '', signIn: '' };
for (let i = 0; keptRoom(home) === afterBulky && i < 400; i += 1) {
  fillDisk(filler, 0);
  whileFull.need = await codeOf('medical.addNeed', {
    childId,
    fields: { ...NEED, condition: `Need ${i}` },
    kind: null,
  });
}
const used = await stateNow();
await seconds(1);
const heard = told > toldBefore;
whileFull.record = await codeOf('children.record', { childId: other });
const card = await call('medical.openCard', { childId, reason: null });
whileFull.tap = await codeOf('medical.tap', { cardId: card.cardId, kind: 'ambulance', words: '' });
whileFull.close = await codeOf('medical.closeCard', { cardId: card.cardId });
whileFull.password = await codeOf('access.changePassword', {
  current: LEAD.password,
  next: 'brisk copper teapot 88',
});
const rows = (await written()).slice(0, 6);
whileFull.lock = await codeOf('access.lock', {});
whileFull.signIn = await codeOf('access.signIn', { staffId: school.leadId, password: 'brisk copper teapot 88' });
// A neighbour takes all, again and again: what was kept goes step by step and is gone in the end, and nothing breaks then.
let last = 'ok';
for (let i = 0; i < 4000 && last === 'ok'; i += 1) {
  fillDisk(filler, 0);
  last = await codeOf('medical.addNeed', { childId, fields: { ...NEED, condition: `More ${i}` }, kind: null });
}
const gone = { last, ...(await stateNow()) };
emptyDisk(filler);
await seconds(14);
const mended = {
  ...(await stateNow()),
  bulky: await codeOf('children.savePhoto', { childId, base64: photo.toString('base64') }),
};
const { holds } = await call('audit.verify', {});
school.close();
process.stdout.write(
  `${JSON.stringify({ atFirst, ahead, brim, bulky, afterBulky, used, heard, whileFull, rows, gone, mended, holds })}\n`,
);
