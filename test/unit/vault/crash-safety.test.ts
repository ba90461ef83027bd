import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVault, isRecoveryCodeOf, unlockWithRecoveryCode, updateVault } from '#main/vault/vault.ts';
import { macHolds, readVault, vaultFilePath } from '#main/vault/vault-file.ts';
import { CONTENTS, freshHome, memoryKeychain, PASSWORD, slotOf, WESTGATE } from './example-vault.ts';

const KILLS = 25;
const SAVER = fileURLToPath(new URL('./save-without-end.ts', import.meta.url));
const REPLACER = fileURLToPath(new URL('./replace-code-without-end.ts', import.meta.url));
const FILLER = fileURLToPath(new URL('./save-on-full-disk.ts', import.meta.url));
let home: string;
let dataKey: Buffer;
/** The recovery code that opens the vault. */
let before: string;

beforeAll(async () => {
  home = freshHome();
  const wish = { home, kind: 'practice', mode: 'device-bound', schoolName: 'Hudson Road' } as const;
  const made = await createVault({ ...wish, keychain: memoryKeychain(), lead: WESTGATE, password: PASSWORD });
  ({ dataKey, recoveryCode: before } = made);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Every whole line that the process said before it died. */
async function killAtRandom(child: ChildProcess): Promise<string[]> {
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child.stdout!, 'data');
  await new Promise((resolve) => setTimeout(resolve, randomInt(60)));
  child.kill('SIGKILL');
  await once(child, 'close');
  return said.slice(0, said.lastIndexOf('\n')).split('\n');
}

test(`${KILLS} kills while saving: the old or the new file, whole, and nothing acknowledged is lost`, async () => {
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [SAVER, home, dataKey.toString('hex')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged = Number((await killAtRandom(child)).at(-1));
    const file = readVault(home);
    expect(macHolds(file, dataKey)).toBe(true);
    expect(file.generation).toBeGreaterThanOrEqual(acknowledged);
    // The process may have died after a save and before saying so; never more than that one.
    expect(file.generation).toBeLessThanOrEqual(acknowledged + 1);
    expect(file.schoolName).toContain(`School ${file.generation} `);
    expect(readdirSync(home).filter((name) => !/^vault\.json(\.new)?$/.test(name))).toEqual([]);
  }
  updateVault({ home, dataKey, change: (file) => file });
  expect(readdirSync(home)).toEqual(['vault.json']);
});

test(`${KILLS} kills while the recovery code is replaced: the old or the new one opens, never neither, never both`, async () => {
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [REPLACER, home, dataKey.toString('hex')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await killAtRandom(child);
    const codeOf = (word: string) => said.findLast((line) => line.startsWith(word))?.slice(word.length) ?? null;
    const [old, next] = [codeOf('done ') ?? before, codeOf('next ')];
    const opening = [...new Set([old, next])].filter(
      (code) => code !== null && isRecoveryCodeOf(readVault(home), code),
    );
    expect(opening).toHaveLength(1);
    const opened = await unlockWithRecoveryCode({ home, code: opening[0] ?? '' });
    expect(opened.dataKey).toEqual(dataKey);
    before = opening[0] ?? '';
  }
});

test('a save that cannot be written leaves the old file, byte for byte', () => {
  const bytes = readFileSync(vaultFilePath(home));
  // A folder with something in it, where the new file would be written.
  const inTheWay = `${vaultFilePath(home)}.new`;
  // A kill of the tests before may have left a half-written file of that name.
  rmSync(inTheWay, { recursive: true, force: true });
  mkdirSync(`${inTheWay}/full`, { recursive: true });
  expect(() => updateVault({ home, dataKey, change: (file) => file })).toThrow();
  expect(readFileSync(vaultFilePath(home))).toEqual(bytes);
  rmSync(inTheWay, { recursive: true });
});

test('on a full disk it says so, keeps the old file, leaves no half one, and saves again once there is room', (context) => {
  const disk = freshHome();
  const contents = JSON.stringify({ ...CONTENTS, slots: [slotOf(WESTGATE, 1)] });
  const steps = 'mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
  const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const inner = ['--mount', 'sh', '-c', steps, 'sh', disk, process.execPath, FILLER, contents];
  const run = spawnSync('unshare', [...asRoot, ...inner], { encoding: 'utf8' });
  rmSync(disk, { recursive: true, force: true });
  if (run.error || /unshare|mount/.test(run.stderr)) context.skip('this machine lets nobody mount a small disk');
  expect(JSON.parse(run.stdout)).toEqual({
    whileFull: 'disk-full',
    unharmed: true,
    files: ['filler', 'vault.json'],
    afterwards: 'done',
    sound: true,
  });
});
