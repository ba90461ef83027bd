import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readManifest } from '#main/features/backup/backup-file.ts';
import { CHILD } from '../security/plain-inputs.ts';
import { type BackupSchool, backupSchool } from '../support/backup-school.ts';
import { makeOlder } from '../support/other-version.ts';

let school: BackupSchool;
beforeEach(async () => {
  school = await backupSchool();
});
afterEach(() => school.close());

const folder = () => join(school.stick, 'Careboard backups');
const DAY = 86_400_000;
const backups = async () => (await school.call('backup.list', {})).backups;

it('writes one sealed file that says what it is without a secret, and nothing of a child', async () => {
  await school.call('children.add', { fields: { ...CHILD, surname: 'Quillfeather', forename: 'Ottoline' } });
  await school.call('backup.now', {});
  const [name, ...more] = readdirSync(folder());
  expect(more).toEqual([]);
  const path = join(folder(), name ?? '');
  expect(readManifest(path)).toMatchObject({
    kind: 'whole',
    manifest: { schoolName: 'Test Primary School', reason: 'by-hand', counts: { children: 1, staff: 1 } },
  });
  const bytes = readFileSync(path);
  for (const word of ['Quillfeather', 'Ottoline', 'SQLite format', 'Westgate'])
    expect(bytes.includes(word), word).toBe(false);
  expect(readdirSync(school.home).filter((left) => /work|backup-w/.test(left))).toEqual([]);
  expect(await school.call('backup.state', {})).toMatchObject({
    level: 'fine',
    failed: null,
    folder: { chosenBy: 'lead' },
  });
  expect(await backups()).toMatchObject([{ state: 'good', children: 1, reason: 'by-hand' }]);
});

it('tells a flipped bit, a cut file and another school’s file in the list, and touches none of them', async () => {
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  const bytes = readFileSync(join(folder(), name));
  const flipped = Buffer.from(bytes);
  flipped[60] = (flipped[60] ?? 0) ^ 1;
  writeFileSync(join(folder(), 'Flipped.careboard-backup'), flipped);
  copyFileSync(join(folder(), name), join(folder(), 'Cut.careboard-backup'));
  truncateSync(join(folder(), 'Cut.careboard-backup'), bytes.length - 1);
  writeFileSync(join(folder(), 'Letter.careboard-backup'), 'Dear parents');
  expect(Object.fromEntries((await backups()).map((one) => [one.fileName, one.state]))).toEqual({
    [name]: 'good',
    'Flipped.careboard-backup': 'damaged',
    'Cut.careboard-backup': 'damaged',
    'Letter.careboard-backup': 'damaged',
  });
  for (let day = 0; day < 9; day++) {
    school.clock.advance(DAY);
    await school.asLead();
    await school.call('backup.now', {});
  }
  expect(readdirSync(folder())).toEqual(
    expect.arrayContaining(['Flipped.careboard-backup', 'Letter.careboard-backup']),
  );
});

it('says plainly when the stick is away, keeps what was good in mind, and counts the days', async () => {
  await school.call('backup.now', {});
  rmSync(folder(), { recursive: true });
  school.clock.advance(2 * DAY);
  await school.asLead();
  expect(await school.tryCall('backup.now', {})).toMatchObject({ error: { code: 'backup-no-folder' } });
  expect(existsSync(folder())).toBe(false);
  const state = await school.call('backup.state', {});
  expect(state).toMatchObject({ level: 'late', lastGood: { at: expect.any(String) }, folder: { there: false } });
  expect(state.failed?.message).toContain('Please plug the stick in');
  school.clock.advance(5 * DAY);
  await school.asLead();
  expect((await school.call('backup.state', {})).level).toBe('very-late');
});

it('makes the day’s backup by itself once the person pauses, whoever it is, once a day', async () => {
  await school.asRole('kitchen');
  school.clock.advance(30_000);
  await school.call('access.touch', {});
  school.clock.advance(31_000);
  await school.call('access.touch', {});
  await school.call('access.state', {});
  expect(existsSync(folder()) && readdirSync(folder())).toEqual([]);
  school.clock.advance(6_000);
  await school.call('access.state', {});
  await vi.waitFor(
    () => expect(readdirSync(folder()).filter((name) => name.endsWith('backup'))).toHaveLength(1),
    20_000,
  );
  await vi.waitFor(async () => {
    await school.asLead();
    expect((await school.call('backup.state', {})).lastGood).not.toBeNull();
  }, 20_000);
  await school.asLead();
  school.clock.advance(70_000);
  await school.call('access.state', {});
  await school.asLead();
  expect(await school.call('backup.state', {})).toMatchObject({ running: false });
  expect((await backups()).map((one) => one.reason)).toEqual(['daily']);
  const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
  expect(rows.find((row) => row.what === 'backup.made')).toMatchObject({
    who: 'Person 1 kitchen',
    fields: ['by itself'],
  });
});

it('does not begin while an emergency card is open', async () => {
  const { childId } = await school.call('children.add', { fields: CHILD });
  await school.call('medical.openCard', { childId, reason: 'in-front' });
  school.clock.advance(100_000);
  await school.call('access.state', {});
  expect((await school.call('backup.state', {})).running).toBe(false);
  expect(readdirSync(folder())).toEqual([]);
});

it('makes one before an update, which says the version it was', async () => {
  const version = await makeOlder(school);
  await school.asLead();
  const [made] = (await backups()).filter((one) => one.reason === 'before-update');
  expect(made).toMatchObject({ state: 'good' });
  expect(readManifest(join(folder(), made!.fileName))).toMatchObject({ manifest: { schemaVersion: version } });
  await school.asLead();
  expect((await backups()).filter((one) => one.reason === 'before-update')).toHaveLength(1);
});

it('makes the one before an update beside the register where the stick is away', async () => {
  await makeOlder(school);
  rmSync(folder(), { recursive: true });
  await school.asLead();
  expect(readdirSync(join(school.home, 'backups'))).toHaveLength(1);
});
