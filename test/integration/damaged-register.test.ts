import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CHILD } from '../security/plain-inputs.ts';
import { type BackupSchool, backupSchool } from '../support/backup-school.ts';
import { LEAD } from '../support/new-school.ts';

let school: BackupSchool;
beforeEach(async () => {
  school = await backupSchool();
  for (let i = 0; i < 5; i++) await school.call('children.add', { fields: { ...CHILD, surname: `Kept ${i}` } });
  await school.call('backup.now', {});
  await school.call('access.lock', {});
});
afterEach(() => school.close());

const register = () => join(school.home, 'register.db');
const folders = (prefix: string) => readdirSync(school.home).filter((name) => name.startsWith(prefix));
function flip(...at: number[]) {
  const bytes = readFileSync(register());
  for (const one of at) bytes[one] = (bytes[one] ?? 0) ^ 1;
  writeFileSync(register(), bytes);
}
const signIn = () => school.tryCall('access.signIn', { staffId: school.leadId, password: LEAD.password });

const DAMAGES: readonly (readonly [string, () => void])[] = [
  ['a flipped first page', () => flip(100)],
  [
    'every page flipped',
    () => flip(...Array.from({ length: Math.floor(readFileSync(register()).length / 4096) }, (_, i) => i * 4096 + 200)),
  ],
  [
    'a header that is none',
    () =>
      writeFileSync(
        register(),
        Buffer.concat([Buffer.from('SQLite format 3\0'), readFileSync(register()).subarray(16)]),
      ),
  ],
  ['a cut file', () => truncateSync(register(), 5000)],
  ['an empty file', () => truncateSync(register(), 0)],
];

it.each(DAMAGES)(
  '%s: said plainly, nothing destroyed, a copy aside, and the newest backup goes in its place',
  async (_what, damage) => {
    damage();
    const asItWas = readFileSync(register());
    expect(await signIn()).toMatchObject({ error: { code: 'vault-damaged' } });
    expect(await signIn()).toMatchObject({ error: { code: 'vault-damaged' } });
    expect(readFileSync(register()).equals(asItWas)).toBe(true);
    const [aside, ...more] = folders('Damaged ');
    expect(more).toEqual([]);
    expect(readFileSync(join(school.home, aside!, 'register.db')).equals(asItWas)).toBe(true);

    const [newest] = (await school.call('backup.found', { staged: false })).backups;
    expect(newest).toMatchObject({ ofThisRegister: true });
    const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
    expect(await school.call('backup.facts', { fileId: newest!.fileId, key })).toMatchObject({ now: null });
    await school.call('backup.restore', { fileId: newest!.fileId, accept: key });
    await school.asLead();
    expect((await school.call('children.list', { leavers: false })).children).toHaveLength(5);
    expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
    const [replaced] = folders('Replaced ');
    expect(existsSync(join(school.home, replaced!, 'register.db'))).toBe(true);
  },
);

it('a damaged page that no sign-in reads is found by the next backup, which says so and is not made', async () => {
  const pages = Math.floor(readFileSync(register()).length / 4096);
  const outcomes = new Set<string>();
  // From the last page on, until one is met that signing in does not read.
  for (let page = pages - 1; page > 0 && !outcomes.has('found'); page--) {
    flip(page * 4096 + 300);
    if ((await signIn()).ok) {
      expect(await school.tryCall('backup.now', {})).toMatchObject({ error: { code: 'vault-damaged' } });
      expect((await school.call('backup.state', {})).failed?.message).toContain('damaged');
      outcomes.add('found');
      await school.call('access.lock', {});
    }
    flip(page * 4096 + 300);
  }
  expect([...outcomes]).toEqual(['found']);
  expect(readdirSync(join(school.stick, 'Careboard backups')).filter((name) => name.endsWith('backup'))).toHaveLength(
    1,
  );
});

it('damage met in the middle of work is said at once, ends the session, and a copy is put aside', async () => {
  await school.asLead();
  const pages = Math.floor(readFileSync(register()).length / 4096);
  await school.call('access.lock', {});
  let met = false;
  for (let page = pages - 1; page > 0 && !met; page--) {
    flip(page * 4096 + 300);
    if (!(await signIn()).ok) {
      flip(page * 4096 + 300);
      continue;
    }
    // Those of refused sign-ins on the way here.
    for (const name of folders('Damaged ')) rmSync(join(school.home, name), { recursive: true });
    const answers = [
      await school.tryCall('children.list', { leavers: false }),
      await school.tryCall('audit.rows', { kind: 'everything', staffId: null, before: null }),
      await school.tryCall('audit.verify', {}),
      await school.tryCall('access.staff', {}),
    ];
    met = answers.some((answer) => !answer.ok && answer.error.code === 'vault-damaged');
    if (!met) await school.call('access.lock', {});
  }
  expect(met).toBe(true);
  expect(await school.call('access.state', {})).toMatchObject({ state: 'signed-out', foundDamaged: true, me: null });
  expect(folders('Damaged ')).toHaveLength(1);
});
