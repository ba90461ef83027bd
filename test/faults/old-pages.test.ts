import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import { CHILD, NEED } from '../security/plain-inputs.ts';
import { counted, seedOf } from '../support/how-many.ts';
import { LEAD, newSchool, type School } from '../support/new-school.ts';
import { diesAt, someOf } from './killed-at.ts';

const PAGE = 4096;
const seed = seedOf('old pages');
/** No keychain and no backup: nothing but vault.json knows how the register should look. */
const ports = {
  kind: 'practice',
  keychain: null,
  clock: systemClock,
  device: 'TEST-PC',
  log: () => undefined,
} as const;

let school: School;
/** The register at the end of the first day, its log in the middle of the second, and the folder at the end of it. */
let old: Buffer;
let oldLog: Buffer;
let today: string;
let home: string;

beforeAll(async () => {
  school = await newSchool({ ports: { keychain: null } });
  const file = join(school.home, 'register.db');
  const day = async (name: string) => {
    for (let n = 0; n < 4; n += 1) {
      const { childId } = await school.call('children.add', { fields: { ...CHILD, surname: `${name} ${n}` } });
      await school.call('medical.addNeed', { childId, fields: NEED, kind: null });
    }
  };
  await day('First');
  await school.call('access.lock', {});
  old = readFileSync(file);
  await school.asLead();
  await day('Second');
  oldLog = readFileSync(`${file}-wal`);
  await school.call('access.lock', {});
  today = mkdtempSync(join(tmpdir(), 'careboard-today-'));
  cpSync(school.home, today, { recursive: true });
}, 60_000);
afterAll(() => {
  school.close();
  for (const one of [today, home]) rmSync(one, { recursive: true, force: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A copy of today's folder, with this done to it. */
function folderOf(spoil: (register: Buffer) => void): string {
  home = mkdtempSync(join(tmpdir(), 'careboard-page-'));
  cpSync(today, home, { recursive: true });
  const register = readFileSync(join(home, 'register.db'));
  spoil(register);
  writeFileSync(join(home, 'register.db'), register);
  return home;
}

/** 'told' where it opens and says so, 'unnoticed' where it opens and does not; else the code of the refusal. */
async function fateOf(folder: string): Promise<string> {
  const app = createApp({ ...ports, home: folder, pages: new Map() });
  try {
    const answer = await app.dispatch('access.signIn', { staffId: school.leadId, password: LEAD.password });
    if (!answer.ok) return answer.error.code;
    const said = JSON.stringify(await app.dispatch('access.state', {}));
    return said.includes('not as Careboard left it') ? 'told' : 'unnoticed';
  } finally {
    app.close();
  }
}

it('raises no alarm for what was left as it is', async () => {
  expect(await fateOf(folderOf(() => undefined))).toBe('unnoticed');
});

it('notices each page of another day, though the page is whole and under the key', { timeout: 3_600_000 }, async ({
  task,
}) => {
  const now = readFileSync(join(today, 'register.db'));
  const pages = Array.from({ length: Math.floor(old.length / PAGE) }, (_, at) => at * PAGE).filter(
    (at) => !old.subarray(at, at + PAGE).equals(now.subarray(at, at + PAGE)),
  );
  expect(pages.length).toBeGreaterThan(8);
  const fates = new Map<number, string>();
  for (const at of pages) {
    const folder = folderOf((register) => old.copy(register, at, at, at + PAGE));
    fates.set(at / PAGE + 1, await fateOf(folder));
    rmSync(folder, { recursive: true });
  }
  expect([...fates].filter(([, fate]) => !/^(told|vault-damaged|vault-rolled-back)$/.test(fate))).toEqual([]);
  counted(task, 'T6', fates.size, 'single old pages put back');
});

it('notices an old log beside a register that was left without one', async () => {
  const folder = folderOf(() => undefined);
  writeFileSync(join(folder, 'register.db-wal'), oldLog);
  expect(await fateOf(folder)).toMatch(/^(told|vault-damaged|vault-rolled-back)$/);
});

it('raises no alarm after kill -9 at each step of a sign-in and of an end of a session', {
  timeout: 3_600_000,
}, async ({ task }) => {
  const lead = JSON.stringify({ staffId: school.leadId, password: LEAD.password });
  let kills = 0;
  const alarms: string[] = [];
  for (const [call, args] of [
    ['access.signIn', ['-', 'access.signIn', lead]],
    ['access.lock', [lead, 'access.lock', '{}']],
  ] as const) {
    // A keychain that is a file nobody made: the vault needs none.
    const die = (step: number) => {
      const folder = folderOf(() => undefined);
      return diesAt('key-operation.ts', [folder, join(folder, 'none.json'), ...args], step);
    };
    const { said } = await die(0);
    rmSync(home, { recursive: true });
    const [, steps = '0', moves = ''] = said.find((line) => line.startsWith('done'))?.split(' ') ?? [];
    expect(Number(steps)).toBeGreaterThan(5);
    for (const step of someOf(Number(steps), moves, seed)) {
      const { killed } = await die(step);
      if (killed) kills += 1;
      const fate = await fateOf(home);
      // The next one again: what the first start left must be right as well.
      if (fate !== 'unnoticed' || (await fateOf(home)) !== 'unnoticed') alarms.push(`${call} at ${step}: ${fate}`);
      rmSync(home, { recursive: true });
    }
  }
  expect(alarms).toEqual([]);
  expect(kills).toBeGreaterThan(3);
  expect(existsSync(home)).toBe(false);
  counted(task, 'T6', kills, 'kills after which nothing was wrongly said to be changed');
});
