import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { readVault, unlockWithPassword, unlockWithRecoveryCode } from '#main/vault/vault.ts';
import { contentsOf, writeVault } from '#main/vault/vault-file.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/contract/result.ts';
import { CHILD } from '../security/plain-inputs.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

const HOUR = 3_600_000;
const OWN_PASSWORD = 'copper window thirteen';
let school: School;
let keychain: Keychain;
let clock: ReturnType<typeof movableClock>;
let kept: string;

beforeEach(async () => {
  keychain = memoryKeychain();
  clock = movableClock();
  kept = mkdtempSync(join(tmpdir(), 'careboard-kept-'));
  school = await newSchool({ ports: { keychain, clock } });
});
afterEach(() => {
  school.close();
  rmSync(kept, { recursive: true, force: true });
});

const slotsNow = () => readVault(school.home).slots;
const codeOf = (answer: Result<unknown>) => (answer.ok ? 'ok' : answer.error.code);
const signIn = (staffId: CallInput<'access.signIn'>['staffId'], password: string) =>
  school.tryCall('access.signIn', { staffId, password }).then(codeOf);
const whatHappened = async () =>
  (await school.call('audit.rows', { kind: 'everything', staffId: null, before: null })).rows.map(({ what }) => what);
const anOffice = async () => {
  const staffId = await school.asRole('office');
  await school.asLead();
  return staffId;
};
/** Another account of this PC, or another PC with a copy: its own keychain, a folder. */
const elsewhere = (port: Keychain, home = school.home) => {
  const app = createApp({
    ...{ home, kind: 'practice', keychain: port, clock, device: 'OTHER' },
    log: () => undefined,
    pages: new Map(),
  });
  const call = async <K extends CallName>(name: K, input: CallInput<K>) =>
    (await app.dispatch(name, input)) as Result<CallOutput<K>>;
  return { call, close: () => app.close() };
};

describe('a one-time code', () => {
  it('stops the old password at once, sets an own one, once, and is named in the audit', async () => {
    const staffId = await anOffice();
    const { code, until } = await school.call('access.oneTimeCode', { staffId });
    expect(until).toBe(new Date(clock.now().getTime() + 24 * HOUR).toISOString());
    expect((await school.call('access.signInNames', {})).names.find((one) => one.staffId === staffId)?.byCode).toBe(
      true,
    );
    await school.call('access.lock', {});
    expect(await signIn(staffId, STAFF_PASSWORD)).toBe('wrong-password');
    // The code is no password, however it is typed.
    expect(await signIn(staffId, code)).toBe('wrong-password');
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    clock.advance(10_000);
    await school.call('access.signInByCode', { staffId, code: typed, password: OWN_PASSWORD });
    expect((await school.call('access.state', {})).me?.roles).toEqual(['office']);
    const again = { staffId, code, password: STAFF_PASSWORD };
    expect(codeOf(await school.tryCall('access.signInByCode', again))).toBe('wrong-code');
    expect(await signIn(staffId, OWN_PASSWORD)).toBe('ok');
    await school.asLead();
    const what = await whatHappened();
    for (const one of ['staff.password-reset', 'staff.password-set']) expect(what).toContain(one);
  });

  it('ends after a day, does not count before it was made, and is taken away at a Lead’s next sign-in', async () => {
    const staffId = await anOffice();
    const { code } = await school.call('access.oneTimeCode', { staffId });
    const byCode = () => school.tryCall('access.signInByCode', { staffId, code, password: OWN_PASSWORD }).then(codeOf);
    clock.set(-HOUR);
    expect(await byCode()).toBe('code-expired');
    clock.set(25 * HOUR);
    expect(await byCode()).toBe('code-expired');
    expect(slotsNow()).toHaveLength(2);
    await school.asLead();
    expect(slotsNow().map((slot) => slot.staffId)).toEqual([school.leadId]);
    expect(await byCode()).toBe('wrong-code');
  });

  it('is judged under the name’s own delays, and a weak password is no try at it', async () => {
    const staffId = await anOffice();
    const { code } = await school.call('access.oneTimeCode', { staffId });
    await school.call('access.lock', {});
    const tried = (typed: string, password = OWN_PASSWORD) =>
      school.tryCall('access.signInByCode', { staffId, code: typed, password }).then(codeOf);
    for (let n = 0; n < 5; n += 1) expect(await tried(code, 'x')).toBe('weak-password');
    const outcomes = [];
    for (let n = 0; n < 5; n += 1) outcomes.push(await tried('AAAA-AAAA-AAAA'));
    expect(outcomes).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wait', 'wait']);
    clock.advance(2_000);
    expect(await tried(code)).toBe('ok');
  });

  it('is not for a Lead’s own name', async () => {
    expect(codeOf(await school.tryCall('access.oneTimeCode', { staffId: school.leadId }))).toBe('own-code');
  });
});

describe('a second account of this PC', () => {
  it('is let in by a code and a password, once; until then it is never called a wrong password', async () => {
    const staffId = await anOffice();
    const { code } = await school.call('access.makeEnrolmentCode', { password: LEAD.password });
    await school.call('access.lock', {});
    const [second, third] = [memoryKeychain(), memoryKeychain()];
    const other = elsewhere(second);
    const person = { staffId, password: STAFF_PASSWORD };
    expect(codeOf(await other.call('access.signIn', person))).toBe('device-secret-missing');
    expect(codeOf(await other.call('access.enrol', { ...person, code: 'AAAA-AAAA-AAAA' }))).toBe('wrong-code');
    expect(codeOf(await other.call('access.enrol', { ...person, code, password: 'a guess at it' }))).toBe(
      'wrong-password',
    );
    expect(await second.get(readVault(school.home).vaultId)).toBeNull();
    expect(codeOf(await other.call('access.enrol', { ...person, code }))).toBe('ok');
    await other.call('access.lock', {});
    expect(codeOf(await other.call('access.signIn', person))).toBe('ok');
    other.close();
    const late = elsewhere(third);
    expect(codeOf(await late.call('access.enrol', { ...person, code }))).toBe('wrong-code');
    late.close();
    await school.asLead();
    const what = await whatHappened();
    for (const one of ['enrolment.code-made', 'enrolment.used']) expect(what).toContain(one);
  });

  it('is not let in after a quarter of an hour, and the offer is gone at a Lead’s next sign-in', async () => {
    const { code } = await school.call('access.makeEnrolmentCode', { password: LEAD.password });
    await school.call('access.lock', {});
    clock.advance(15 * 60_000);
    const other = elsewhere(memoryKeychain());
    const person = { staffId: school.leadId, password: LEAD.password };
    expect(codeOf(await other.call('access.enrol', { ...person, code }))).toBe('code-expired');
    other.close();
    await school.asLead();
    expect(readVault(school.home).enrolment).toBeUndefined();
  });

  it('needs no code where passwords alone protect the register', async () => {
    const plain = await newSchool({ ports: { keychain: null } });
    expect(codeOf(await plain.tryCall('access.makeEnrolmentCode', { password: LEAD.password }))).toBe(
      'keychain-unavailable',
    );
    plain.close();
  });
});

describe('a new data key', () => {
  const rotate = () => school.call('access.rotateKey', { password: LEAD.password });

  it('opens by everybody’s own password and the recovery code, ends the session, and keeps every row', async () => {
    const staffId = await anOffice();
    await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '3', teacher: '' });
    const before = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
    cpSync(school.home, kept, { recursive: true });
    await rotate();
    expect((await school.call('access.state', {})).state).toBe('signed-out');
    const after = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
    expect(after.dataKey.equals(before.dataKey)).toBe(false);
    expect(() => openEncrypted(join(school.home, 'register.db'), databaseKey(before.dataKey))).toThrow('vault-damaged');
    openEncrypted(join(school.home, 'register.db'), databaseKey(after.dataKey)).close();
    expect(await signIn(staffId, STAFF_PASSWORD)).toBe('ok');
    await school.asLead();
    expect((await school.call('access.state', {})).me?.notices.join()).toContain('The register got a new key on');
    expect((await school.call('children.classes', {})).classes.map(({ name }) => name)).toEqual(['Oak']);
    expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
    const check = await school.call('audit.checkSeals', { code: school.recoveryCode });
    expect(check).toMatchObject({ holds: true, unopened: [] });
    const what = await whatHappened();
    for (const one of ['key.rotated', 'audit.epoch-began']) expect(what).toContain(one);
    expect((await school.call('access.security', {})).keyRotatedAt).toBe(clock.now().toISOString());
    await school.call('access.lock', {});
    // Nothing of the change is left, and a second one works as well.
    expect(
      readdirSync(school.home)
        .sort()
        .filter((name) => /next|wal|shm/.test(name)),
    ).toEqual([]);
    await school.asLead();
    await rotate();
    await school.asLead();
  });

  it('is not opened by the old key file, nor the old register by the new one, and neither try changes a byte', async () => {
    await school.call('access.lock', {});
    cpSync(school.home, kept, { recursive: true });
    await school.asLead();
    await rotate();
    for (const name of ['vault.json', 'register.db']) {
      const mixed = mkdtempSync(join(tmpdir(), 'careboard-mixed-'));
      cpSync(school.home, mixed, { recursive: true });
      cpSync(join(kept, name), join(mixed, name));
      const bytes = () => ['vault.json', 'register.db'].map((one) => readFileSync(join(mixed, one)).toString('base64'));
      const was = bytes();
      const other = elsewhere(keychain, mixed);
      const answer = await other.call('access.signIn', { staffId: school.leadId, password: LEAD.password });
      expect(codeOf(answer), name).toBe('vault-damaged');
      other.close();
      expect(bytes(), name).toEqual(was);
      rmSync(mixed, { recursive: true });
    }
  });

  it('is not sealed to a person who was removed, who keeps what they had and opens nothing new by it', async () => {
    const staffId = await anOffice();
    const had = await unlockWithPassword({ home: school.home, staffId, password: STAFF_PASSWORD, keychain });
    const slotHad = had.file.slots.find((slot) => slot.staffId === staffId)!;
    await school.call('access.removeStaff', { staffId });
    await rotate();
    expect(slotsNow().map((slot) => slot.staffId)).toEqual([school.leadId]);
    expect(() => openEncrypted(join(school.home, 'register.db'), databaseKey(had.dataKey))).toThrow('vault-damaged');
    // Their old slot put back: the file’s seal is broken, and what it opens is the old key.
    const file = readVault(school.home);
    writeVault(school.home, { ...contentsOf(file), slots: [...file.slots, slotHad] }, had.dataKey);
    expect(await signIn(staffId, STAFF_PASSWORD)).toBe('vault-damaged');
  });

  it('waits for an emergency: an open card, and a timer that goes on under the next session', async () => {
    const { childId } = await school.call('children.add', { fields: CHILD });
    const before = readVault(school.home).recovery;
    const refused = async () => {
      expect(codeOf(await school.tryCall('access.rotateKey', { password: LEAD.password }))).toBe('card-open');
      expect(readVault(school.home).recovery).toEqual(before);
      expect((await school.call('access.state', {})).state).toBe('active');
    };
    const { cardId } = await school.call('medical.openCard', { childId, reason: null });
    await refused();
    await school.call('medical.tap', { cardId, kind: 'timer-start', words: '' });
    await school.call('access.lock', {});
    await school.asLead();
    // The card is in nobody's hand now; its timer runs.
    await refused();
    const again = await school.call('medical.openCard', { childId, reason: null });
    await school.call('medical.tap', { cardId: again.cardId, kind: 'timer-stop', words: '' });
    await school.call('medical.closeCard', { cardId: again.cardId });
    await rotate();
    expect(readVault(school.home).recovery).not.toEqual(before);
  });

  it('asks for the password, and leaves everything as it was when it is refused', async () => {
    const before = readFileSync(join(school.home, 'vault.json'));
    expect(codeOf(await school.tryCall('access.rotateKey', { password: 'a guess at it' }))).toBe('wrong-password');
    expect(readFileSync(join(school.home, 'vault.json'))).toEqual(before);
    expect((await school.call('access.state', {})).state).toBe('active');
  });

  it('leaves out a person whose slot is of the first format, says so before, and renews it at a sign-in', async () => {
    const staffId = await anOffice();
    await school.call('access.lock', {});
    const { dataKey } = await unlockWithPassword({
      home: school.home,
      staffId: school.leadId,
      password: LEAD.password,
      keychain,
    });
    await makeOld(dataKey, staffId);
    await school.asLead();
    expect((await school.call('access.security', {})).needCode.map((one) => one.staffId)).toEqual([staffId]);
    expect(await signIn(staffId, STAFF_PASSWORD)).toBe('ok');
    await school.asLead();
    expect((await school.call('access.security', {})).needCode).toEqual([]);
    await rotate();
    expect(await signIn(staffId, STAFF_PASSWORD)).toBe('ok');
  });
});

describe('a new PC with an empty password store', () => {
  it('is opened by the recovery code; then everybody’s own password works there', async () => {
    const staffId = await anOffice();
    await school.call('access.rotateKey', { password: LEAD.password });
    cpSync(school.home, kept, { recursive: true });
    const other = elsewhere(memoryKeychain(), kept);
    expect(codeOf(await other.call('access.signIn', { staffId, password: STAFF_PASSWORD }))).toBe(
      'device-secret-missing',
    );
    const lead = { name: 'Mr T Oyelaran', label: 'DSL' };
    const wish = { code: school.recoveryCode, lead, password: OWN_PASSWORD, passwordOnly: false };
    expect(codeOf(await other.call('access.recover', wish))).toBe('ok');
    await other.call('access.lock', {});
    expect(codeOf(await other.call('access.signIn', { staffId, password: STAFF_PASSWORD }))).toBe('ok');
    other.close();
  });
});

/** Puts one person's slot into the form that the first Careboards wrote. */
async function makeOld(dataKey: Buffer, staffId: string): Promise<void> {
  const file = readVault(school.home);
  const slots = await Promise.all(
    file.slots.map(async (slot) => (slot.staffId === staffId ? await oldSlot(file, slot, dataKey) : slot)),
  );
  writeVault(school.home, { ...contentsOf(file), slots, generation: file.generation + 1 }, dataKey);
}

async function oldSlot(file: VaultFile, slot: VaultFile['slots'][number], dataKey: Buffer) {
  const { canonicalJson } = await import('#main/vault/canonical-json.ts');
  const { deriveSlotKey } = await import('#main/vault/key-derivation.ts');
  const { sealBytes } = await import('#main/vault/sealed-bytes.ts');
  const { staffId, name, label, kdf, salt } = slot;
  const secret = Buffer.from((await keychain.get(file.vaultId)) ?? '', 'base64');
  const key = await deriveSlotKey(STAFF_PASSWORD, Buffer.from(salt, 'base64'), kdf, secret);
  const bound = canonicalJson({ use: 'slot', vaultId: file.vaultId, mode: file.mode, staffId, kdf });
  return { staffId, name, label, kdf, salt, sealed: sealBytes(key, dataKey, Buffer.from(bound)).toString('base64') };
}
