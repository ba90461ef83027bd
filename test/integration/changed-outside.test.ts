import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readVault } from '#main/vault/vault.ts';
import { backupSchool } from '../support/backup-school.ts';
import { LEAD, newSchool, type School } from '../support/new-school.ts';

const CHANGED = /file is not as Careboard left it/;
const PAGE = 4096;
let school: School;
beforeEach(async () => {
  school = await newSchool({ ports: { keychain: null } });
});
afterEach(() => school.close());

const notices = async () => ((await school.call('access.state', {})).me?.notices ?? []).join('\n');
const register = () => join(school.home, 'register.db');
const addClass = (name: string) =>
  school.call('children.saveClass', { classId: null, name, yearGroup: '3', teacher: '' });

/** Puts one page of before back: one of those that differ, and of which the register still opens. */
async function putOldPageBack(): Promise<void> {
  await addClass('Oak');
  await school.call('access.lock', {});
  const old = readFileSync(register());
  await school.asLead();
  await addClass('Ash');
  await school.call('access.lock', {});
  const now = readFileSync(register());
  const vault = readFileSync(join(school.home, 'vault.json'));
  for (let at = PAGE; at < old.length; at += PAGE) {
    const page = old.subarray(at, at + PAGE);
    if (page.equals(now.subarray(at, at + PAGE))) continue;
    const spoilt = Buffer.from(now);
    page.copy(spoilt, at);
    writeFileSync(register(), spoilt);
    const answer = await school.tryCall('access.signIn', { staffId: school.leadId, password: LEAD.password });
    if (answer.ok) return;
    writeFileSync(join(school.home, 'vault.json'), vault);
  }
  throw new Error('no page leaves the register to open');
}

it('says so to everybody, at each sign-in until a Lead accepts it by password', async () => {
  await school.asRole('office');
  await school.asLead();
  await putOldPageBack();
  expect(await notices()).toMatch(CHANGED);
  expect(await school.call('access.security', {})).toMatchObject({ rolledBack: true });
  const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
  expect(rows.map((row) => row.what)).toContain('register.rolled-back');
  await school.asRole('office');
  expect(await notices()).toMatch(CHANGED);
  await school.call('access.lock', {});
  await school.asLead();
  expect(await notices()).toMatch(CHANGED);
  await school.call('access.acceptOlderRegister', { password: LEAD.password });
  await school.call('access.lock', {});
  await school.asLead();
  expect(await notices()).not.toMatch(CHANGED);
  expect(await school.call('access.security', {})).toMatchObject({ rolledBack: false });
});

it('is not accepted by a new data key', async () => {
  await putOldPageBack();
  await school.call('access.rotateKey', { password: LEAD.password });
  await school.asLead();
  expect(await notices()).toMatch(CHANGED);
});

it('raises no alarm in twenty days of work, nor when one person follows another', { timeout: 120_000 }, async () => {
  for (let day = 0; day < 20; day += 1) {
    await school.asRole('office');
    expect(await notices()).not.toMatch(CHANGED);
    if (day % 2 === 0) {
      await school.call('access.lock', {});
      // There is something to compare with, or no alarm would prove nothing.
      expect(readVault(school.home).closed?.size).toBeGreaterThan(PAGE);
    }
    await school.asLead();
    expect(await notices()).not.toMatch(CHANGED);
    await addClass(`Class ${day}`);
    if (day % 3 === 0) await school.call('access.lock', {});
  }
});

it('raises no alarm when the copy of a folder in use is opened, or the session never ended', async () => {
  await school.call('access.lock', {});
  await school.asLead();
  await addClass('Oak');
  const copy = mkdtempSync(join(tmpdir(), 'careboard-in-use-'));
  cpSync(school.home, copy, { recursive: true });
  await school.call('access.lock', {});
  rmSync(school.home, { recursive: true });
  cpSync(copy, school.home, { recursive: true });
  rmSync(copy, { recursive: true });
  await school.asLead();
  expect(await notices()).not.toMatch(CHANGED);
});

it('raises no alarm after a new data key, a new password and the recovery code', async () => {
  await school.call('access.rotateKey', { password: LEAD.password });
  expect(readVault(school.home).closed?.size).toBeGreaterThan(PAGE);
  await school.asLead();
  expect(await notices()).not.toMatch(CHANGED);
  await school.call('access.lock', {});
  await school.call('access.recover', {
    code: school.recoveryCode,
    lead: { name: 'Ms A Nother', label: 'Deputy' },
    password: 'amber kettle orchard 9',
    passwordOnly: true,
  });
  expect(await notices()).not.toMatch(CHANGED);
  await school.call('access.lock', {});
  await school.asLead();
  expect(await notices()).not.toMatch(CHANGED);
});

it('raises no alarm after a backup is put back', async () => {
  const other = await backupSchool();
  try {
    await other.call('backup.now', {});
    await other.call('access.lock', {});
    await other.asLead();
    await other.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '3', teacher: '' });
    await other.call('access.lock', {});
    const [newest] = (await other.call('backup.found', { staged: false })).backups;
    const key = { by: 'lead', staffId: other.leadId, password: LEAD.password } as const;
    await other.call('backup.restore', { fileId: newest!.fileId, accept: key });
    for (let twice = 0; twice < 2; twice += 1) {
      await other.asLead();
      expect((await other.call('access.state', {})).me?.notices.join() ?? '').not.toMatch(CHANGED);
      await other.call('access.lock', {});
    }
  } finally {
    other.close();
  }
});
