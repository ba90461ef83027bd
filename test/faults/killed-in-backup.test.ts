import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { CHILD } from '../security/plain-inputs.ts';
import { type BackupSchool, backupSchool } from '../support/backup-school.ts';
import { howMany, seedOf } from '../support/how-many.ts';
import { LEAD } from '../support/new-school.ts';

const PROGRAM = new URL('dies-in-backup.ts', import.meta.url).pathname;
const seed = seedOf('kills in backup and restore');
let school: BackupSchool;
beforeAll(async () => {
  school = await backupSchool({ keychain: null });
  for (let i = 0; i < 3; i++) await school.call('children.add', { fields: { ...CHILD, surname: `Backed up ${i}` } });
  await school.call('backup.now', {});
  school.app.close();
});
afterAll(() => school.close());

/** Kills the program so many milliseconds after it has begun; answers whether it had said that it was done. */
async function killedAfter(mode: 'backup' | 'restore', delay: number): Promise<boolean> {
  const argv = ['--disable-warning=ExperimentalWarning', PROGRAM, school.home, school.leadId, mode, school.stick];
  const program = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  let trouble = '';
  program.stderr.on('data', (text) => {
    trouble += text;
  });
  const ended = new Promise((resolve) => program.once('exit', (_code, signal) => resolve(signal)));
  const said: string[] = [];
  for await (const line of createInterface({ input: program.stdout })) {
    if (said.length === 0) setTimeout(() => program.kill('SIGKILL'), delay);
    said.push(line);
  }
  expect(await ended, trouble).toBe('SIGKILL');
  return said.includes('done');
}

/** The next start of Careboard on the same folder. */
async function started<T>(
  work: (call: <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallOutput<K>>) => Promise<T>,
) {
  const app = createApp({
    ...{ home: school.home, kind: 'practice', keychain: null, clock: systemClock, device: 'TEST-PC', pages: new Map() },
    log: () => undefined,
    backup: { sticks: () => [school.stick] },
  });
  try {
    return await work(async (name, input) => {
      const answer = await app.dispatch(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
      return answer.value as never;
    });
  } finally {
    app.close();
  }
}

it(`kill -9 while backups are made, ${howMany(100)} times: every file that has a backup’s name is a good one`, async () => {
  const folder = join(school.stick, 'Careboard backups');
  for (const delay of fc.sample(fc.nat(900), { numRuns: howMany(100), seed })) {
    await killedAfter('backup', delay);
    await started(async (call) => {
      await call('access.signIn', { staffId: school.leadId, password: LEAD.password });
      const { backups } = await call('backup.list', {});
      expect(backups.filter(({ state }) => state !== 'good')).toEqual([]);
      expect(backups.length).toBe(readdirSync(folder).filter((name) => name.endsWith('.careboard-backup')).length);
      // What the kill left lies about neither here nor there after the next one.
      await call('backup.now', {});
      expect(readdirSync(school.home).filter((name) => name === 'backup-work')).toEqual([]);
    });
  }
}, 3_600_000);

it(`kill -9 while one is put back, ${howMany(100)} times: the old register or the new one, never neither`, async () => {
  const seen = new Set<string>();
  let added = 3;
  for (const delay of fc.sample(fc.nat(2200), { numRuns: howMany(100), seed })) {
    const now = await started(async (call) => {
      await call('access.signIn', { staffId: school.leadId, password: LEAD.password });
      await call('backup.now', {});
      await call('children.add', { fields: { ...CHILD, surname: `Not backed up ${delay}` } });
      return (await call('children.list', { leavers: false })).children.length;
    });
    const done = await killedAfter('restore', delay);
    const after = await started(async (call) => {
      await call('access.signIn', { staffId: school.leadId, password: LEAD.password });
      expect(await call('audit.verify', {})).toMatchObject({ holds: true });
      expect(readdirSync(school.home).filter((name) => name.startsWith('restore-'))).toEqual([]);
      return (await call('children.list', { leavers: false })).children.length;
    });
    expect([now - 1, now]).toContain(after);
    if (done) expect(after).toBe(now - 1);
    seen.add(after === now ? 'old' : 'new');
    added = after;
  }
  expect(added).toBeGreaterThanOrEqual(3);
  process.stdout.write(`Put back and killed: ended with ${[...seen].join(' and ')} registers.\n`);
}, 3_600_000);
