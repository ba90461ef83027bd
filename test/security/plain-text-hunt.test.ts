import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProfile, removeProfile } from '#main/shells/chromium/window-profile.ts';
import { contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { counted } from '../support/how-many.ts';
import { formsOf, formsOfBytes, listening, processTree, searchFolders, searchOpenFiles } from './everything-written.ts';
import type { Secrets } from './whole-app.ts';

const root = new URL('../../', import.meta.url).pathname;
/** Words that no file of this machine can hold by itself: new ones in every run, given to the app on its standard input. */
const word = (): string => `zq${randomBytes(9).toString('hex')}`;
const secret = { surname: word(), allergy: word() };
const box = mkdtempSync(join(tmpdir(), 'careboard-hunt-'));
const home = join(box, 'vault');
const needles = new Map<string, readonly Buffer[]>();
/** Without a network at all, where the system lets us: whatever works then asks nobody. */
const alone = [
  ['unshare', '-n'],
  ['unshare', '-Urn'],
].find(([tool, how]) => spawnSync(tool!, [how!, 'true']).status === 0);

let app: ChildProcess;
let heard: AsyncIterator<string>;
let pids: number[] = [];
const noise = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
const chunksOf = (bytes: Buffer) =>
  [0.25, 0.5, 0.75].map((at) => bytes.subarray(bytes.length * at, bytes.length * at + 48));

beforeAll(async () => {
  for (const folder of ['home', 'tmp', 'config', 'cache', 'data', 'state', 'run', 'vault'])
    mkdirSync(join(box, folder), { mode: 0o700 });
  const photo = await noise(640).jpeg().toBuffer();
  const plan = await noise(200).png().toBuffer();
  for (const [name, text] of Object.entries(secret)) needles.set(name, formsOf(text));
  needles.set('photo as taken', chunksOf(photo).flatMap(formsOfBytes));
  needles.set('plan as signed', chunksOf(plan).flatMap(formsOfBytes));
  const [command, ...args] = [
    ...(alone ?? []),
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    join(root, 'test/security/whole-app.ts'),
  ];
  app = spawn(command!, args, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOME: join(box, 'home'),
      TMPDIR: join(box, 'tmp'),
      XDG_CONFIG_HOME: join(box, 'config'),
      XDG_CACHE_HOME: join(box, 'cache'),
      XDG_DATA_HOME: join(box, 'data'),
      XDG_STATE_HOME: join(box, 'state'),
      XDG_RUNTIME_DIR: join(box, 'run'),
    },
  });
  heard = createInterface({ input: app.stdout! })[Symbol.asyncIterator]();
  const told: Secrets = { home, ...secret, photo: photo.toString('base64'), plan: plan.toString('base64') };
  app.stdin!.write(`${JSON.stringify(told)}\n`);
}, 60_000);

afterAll(() => {
  for (const pid of pids) kill(pid);
  app?.kill('SIGKILL');
  rmSync(box, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

const ofWindow = () =>
  readdirSync('/dev/shm').filter(
    (name) =>
      name.startsWith(`careboard-window-${app.pid}-`) ||
      pids.some((pid) => name.startsWith(`careboard-window-${pid}-`)),
  );
/** The app's folders, the temporary one among them, and its window's profile. */
const folders = () => [box, ...ofWindow().map((name) => join('/dev/shm', name))];

async function moment(name: string): Promise<Record<string, unknown>> {
  const { value, done } = await heard.next();
  if (done) throw new Error(`The app ended before it was ${name}.`);
  const said = JSON.parse(value) as Record<string, unknown>;
  expect(said.at).toBe(name);
  pids = processTree(app.pid!);
  return said;
}
const goOn = () => app.stdin!.write('go on\n');
function expectNothingFound(): void {
  const written = searchFolders(folders(), needles);
  const open = searchOpenFiles(pids, needles);
  expect([...written.hits, ...open.hits]).toEqual([]);
  expect(written.files).toBeGreaterThan(5);
}

describe('the whole app, driven from the first run to the kill', () => {
  it('writes no name, no allergy, no photo and no plan in clear: in use', async ({ task }) => {
    const { served, written, walked } = (await moment('photo-check')) as Record<
      'served' | 'written' | 'walked',
      string[]
    >;
    for (const [i, bytes] of served.map((one) => Buffer.from(one, 'base64')).entries()) {
      expect(bytes.length).toBeGreaterThan(2000);
      needles.set(`served bytes ${i}`, chunksOf(bytes).flatMap(formsOfBytes));
    }
    expect(pids.length).toBeGreaterThan(3);
    expectNothingFound();
    expect(walked.length).toBeGreaterThan(5);
    const commands = Object.values(contract).filter((def: CallDef) => def.kind === 'command') as readonly {
      audit: string;
    }[];
    // A new kind of write is made by every-write.ts, or by the round where it takes something back.
    expect(commands.map(({ audit }) => audit).filter((what) => !written.includes(what))).toEqual([]);
    counted(task, 'T10', written.length, 'kinds of entries made before the hunt');
    expect(served).toHaveLength(3);
  }, 300_000);

  it('nor behind the shield', async () => {
    goOn();
    await moment('shielded');
    expectNothingFound();
  }, 90_000);

  it('nor after the lock', async () => {
    goOn();
    await moment('locked');
    expectNothingFound();
  }, 90_000);

  it('nor with an emergency card open, and listens at no port, and nobody asked for another address', async () => {
    goOn();
    const { refused } = await moment('card-open');
    expect(refused).toEqual([]);
    expectNothingFound();
    if (alone === undefined) process.stdout.write('No namespace of one’s own here: the app ran with the network on.\n');
    // In a namespace of its own, every socket there is would be the app's.
    else expect(listening(app.pid!)).toEqual([]);
  }, 90_000);

  it('nor when it is killed at that moment, and the next start removes what the window left', async () => {
    for (const pid of pids) kill(pid);
    await new Promise((resolve) =>
      app.exitCode === null && app.signalCode === null ? app.once('exit', resolve) : resolve(null),
    );
    expectNothingFound();
    expect(existsSync(join(home, 'register.db'))).toBe(true);
    removeProfile(makeProfile());
    expect(ofWindow()).toEqual([]);
  });

  it('would have been found: in a file, wide, as base64, and in a deleted file that is still open', () => {
    const put = (name: string, bytes: Buffer) =>
      writeFileSync(join(box, 'tmp', name), Buffer.concat([randomBytes(PAD), bytes, randomBytes(99)]));
    const served = needles.get('served bytes 0')!;
    put('a', Buffer.from(secret.surname));
    put('b', Buffer.from(`x${secret.allergy}y`, 'utf16le'));
    put('c', served[0]!);
    put('d', Buffer.from(Buffer.concat([Buffer.from('12'), needles.get('plan as signed')![0]!]).toString('base64')));
    const hits = new Set(searchFolders([box], needles).hits.flatMap(({ what }) => what));
    for (const name of ['surname', 'allergy', 'served bytes 0', 'plan as signed']) expect(hits).toContain(name);
    const file = join(box, 'tmp', 'deleted');
    const fd = openSync(file, 'w+');
    writeSync(fd, secret.surname);
    unlinkSync(file);
    expect(searchOpenFiles([process.pid], needles).hits).toMatchObject([{ what: ['surname'] }]);
    closeSync(fd);
  });
});

/** So long that the word lies across the border of two pieces. */
const PAD = (1 << 22) - 7;
