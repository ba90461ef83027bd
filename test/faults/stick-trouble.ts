// Backups to a stick that fills, is pulled, or may not be written to while the backup is on its way. argv: the stick, a folder beside it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { CHILD } from '../security/plain-inputs.ts';
import { emptyDisk, fillDisk } from '../support/fill-disk.ts';
import { movableClock, newSchool } from '../support/new-school.ts';

const [stick = ''] = process.argv.slice(2);
const folder = join(stick, 'Careboard backups');
const filler = join(stick, 'filler');
const mount = (...words: string[]) => {
  const done = spawnSync('mount', words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
};
const clock = movableClock();
const school = await newSchool({ ports: { keychain: null, clock, backup: { sticks: () => [stick] } } });
const { call, tryCall } = school;
const { childId } = await call('children.add', { fields: CHILD });
// Several slices of a copy: there is a middle in which a stick can be pulled.
for (let n = 0; n < 8; n += 1) {
  const photo = await sharp({
    create: {
      width: 900,
      height: 900,
      channels: 3,
      background: 'teal',
      noise: { type: 'gaussian', mean: 99, sigma: 80 },
    },
  })
    .jpeg({ quality: 98 })
    .toBuffer();
  await call('children.savePhoto', { childId, base64: photo.toString('base64') });
}
const [place] = (await call('backup.places', {})).places;
await call('backup.choosePlace', { placeId: place!.placeId });

/** What happens once, in the middle of the writing. */
let trouble: (() => void) | null = null;
school.app.subscribe((event) => {
  if (event.type !== 'progress' || event.done <= 50 || trouble === null) return;
  const happens = trouble;
  trouble = null;
  happens();
});
const tryOne = async (happens: () => void) => {
  clock.set(1000);
  trouble = happens;
  const answer = await tryCall('backup.now', {});
  if (trouble !== null) throw new Error('it came to no writing');
  return answer.ok ? 'ok' : answer.error.code;
};
const files = () => readdirSync(folder).sort();
const stands = async () => {
  const { failed, lastGood } = await call('backup.state', {});
  return { words: failed?.message ?? null, lastGood: lastGood !== null };
};
const good = async () => (await call('backup.list', {})).backups.map(({ state }) => state);

await call('backup.now', {});
const [first = ''] = files();

// No room ahead: nothing is begun.
fillDisk(filler, 20);
const before = await tryCall('backup.now', {});
const fullAhead = {
  code: before.ok ? 'ok' : before.error.code,
  files: files(),
  ...(await stands()),
  good: await good(),
};
emptyDisk(filler);
const fullMidway = {
  code: await tryOne(() => fillDisk(filler, 0)),
  ...{ files: files(), ...(await stands()), good: await good() },
};
emptyDisk(filler);

const readOnly = {
  code: await (async () => {
    mount('-o', 'remount,ro', stick);
    const answer = await tryCall('backup.now', {});
    return answer.ok ? 'ok' : answer.error.code;
  })(),
  ...{ files: files(), ...(await stands()), good: await good() },
};
mount('-o', 'remount,rw', stick);

// Pulled: what is behind the path is gone, and only a bind of it elsewhere keeps what a stick would.
const pocket = mkdtempSync(join(tmpdir(), 'careboard-pocket-'));
mount('--bind', stick, pocket);
const pulled = {
  code: await tryOne(() => void spawnSync('umount', ['-l', stick])),
  ...{ beneath: readdirSync(stick), ...(await stands()) },
};
mount('--bind', pocket, stick);
const halves = () => files().filter((name) => name.endsWith('.unfinished'));
const back = { kept: files().includes(first), listed: await good(), halves: halves().length };
// A day later nobody can be at it any more, and the next backup that goes there takes the half file away.
for (const name of halves()) utimesSync(join(folder, name), new Date(0), new Date(0));
const next = await tryCall('backup.now', {});
const afterwards = { next: next.ok, halves: halves().length, ...(await stands()) };

// The system's own word for a stick that does not answer.
const probe = await open(join(stick, 'probe'), 'w');
const handle = Object.getPrototypeOf(probe) as { write: (...words: never[]) => Promise<unknown> };
await probe.close();
const write = handle.write;
const silent = {
  code: await tryOne(() => {
    handle.write = () => Promise.reject(Object.assign(new Error('input/output error'), { code: 'EIO' }));
  }),
  halves: halves().length,
};
handle.write = write;
const atLast = { ok: (await tryCall('backup.now', {})).ok, ...(await stands()) };
school.close();
rmSync(join(stick, 'probe'));
spawnSync('umount', [pocket]);
mkdirSync(pocket, { recursive: true });
rmSync(pocket, { recursive: true, force: true });
process.stdout.write(
  `${JSON.stringify({ first, fullAhead, fullMidway, readOnly, pulled, back, afterwards, silent, atLast })}\n`,
);
