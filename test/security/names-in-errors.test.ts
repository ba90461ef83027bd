import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { logPorts } from '#main/shells/log-file.ts';
import { sql } from '#main/store/sql.ts';
import type { CallInput, CallName } from '#shared/contract/contract.ts';
import { itDetailsText } from '#shared/features/settings/it-details.contract.ts';
import { importText, previewText } from '../support/import-files.ts';
import { LEAD, memoryKeychain, newSchool, type School } from '../support/new-school.ts';
import { registerInside } from '../support/register-inside.ts';
import { CHILD } from './plain-inputs.ts';

/** What a failing register says of a child: the database puts the words of a trigger into its error's message. */
const NAME = 'Zqcanary';
const SAYS = `Ava ${NAME} has a nut allergy`;
/** Two files of this size at most, and the line that goes over. */
const MOST_BYTES = 2 * (128 * 1024 + 1024);

const keychain = memoryKeychain();
const folder = mkdtempSync(join(tmpdir(), 'careboard-log-'));
let school: School;
beforeAll(async () => {
  school = await newSchool({ ports: { keychain, ...logPorts(folder) } });
  await importText(school, 'p.csv', `UPN,Surname,Forename,DOB,Reg\n,${NAME},Ava,01/02/2019,Oak\n`);
}, 60_000);
afterAll(() => {
  school.close();
  rmSync(folder, { recursive: true, force: true });
});

/** From now on, whatever is written to these tables fails with a name in the error's message. */
async function failOn(tables: readonly string[]): Promise<void> {
  await school.call('access.lock', {});
  const { home, leadId: staffId } = school;
  const store = await registerInside({ home, keychain, staffId, password: LEAD.password });
  store.write((tx) => {
    for (const table of tables) {
      const text = `CREATE TRIGGER fails_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, '${SAYS}'); END`;
      tx.run(sql`${{ text, values: [] }}`);
    }
  });
  store.close();
}

const told: string[] = [];
async function fails<K extends CallName>(name: K, input: CallInput<K>, code = 'internal'): Promise<void> {
  const answer = await school.tryCall(name, input);
  expect(answer, name).toMatchObject({ ok: false, error: { code } });
  told.push(JSON.stringify(answer));
}

const files = () => readdirSync(join(folder, 'logs')).map((name) => join(folder, 'logs', name));
const written = () => files().map((file) => readFileSync(file, 'utf8'));

it('writes codes and a reference where an error’s own message holds a name, in every kind of handler', async () => {
  const { childId } = (await school.call('children.find', { text: NAME })).hits[0]!;
  await failOn(['class', 'photo', 'child', 'emergency_card']);
  await school.asLead();
  await fails('children.saveClass', { classId: null, name: 'Ash', yearGroup: '4', teacher: '' });
  await fails('children.add', { fields: { ...CHILD, surname: NAME } });
  const { previewId } = await previewText(
    school,
    'q.csv',
    `UPN,Surname,Forename,DOB,Reg\n,${NAME},Bo,01/02/2018,Oak\n`,
  );
  await fails('imports.apply', { previewId, choices: [] });
  await fails('medical.openCard', { childId, reason: null });
  await failOn(['audit']);
  // The sign-in itself fails at its audit row: the register does not let itself be written.
  await fails('access.signIn', { staffId: school.leadId, password: LEAD.password }, 'vault-rolled-back');
  const lines = written().join('');
  expect(lines.split('\n').filter((line) => line.includes('"code":"internal"')).length).toBeGreaterThanOrEqual(
    told.length - 1,
  );
  const refs = told.map((answer) => (JSON.parse(answer) as { error: { ref: string } }).error.ref);
  for (const ref of refs) expect(lines).toContain(ref);
  const details = itDetailsText(await school.call('settings.itDetails', {}));
  expect(details).toContain(refs.at(-1)!);
  for (const text of [lines, details, ...told])
    for (const word of [NAME, 'Ava', 'allergy', LEAD.name, LEAD.password, school.home])
      expect(text).not.toContain(word);
}, 60_000);

it('stays two small files, however often it fails, and keeps the newest', async () => {
  let last = '';
  for (let time = 0; time < 4000; time += 1) {
    const answer = await school.tryCall('children.saveClass', {
      classId: null,
      name: NAME,
      yearGroup: '4',
      teacher: NAME,
    });
    if (!answer.ok) last = answer.error.ref;
  }
  expect(files()).toHaveLength(2);
  expect(files().reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(MOST_BYTES);
  expect(files().reduce((sum, file) => sum + statSync(file).size, 0)).toBeGreaterThan(128 * 1024);
  expect(written().join('')).toContain(last);
  expect(written().join('')).not.toContain(NAME);
}, 60_000);
