import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { BACKUP_ENDING, readManifest } from '#main/features/backup/backup-file.ts';
import { takeApart } from '#main/features/backup/staged-copy.ts';
import { NEWEST } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithRecoveryCode } from '#main/vault/vault.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { CHILD, NEED } from '../security/plain-inputs.ts';
import { type BackupSchool, backupSchool, emptyHome } from '../support/backup-school.ts';
import { LEAD, memoryKeychain, SET_UP, STAFF_PASSWORD } from '../support/new-school.ts';
import { changeInside, makeOlder } from '../support/other-version.ts';

let school: BackupSchool;
let homes: string[];
beforeEach(async () => {
  school = await backupSchool();
  homes = [];
});
afterEach(() => {
  school.close();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

const NEW_LEAD = { name: 'Mr N Newlead', label: 'Deputy head' };
const NEW_PASSWORD = 'brisk copper teapot 88';
const folder = () => join(school.stick, 'Careboard backups');
const newest = async (from = school.call) => (await from('backup.found', { staged: false })).backups[0]!;
const codeOf = (answer: { ok: true } | { ok: false; error: { code: string } }) =>
  answer.ok ? 'ok' : answer.error.code;

/** Another PC: nothing in its folder, nothing in its keychain, the same stick. */
function newPc() {
  const home = emptyHome();
  homes.push(home);
  const app = createApp({
    ...{ home, kind: 'practice', keychain: memoryKeychain(), clock: school.clock, device: 'NEW-PC', pages: new Map() },
    log: () => undefined,
    backup: { sticks: () => [school.stick] },
  });
  const tryCall = <K extends CallName>(name: K, input: CallInput<K>) => app.dispatch(name, input);
  const call = async <K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> => {
    const answer = await tryCall(name, input);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value as CallOutput<K>;
  };
  return { home, app, call, tryCall };
}

/** Every row of every table but those that a sign-in and a restore write. */
function everyRow(file: string, key: Buffer): Record<string, string[]> {
  const db = openEncrypted(file, key, { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  const rows = Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
  db.close();
  return rows;
}

async function filledSchool() {
  await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '3', teacher: '' });
  for (let i = 0; i < 12; i++) {
    const { childId } = await school.call('children.add', { fields: { ...CHILD, surname: `Child ${i}` } });
    await school.call('medical.addNeed', { childId, fields: { ...NEED, condition: `Need ${i}` }, kind: null });
  }
  await school.asRole('office');
  await school.asLead();
}

it('T20: on an empty PC with the code alone, not one row differs', async () => {
  await filledSchool();
  await school.call('backup.now', {});
  const path = join(folder(), readdirSync(folder())[0]!);
  const pc = newPc();
  expect(await pc.call('access.state', {})).toMatchObject({ state: 'no-vault' });
  const { fileId } = await newest(pc.call);
  const facts = await pc.call('backup.facts', { fileId, key: { by: 'code', code: school.recoveryCode } });
  expect(facts).toMatchObject({
    counts: { children: 12, staff: 2 },
    now: null,
    staffReturning: expect.arrayContaining([LEAD.name]),
  });
  const accept = {
    by: 'code',
    code: school.recoveryCode,
    lead: NEW_LEAD,
    password: NEW_PASSWORD,
    passwordOnly: false,
  } as const;
  expect(await pc.call('backup.restore', { fileId, accept })).toEqual({ signedIn: true });
  expect(await pc.call('access.state', {})).toMatchObject({ state: 'active', me: { name: NEW_LEAD.name } });
  expect(await pc.call('audit.verify', {})).toMatchObject({ holds: true });
  expect((await pc.call('children.list', { leavers: false })).children).toHaveLength(12);
  pc.app.close();

  const { dataKey } = await unlockWithRecoveryCode({ home: pc.home, code: school.recoveryCode });
  const read = readManifest(path);
  if (read.kind !== 'whole') throw new Error(read.kind);
  const apart = emptyHome();
  homes.push(apart);
  await takeApart({ path, name: '', staged: false, read }, apart);
  const before = everyRow(join(apart, 'register.db'), databaseKey(dataKey));
  const after = everyRow(join(pc.home, 'register.db'), databaseKey(dataKey));
  // What the new Lead's sign-in adds: their own person, role, audit rows, the stretch of the audit and its key, notes, and
  // one more commit for each.
  const added = new Set(['audit_key', 'commit_count', 'meta', 'staff_grant']);
  let rows = 0;
  for (const [table, was] of Object.entries(before)) {
    if (added.has(table)) continue;
    rows += was.length;
    const now = new Set(after[table]);
    expect(
      was.filter((row) => !now.has(row)),
      table,
    ).toEqual([]);
  }
  expect(rows).toBeGreaterThan(60);
});

it('goes on with everybody’s passwords when a Lead puts yesterday’s back, and says what was lost', async () => {
  await filledSchool();
  const officeId = await school.asRole('office');
  await school.asLead();
  await school.call('backup.now', {});
  school.clock.advance(60_000);
  await school.asLead();
  await school.call('children.add', { fields: { ...CHILD, surname: 'Lost after' } });
  const kitchenId = await school.asRole('kitchen');
  await school.asLead();
  const { fileId } = await newest();
  const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
  const facts = await school.call('backup.facts', { fileId, key });
  expect(facts).toMatchObject({
    counts: { children: 12 },
    now: { counts: { children: 13 } },
    staffReturning: [],
    staffLost: ['Person 2 kitchen'],
  });
  expect(facts.now?.changesLost).toBeGreaterThanOrEqual(2);
  expect(facts.now!.auditSeq).toBeGreaterThan(facts.auditSeq);

  expect(await school.call('backup.restore', { fileId, accept: key })).toEqual({ signedIn: false });
  expect(await school.call('access.state', {})).toMatchObject({ state: 'signed-out' });
  await school.asLead();
  expect((await school.call('children.list', { leavers: false })).children).toHaveLength(12);
  expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
  expect(await school.call('access.security', {})).toMatchObject({ rolledBack: false });
  const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
  const restored = rows.find((row) => row.what === 'backup.restored');
  expect(restored).toMatchObject({ seq: facts.auditSeq + 2, who: LEAD.name });
  expect(restored?.fields.join(' ')).toContain(`entry ${facts.auditSeq}`);
  await school.call('access.signIn', { staffId: officeId, password: STAFF_PASSWORD });
  const gone = await school.tryCall('access.signIn', { staffId: kitchenId, password: STAFF_PASSWORD });
  expect(codeOf(gone)).toBe('wrong-password');
  // What was replaced is kept, whole and sealed.
  const aside = readdirSync(school.home).find((name) => name.startsWith('Replaced '))!;
  const { dataKey } = await unlockWithRecoveryCode({ home: join(school.home, aside), code: school.recoveryCode });
  expect(everyRow(join(school.home, aside, 'register.db'), databaseKey(dataKey)).child).toHaveLength(13);
});

it('brings back a person who was removed since, without a way in', async () => {
  await school.asRole('office');
  await school.asLead();
  await school.call('backup.now', {});
  const office = (await school.call('access.staff', {})).staff.find((one) => one.name.endsWith('office'))!;
  await school.call('access.removeStaff', { staffId: office.staffId });
  const { fileId } = await newest();
  const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
  expect((await school.call('backup.facts', { fileId, key })).staffReturning).toEqual([office.name]);
  await school.call('backup.restore', { fileId, accept: key });
  expect(codeOf(await school.tryCall('access.signIn', { staffId: office.staffId, password: STAFF_PASSWORD }))).toBe(
    'wrong-password',
  );
  await school.asLead();
  const { code } = await school.call('access.oneTimeCode', { staffId: office.staffId });
  const given = { staffId: office.staffId, code, password: 'walnut paper kettle 52' };
  expect(codeOf(await school.tryCall('access.signInByCode', given))).toBe('ok');
});

it('is accepted by nobody but a Lead or the code, and then changes nothing', async () => {
  await school.call('backup.now', {});
  const officeId = await school.asRole('office');
  await school.asLead();
  await school.call('backup.now', {});
  const { fileId } = await newest();
  const lead = (staffId: typeof officeId, password: string) => ({
    fileId,
    accept: { by: 'lead', staffId, password } as const,
  });
  expect(codeOf(await school.tryCall('backup.restore', lead(officeId, STAFF_PASSWORD)))).toBe('not-a-lead');
  expect(codeOf(await school.tryCall('backup.restore', lead(school.leadId, 'a wrong guess 99')))).toBe(
    'wrong-password',
  );
  const accept = {
    by: 'code',
    code: '0000-0000-0000-0000-0000-0000-0000-0000-0000',
    lead: NEW_LEAD,
    password: NEW_PASSWORD,
    passwordOnly: false,
  } as const;
  expect(codeOf(await school.tryCall('backup.restore', { fileId, accept }))).toMatch(/recovery-code/);
  expect(readdirSync(school.home).filter((name) => /restore|Replaced/.test(name))).toEqual([]);
  expect(await school.call('access.state', {})).toMatchObject({ state: 'active' });
});

it('offers what IT laid into the restore folder first, and refuses it when a byte of it is changed', async () => {
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  mkdirSync(join(school.home, 'restore'));
  const laid = join(school.home, 'restore', `From IT${BACKUP_ENDING}`);
  const bytes = readFileSync(join(folder(), name));
  bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 1;
  writeFileSync(laid, bytes);
  const { fileId, staged, ofThisRegister } = await newest();
  expect({ staged, ofThisRegister }).toEqual({ staged: true, ofThisRegister: true });
  const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
  expect(codeOf(await school.tryCall('backup.facts', { fileId, key }))).toBe('backup-damaged');
  expect(codeOf(await school.tryCall('backup.restore', { fileId, accept: key }))).toBe('backup-damaged');
  copyFileSync(join(folder(), name), laid);
  await school.call('backup.restore', { fileId, accept: key });
  expect(existsSync(join(school.home, 'restore-ready'))).toBe(false);
  // Done with: it lies there still, under a name that nobody is offered again.
  expect(readdirSync(join(school.home, 'restore'))).toEqual([`From IT${BACKUP_ENDING}.put-back`]);
  expect(await newest()).toMatchObject({ staged: false });
});

it('offers what IT laid down by itself from a start to the first sign-in, and to whoever asks for it after', async () => {
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  const pc = newPc();
  mkdirSync(join(pc.home, 'restore'));
  copyFileSync(join(folder(), name), join(pc.home, 'restore', name));
  const staged = async () => (await pc.call('backup.found', { staged: true })).backups.length;
  expect([await staged(), await staged()]).toEqual([1, 1]);
  await pc.call('access.setUp', { ...SET_UP, mode: 'device-bound' });
  await pc.call('access.lock', {});
  expect(await staged()).toBe(0);
  expect((await pc.call('backup.found', { staged: false })).backups[0]).toMatchObject({ staged: true });
  pc.app.close();
});

it.each([
  ['a trigger', 'CREATE TRIGGER also AFTER INSERT ON child BEGIN UPDATE staff SET active = 0; END'],
  ['a view', 'CREATE VIEW looks AS SELECT * FROM child'],
  ['a column', 'ALTER TABLE child ADD COLUMN extra TEXT'],
  ['a missing trigger', 'DROP TRIGGER audit_no_update'],
])('refuses a register with %s that Careboard did not make, though its seals are right', async (_what, change) => {
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  const path = join(folder(), name);
  const apart = emptyHome();
  homes.push(apart);
  await changeInside(path, apart, school.recoveryCode, (db) => db.exec(change));
  const { fileId } = await newest();
  const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
  expect(codeOf(await school.tryCall('backup.facts', { fileId, key }))).toBe('backup-foreign-schema');
  expect(codeOf(await school.tryCall('backup.restore', { fileId, accept: key }))).toBe('backup-foreign-schema');
});

it('puts back a backup of an older Careboard and brings it up to date: everything is there and works', async () => {
  await filledSchool();
  const version = await makeOlder(school);
  // The next sign-in makes the backup before it brings the register up to date.
  await school.asLead();
  const made = (await school.call('backup.list', {})).backups.find(({ reason }) => reason === 'before-update')!;
  const read = readManifest(join(folder(), made.fileName));
  expect(read).toMatchObject({ manifest: { schemaVersion: version } });
  await school.call('children.add', { fields: { ...CHILD, surname: 'Lost after' } });
  const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
  const { fileId } = (await school.call('backup.found', { staged: false })).backups.find(
    ({ fileName }) => fileName === made.fileName,
  )!;
  expect(await school.call('backup.facts', { fileId, key })).toMatchObject({ older: true, counts: { children: 12 } });
  await school.call('backup.restore', { fileId, accept: key });
  await school.asLead();
  const { children } = await school.call('children.list', { leavers: false });
  expect(children).toHaveLength(12);
  await school.call('medical.addNeed', { childId: children[0]!.childId, fields: NEED, kind: null });
  expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
  await school.call('access.lock', {});
  const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
  const db = openEncrypted(join(school.home, 'register.db'), databaseKey(dataKey), { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(NEWEST);
  db.close();
});

it.each([
  ['says so itself', NEWEST + 10],
  // Whoever seals it can write anything there: the register inside is asked too.
  ['hides it', undefined],
])('refuses a backup of a newer Careboard that %s, in words, before anything is touched', async (_what, says) => {
  await filledSchool();
  await school.call('backup.now', {});
  const [name = ''] = readdirSync(folder());
  const apart = emptyHome();
  homes.push(apart);
  const newer = (db: Database) => db.pragma(`user_version=${NEWEST + 10}`);
  await changeInside(join(folder(), name), apart, school.recoveryCode, newer, says);
  await school.call('access.lock', {});
  const asItWas = () =>
    ['register.db', 'vault.json'].map((file) =>
      createHash('sha256')
        .update(readFileSync(join(school.home, file)))
        .digest('hex'),
    );
  const before = asItWas();
  const { fileId } = await newest();
  const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
  const refused = { error: { code: 'backup-newer', message: expect.stringContaining('made by a newer Careboard') } };
  expect(await school.tryCall('backup.facts', { fileId, key })).toMatchObject(refused);
  expect(await school.tryCall('backup.restore', { fileId, accept: key })).toMatchObject(refused);
  expect(asItWas()).toEqual(before);
  expect(readdirSync(school.home).filter((left) => /^(restore|Replaced)/.test(left))).toEqual([]);
  await school.asLead();
  expect((await school.call('children.list', { leavers: false })).children).toHaveLength(12);
});
