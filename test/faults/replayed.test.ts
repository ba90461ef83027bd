import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import { CHILD } from '../security/plain-inputs.ts';
import { counted, howMany, seedOf } from '../support/how-many.ts';
import { LEAD, memoryKeychain, newSchool, type School } from '../support/new-school.ts';

/** What lies in the folder at one moment. */
interface Moment {
  readonly register: Buffer;
  readonly wal: Buffer | null;
  readonly vault: Buffer;
  readonly witness: Buffer;
}

const DAYS = 9;
const seed = seedOf('replays');
const keychain = memoryKeychain();
let school: School;
/** The end of each day, after the lock; and the middle of each, as a copy program in the night or a stolen PC would have it. */
const closed: Moment[] = [];
const inUse: Moment[] = [];
const today = () => closed.at(-1)!;

const momentOf = (home: string): Moment => {
  const wal = join(home, 'register.db-wal');
  return {
    register: readFileSync(join(home, 'register.db')),
    wal: existsSync(wal) ? readFileSync(wal) : null,
    vault: readFileSync(join(home, 'vault.json')),
    witness: readFileSync(join(home, 'register.db-witness')),
  };
};

beforeAll(async () => {
  school = await newSchool({ ports: { keychain } });
  for (let day = 0; day < DAYS; day += 1) {
    if (day > 0) await school.asLead();
    for (let n = 0; n < 6; n += 1) {
      const { childId } = await school.call('children.add', { fields: { ...CHILD, surname: `Day ${day} ${n}` } });
      if (n % 2 === 0)
        await school.call('children.setFlag', { childId, flag: 'court-order', set: true, words: `${day}` });
    }
    inUse.push(momentOf(school.home));
    await school.call('access.lock', {});
    closed.push(momentOf(school.home));
  }
}, 120_000);
afterAll(() => school.close());

/** 'told': it opens, and says to everybody that it is an older copy. 'unnoticed' is what must not be. Else the code of the refusal. */
async function fateOf(moment: Moment): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'careboard-replayed-'));
  writeFileSync(join(home, 'register.db'), moment.register);
  writeFileSync(join(home, 'vault.json'), moment.vault);
  writeFileSync(join(home, 'register.db-witness'), moment.witness);
  if (moment.wal) writeFileSync(join(home, 'register.db-wal'), moment.wal);
  // What the PC remembers of today; what happens here changes nothing in it.
  const remembers = memoryKeychain();
  const { vaultId } = JSON.parse(today().vault.toString()) as { vaultId: string };
  for (const account of [vaultId, `${vaultId} audit`])
    await remembers.set(account, (await keychain.get(account)) ?? '');
  const app = createApp({
    ...{ home, kind: 'practice', keychain: remembers, clock: systemClock, device: 'TEST-PC', pages: new Map() },
    log: () => undefined,
  });
  try {
    const answer = await app.dispatch('access.signIn', { staffId: school.leadId, password: LEAD.password });
    if (!answer.ok) return answer.error.code;
    const state = await app.dispatch('access.state', {});
    return JSON.stringify(state).includes('an earlier copy of it was put back') ? 'told' : 'unnoticed';
  } finally {
    app.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Each way of putting old things back, with today's for the rest. */
const REPLAYS: readonly (readonly [what: string, with_: (day: number) => Moment])[] = [
  ['old register', (day) => ({ ...today(), register: closed[day]!.register })],
  ['old vault.json', (day) => ({ ...today(), vault: closed[day]!.vault })],
  ['old register and vault.json', (day) => closed[day]!],
  ['old log beside today’s register', (day) => ({ ...today(), wal: inUse[day]!.wal })],
  ['old register with its log', (day) => ({ ...inUse[day]!, vault: today().vault })],
  ['old register without its log', (day) => ({ ...inUse[day]!, wal: null })],
  ['whole old folder out of use', (day) => inUse[day]!],
  [
    'old log cut in the middle',
    (day) => ({ ...inUse[day]!, wal: inUse[day]!.wal!.subarray(0, inUse[day]!.wal!.length / 2) }),
  ],
  ['old vault.json beside a register in use', (day) => ({ ...inUse[DAYS - 1]!, vault: closed[day]!.vault })],
  [
    'old register, with today’s log',
    (day) => ({ ...inUse[DAYS - 1]!, register: closed[day]!.register, vault: today().vault }),
  ],
];
const OLD_DAYS = Array.from({ length: DAYS - 1 }, (_, day) => day);

it('raises no alarm for what was left as it is', async () => {
  expect(await fateOf(today())).toBe('unnoticed');
});

it('is noticed, whatever of an old day is put back', { timeout: 3_600_000 }, async ({ task }) => {
  const all = REPLAYS.flatMap(([what, with_]) => OLD_DAYS.map((day) => ({ what, day, moment: with_(day) })));
  // Each way at least once, also in a usual run.
  const some = REPLAYS.map((_, way) => all[way * OLD_DAYS.length + ((seed + way) % OLD_DAYS.length)]!);
  const chosen = howMany(80) >= all.length ? all : some;
  const unnoticed: string[] = [];
  for (const { what, day, moment } of chosen) {
    const fate = await fateOf(moment);
    expect(['told', 'vault-rolled-back', 'vault-damaged', 'unnoticed'], `${what} of day ${day}`).toContain(fate);
    if (fate === 'unnoticed') unnoticed.push(`${what} of day ${day}`);
  }
  expect(unnoticed).toEqual([]);
  counted(task, 'T6', chosen.length, 'old files put back in ten ways');
});
