import { copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CHILD } from '../security/plain-inputs.ts';
import { type BackupSchool, backupSchool } from '../support/backup-school.ts';
import { LEAD, newSchool } from '../support/new-school.ts';

let school: BackupSchool;
beforeEach(async () => {
  school = await backupSchool();
  await school.call('children.add', { fields: { ...CHILD, surname: 'Kept' } });
});
afterEach(() => school.close());

const folder = () => join(school.stick, 'Careboard backups');
const states = async () =>
  Object.fromEntries((await school.call('backup.list', {})).backups.map((one) => [one.fileName, one.state]));
const listed = async () => (await school.call('backup.list', {})).backups;

async function newCode(): Promise<string> {
  const { recoveryCode, askedGroups } = await school.call('access.newRecoveryCode', { password: LEAD.password });
  await school.call('access.confirmRecoveryCode', {
    groups: askedGroups.map((at) => recoveryCode.split('-')[at] ?? ''),
  });
  return recoveryCode;
}
/** The person stops for a while, as long as a backup by itself waits for. */
async function pause(): Promise<void> {
  school.clock.advance(61_000);
  await school.call('access.touch', {});
  school.clock.advance(6_000);
  await school.call('access.state', {});
}
async function nextDay(): Promise<void> {
  school.clock.advance(86_400_000);
  await school.asLead();
}
const facts = async (code: string, stick: string, name: string) => {
  const pc = await newSchool({ ports: { backup: { sticks: () => [stick] } } });
  try {
    const { backups } = await pc.call('backup.found', { staged: false });
    const one = backups.find(({ fileName }) => fileName === name);
    return await pc.tryCall('backup.facts', { fileId: one?.fileId ?? '', key: { by: 'code', code } });
  } finally {
    pc.close();
  }
};

it('after a new recovery code, seals the backups within reach for it: it opens them, and the old one no longer does', async () => {
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  const before = readFileSync(join(folder(), name));
  const code = await newCode();
  expect(await states()).toEqual({ [name]: 'other-code' });
  await pause();
  await vi.waitFor(async () => expect(await states()).toMatchObject({ [name]: 'good' }), 10_000);
  expect(readdirSync(folder()).filter((one) => one.includes('unfinished'))).toEqual([]);
  expect(readdirSync(school.home).filter((left) => left.startsWith('backup-work'))).toEqual([]);
  // The register in it is byte for byte as it was.
  const after = readFileSync(join(folder(), name));
  expect(after.subarray(-4096 * 8).equals(before.subarray(-4096 * 8))).toBe(true);
  expect(await facts(code, school.stick, name)).toMatchObject({ ok: true, value: { counts: { children: 1 } } });
  expect(await facts(school.recoveryCode, school.stick, name)).toMatchObject({
    error: { code: 'wrong-recovery-code' },
  });
  const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
  expect(rows.find((row) => row.what === 'backup.resealed')).toMatchObject({ fields: ['1 of 1'] });
});

it('seals those of a stick that was away once the next backup finds it back', async () => {
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  const away = mkdtempSync(join(tmpdir(), 'careboard-away-'));
  renameSync(folder(), join(away, 'stick'));
  await newCode();
  await pause();
  renameSync(join(away, 'stick'), folder());
  rmSync(away, { recursive: true });
  expect((await states())[name]).toBe('other-code');
  await nextDay();
  await school.call('backup.now', {});
  await pause();
  await vi.waitFor(async () => expect((await states())[name]).toBe('good'), 10_000);
});

it('leaves a damaged one as it is, under its own name, and says which code it needs', async () => {
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  const path = join(folder(), name);
  const bytes = readFileSync(path);
  bytes[bytes.length - 5000] = (bytes.at(-5000) ?? 0) ^ 1;
  rmSync(path);
  writeFileSync(path, bytes);
  await newCode();
  await pause();
  await vi.waitFor(() => expect(school.logs.some(({ event }) => event === 'backup-not-resealed')).toBe(true), 10_000);
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readdirSync(folder())).toEqual([name]);
  expect(await listed()).toMatchObject([{ state: 'other-code', needsCodeOf: expect.any(String), mayDestroy: false }]);
});

it('after a change of the key, lists the older ones with their code, and destroys them for a Lead once a newer one is good', async () => {
  await school.call('backup.now', {});
  const [old = ''] = readdirSync(folder());
  copyFileSync(join(folder(), old), join(folder(), 'My copy.careboard-backup'));
  await school.call('access.rotateKey', { password: LEAD.password });
  await school.asLead();
  const [one] = (await listed()).filter(({ fileName }) => fileName === old);
  // The code is still today's.
  expect(one).toMatchObject({ state: 'other-key', needsCodeOf: null, mayDestroy: false });
  const destroy = (fileId: string) => school.tryCall('backup.destroy', { fileId });
  expect(await destroy(one!.fileId)).toMatchObject({ error: { code: 'backup-still-needed' } });
  await newCode();
  await nextDay();
  await school.call('backup.now', {});
  const after = Object.fromEntries((await listed()).map((file) => [file.fileName, file]));
  expect(after[old]).toMatchObject({ state: 'other-key', needsCodeOf: expect.any(String), mayDestroy: true });
  const good = Object.values(after).find(({ state }) => state === 'good');
  expect(await destroy(good!.fileId)).toMatchObject({ error: { code: 'not-allowed' } });
  expect(await destroy(after['My copy.careboard-backup']!.fileId)).toMatchObject({ error: { code: 'not-allowed' } });
  expect(await destroy(after[old]!.fileId)).toMatchObject({ ok: true });
  expect(readdirSync(folder()).sort()).toEqual([good!.fileName, 'My copy.careboard-backup'].sort());
  const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
  expect(rows.find((row) => row.what === 'backup.destroyed')?.fields[0]).toMatch(/^made /);
});
