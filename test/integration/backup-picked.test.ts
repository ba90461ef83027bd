import { copyFileSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import type { BackupPort } from '#main/core/ports.ts';
import type { CallInput, CallName } from '#shared/contract/contract.ts';
import { type BackupSchool, backupSchool, emptyHome } from '../support/backup-school.ts';
import { memoryKeychain } from '../support/new-school.ts';

let school: BackupSchool;
/** Where nothing looks by itself: a folder on the school's server, say. */
let elsewhere: string;
let home: string;
let answer: string | null;
let tryCall: <K extends CallName>(name: K, input: CallInput<K>) => Promise<unknown>;
let close: () => void;

const asked: string[] = [];
const asks = (what: string) => async () => {
  asked.push(what);
  return answer;
};
const chooseBackup: BackupPort['chooseBackup'] = { file: asks('file'), folder: asks('folder') };

function newPc(backup: BackupPort): void {
  const app = createApp({
    ...{ home, kind: 'practice', keychain: memoryKeychain(), clock: school.clock, device: 'NEW-PC', pages: new Map() },
    ...{ log: () => undefined, backup },
  });
  tryCall = (name, input) => app.dispatch(name, input);
  close = app.close;
}

beforeEach(async () => {
  school = await backupSchool();
  await school.call('backup.now', {});
  elsewhere = mkdtempSync(join(tmpdir(), 'careboard-elsewhere-'));
  const folder = join(school.stick, 'Careboard backups');
  copyFileSync(join(folder, readdirSync(folder)[0]!), join(elsewhere, 'Brought along.careboard-backup'));
  home = emptyHome();
  asked.length = 0;
  newPc({ sticks: () => [], chooseBackup });
});
afterEach(() => {
  close();
  school.close();
  for (const folder of [elsewhere, home]) rmSync(folder, { recursive: true, force: true });
});

const found = () => tryCall('backup.found', { staged: false });
const pick = (what: 'file' | 'folder') => tryCall('backup.pick', { what });
const brought = { fileName: 'Brought along.careboard-backup', picked: true, staged: false };

it('on an empty PC, finds nothing by itself, and puts back the file that somebody chose', async () => {
  expect(await found()).toMatchObject({ value: { backups: [], mayPick: ['file', 'folder'] } });
  answer = join(elsewhere, 'Brought along.careboard-backup');
  expect(await pick('file')).toEqual({ ok: true, value: { picked: true } });
  const { value } = (await found()) as { value: { backups: { fileId: string }[] } };
  expect(value.backups).toMatchObject([{ ...brought, where: elsewhere }]);
  const accept = {
    by: 'code',
    code: school.recoveryCode,
    lead: { name: 'Mr N Newlead', label: '' },
    password: 'brisk copper teapot 88',
    passwordOnly: false,
  } as const;
  expect(await tryCall('backup.restore', { fileId: value.backups[0]!.fileId, accept })).toMatchObject({
    value: { signedIn: true },
  });
  expect(asked).toEqual(['file']);
});

it('looks into the folder that somebody chose', async () => {
  answer = elsewhere;
  expect(await pick('folder')).toEqual({ ok: true, value: { picked: true } });
  expect(await found()).toMatchObject({ value: { backups: [brought] } });
  expect(asked).toEqual(['folder']);
});

it('closed without a choice, changes nothing', async () => {
  answer = null;
  expect(await pick('file')).toEqual({ ok: true, value: { picked: false } });
  expect(await found()).toMatchObject({ value: { backups: [] } });
});

it.each([
  ['a letter', 'backup-not-one', () => writeFileSync(join(elsewhere, 'x'), 'Dear parents')],
  ['an empty file', 'backup-not-one', () => writeFileSync(join(elsewhere, 'x'), '')],
  ['a file that is gone', 'backup-not-one', () => undefined],
  [
    'a cut backup',
    'backup-damaged',
    () => {
      copyFileSync(join(elsewhere, brought.fileName), join(elsewhere, 'x'));
      truncateSync(join(elsewhere, 'x'), 5000);
    },
  ],
])('%s is refused in words: %s', async (_what, code, make) => {
  make();
  answer = join(elsewhere, 'x');
  expect(await pick('file')).toMatchObject({
    error: { code, message: expect.stringContaining('Nothing was changed') },
  });
  expect(await found()).toMatchObject({ value: { backups: [] } });
});

it('a folder without one is refused in words, and what was chosen before stays', async () => {
  answer = join(elsewhere, brought.fileName);
  await pick('file');
  const empty = mkdtempSync(join(elsewhere, 'empty-'));
  answer = empty;
  expect(await pick('folder')).toMatchObject({ error: { code: 'backup-none-there' } });
  expect(await found()).toMatchObject({ value: { backups: [brought] } });
});

it('offers no dialog where the window has none', async () => {
  close();
  newPc({ sticks: () => [] });
  expect(await found()).toMatchObject({ value: { mayPick: [] } });
  expect(await pick('file')).toMatchObject({ error: { code: 'not-found' } });
});
