import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHILD } from '../security/plain-inputs.ts';
import { type BackupSchool, backupSchool } from '../support/backup-school.ts';

const SCRIPT = new URL('../../.scripts/restore-drill.ts', import.meta.url).pathname;
let school: BackupSchool;
let temporary: string;
beforeAll(async () => {
  school = await backupSchool();
  temporary = mkdtempSync(join(tmpdir(), 'careboard-drill-test-'));
  await school.call('children.add', { fields: { ...CHILD, surname: 'Quillfeather' } });
  await school.call('backup.now', {});
});
afterAll(() => {
  school.close();
  rmSync(temporary, { recursive: true, force: true });
});

function drill(typed: string, args: readonly string[] = [join(school.stick, 'Careboard backups')]) {
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, ...args], {
    env: { ...process.env, TMPDIR: temporary },
  });
  program.stdin.end(`${typed}\n`);
  let said = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  return new Promise<{ code: number | null; said: string }>((resolve) =>
    program.once('close', (code) => resolve({ code, said })),
  );
}

it('opens, puts back and checks the newest, names no child, shows no code, and leaves nothing', async () => {
  const { code, said } = await drill(school.recoveryCode);
  expect(said).toContain('1 children in all (1 on roll), 1 staff');
  expect(said).toContain('The drill WORKED');
  expect(code).toBe(0);
  expect(said).not.toContain('Quillfeather');
  expect(said).not.toContain(school.recoveryCode.slice(0, 9));
  expect(readdirSync(temporary)).toEqual([]);
});

it('says plainly that it did not work: wrong code, empty folder, the code on the line', async () => {
  const wrong = await drill('0000-0000-0000-0000-0000-0000-0000-0000-0000');
  expect(wrong).toMatchObject({
    code: 1,
    said: expect.stringContaining('This is not a recovery code as it was printed'),
  });
  expect(await drill(school.recoveryCode, [temporary])).toMatchObject({
    code: 1,
    said: expect.stringContaining('No whole backup'),
  });
  expect(await drill('', ['folder', school.recoveryCode])).toMatchObject({ code: 2 });
  expect(readdirSync(temporary)).toEqual([]);
});
