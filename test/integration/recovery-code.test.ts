import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { KeychainUnavailable } from '#main/vault/keychain.ts';
import { newRecoveryCode } from '#main/vault/recovery-code.ts';
import { isRecoveryCodeOf, readVault, replaceRecoveryCode, unlockWithRecoveryCode } from '#main/vault/vault.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

let school: School;
afterEach(() => school.close());

const DAY = 24 * 3_600_000;
const NEW_LEAD = { name: 'Mr T Oyelaran', label: 'DSL' };
const NEW_PASSWORD = 'copper window thirteen';
const typed = (code: string, asked: readonly number[]) => asked.map((at) => code.split('-')[at] ?? '');
const mayOpen = (code: string) => isRecoveryCodeOf(readVault(school.home), code);
const isOpen = async () => (await school.call('access.state', {})).codeUnconfirmed;
const notices = async () => (await school.call('access.state', {})).me?.notices ?? [];
const recover = (change: object = {}) =>
  school.tryCall('access.recover', {
    code: school.recoveryCode,
    lead: NEW_LEAD,
    password: NEW_PASSWORD,
    passwordOnly: false,
    ...change,
  });

/** Shows a new code and types it back. */
async function replaceCode(): Promise<string> {
  const shown = await school.call('access.newRecoveryCode', { password: LEAD.password });
  await school.call('access.confirmRecoveryCode', { groups: typed(shown.recoveryCode, shown.askedGroups) });
  return shown.recoveryCode;
}

describe('a recovery code that was never typed back', () => {
  it('is asked for again at each sign-in of a Lead, and of nobody else', async () => {
    school = await newSchool();
    await school.asRole('office');
    expect(await isOpen()).toBe(false);
    await school.asLead();
    expect(await isOpen()).toBe(true);
    await school.asLead();
    expect(await isOpen()).toBe(true);
    await replaceCode();
    await school.asLead();
    expect(await isOpen()).toBe(false);
  });

  it('is not lost by a reload: a new one is shown, and the old one works until the new one is typed back', async () => {
    school = await newSchool();
    const shown = await school.call('access.newRecoveryCode', { password: LEAD.password });
    expect([mayOpen(school.recoveryCode), mayOpen(shown.recoveryCode)]).toEqual([true, false]);
    const groups = typed(shown.recoveryCode, shown.askedGroups);
    const wrong = groups.with(1, 'AAAA');
    expect(await school.tryCall('access.confirmRecoveryCode', { groups: wrong })).toMatchObject({
      error: { code: 'recovery-mismatch' },
    });
    expect([mayOpen(school.recoveryCode), mayOpen(shown.recoveryCode)]).toEqual([true, false]);
    await school.call('access.confirmRecoveryCode', { groups });
    expect([mayOpen(school.recoveryCode), mayOpen(shown.recoveryCode)]).toEqual([false, true]);
    expect(await isOpen()).toBe(false);
  });

  it('shown in one session, cannot be confirmed in another', async () => {
    school = await newSchool();
    const shown = await school.call('access.newRecoveryCode', { password: LEAD.password });
    await school.asLead();
    const groups = typed(shown.recoveryCode, shown.askedGroups);
    expect(await school.tryCall('access.confirmRecoveryCode', { groups })).toMatchObject({
      error: { code: 'recovery-mismatch' },
    });
  });

  it('is shown to nobody who finds a Lead’s screen open, and to no other role', async () => {
    school = await newSchool();
    expect(await school.tryCall('access.newRecoveryCode', { password: 'a guess at it 12' })).toMatchObject({
      error: { code: 'wrong-password' },
    });
    await school.asRole('office');
    expect(await school.tryCall('access.newRecoveryCode', { password: STAFF_PASSWORD })).toMatchObject({
      error: { code: 'not-allowed' },
    });
  });
});

describe('replacing the recovery code', () => {
  it('begins a new epoch of the audit, which only the new code can check; the old code still checks the old one', async () => {
    school = await newSchool();
    const newCode = await replaceCode();
    await school.asLead();
    const byNew = await school.call('audit.checkSeals', { code: newCode });
    expect(byNew).toMatchObject({ holds: true, bad: null });
    expect(byNew.unopened).toHaveLength(1);
    expect(byNew.unopened[0]).toMatchObject({ from: 1 });
    const byOld = await school.call('audit.checkSeals', { code: school.recoveryCode });
    expect(byOld).toMatchObject({ holds: true, unopened: [{ from: byNew.unopened[0]!.to + 1, to: byOld.rows }] });
  });

  it('begins the epoch at the next sign-in when the PC died between the two files', async () => {
    school = await newSchool();
    await school.call('access.lock', {});
    const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
    const code = newRecoveryCode();
    replaceRecoveryCode({ home: school.home, dataKey, code });
    await school.asLead();
    const check = await school.call('audit.checkSeals', { code });
    expect(check.holds).toBe(true);
    expect(check.unopened).toEqual([{ from: 1, to: expect.any(Number) }]);
    expect(check.unopened[0]!.to).toBeLessThan(check.rows);
  });
});

describe('typing the code whole', () => {
  it('says whether the paper is good, and Leads are reminded after a term', async () => {
    const clock = movableClock();
    school = await newSchool({ ports: { clock } });
    const aboutCode = async () => (await notices()).filter((notice) => /code|paper/.test(notice));
    for (const [code, error] of [
      ['not a code at all', 'recovery-code-slip'],
      [newRecoveryCode(), 'wrong-recovery-code'],
    ] as const) {
      expect(await school.tryCall('access.checkRecoveryCode', { code })).toMatchObject({ error: { code: error } });
    }
    await school.call('access.checkRecoveryCode', {
      code: ` ${school.recoveryCode.toLowerCase().replaceAll('-', ' ')} `,
    });
    expect(await school.call('access.security', {})).toMatchObject({ recovery: { due: false, replacedAt: null } });
    clock.advance(12 * 7 * DAY);
    await school.asLead();
    expect(await aboutCode()).toEqual([]);
    clock.advance(8 * DAY);
    await school.asLead();
    expect(await aboutCode()).toEqual([expect.stringContaining('last typed from its paper on 24 Nov 2026')]);
    expect(await school.call('access.security', {})).toMatchObject({ recovery: { due: true } });
  });

  it('leaves the code in no log, no error and no file', async () => {
    school = await newSchool();
    await school.call('access.checkRecoveryCode', { code: school.recoveryCode });
    await school.tryCall('access.checkRecoveryCode', { code: `${school.recoveryCode}X` });
    await school.call('audit.checkSeals', { code: school.recoveryCode });
    await school.call('access.lock', {});
    const files = ['vault.json', 'register.db', 'register.db-wal', 'attempts.json'].map((name) => {
      try {
        return readFileSync(`${school.home}/${name}`, 'latin1');
      } catch {
        return '';
      }
    });
    const text = [...files, JSON.stringify(school.logs)].join('\n');
    for (const form of [school.recoveryCode, school.recoveryCode.replaceAll('-', '')]) expect(text).not.toContain(form);
    expect(text).toContain('Test Primary School');
  });
});

describe('letting a new Lead in by the recovery code', () => {
  it('makes one, named and audited, and tells every Lead for thirty days', async () => {
    const clock = movableClock();
    school = await newSchool({ ports: { clock } });
    await school.call('access.lock', {});
    expect(await recover()).toMatchObject({ ok: true });
    const { me } = await school.call('access.state', {});
    expect(me).toMatchObject({ name: NEW_LEAD.name, roles: ['lead'] });
    const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    expect(rows.find((row) => row.what === 'recovery-code.used')?.who).toBe(NEW_LEAD.name);
    clock.advance(29 * DAY);
    await school.asLead();
    expect(await notices()).toContainEqual(expect.stringContaining('Mr T Oyelaran became a Lead'));
    clock.advance(2 * DAY);
    await school.asLead();
    expect((await notices()).join()).not.toContain('Oyelaran');
    await school.call('access.signIn', { staffId: me!.staffId, password: NEW_PASSWORD });
  });

  it('needs the right code, a free name and a good password, and changes nothing otherwise', async () => {
    school = await newSchool();
    await school.call('access.lock', {});
    // Opening the register moves it on, so how it was left is said anew; nothing else in the file may change.
    const kept = () => {
      const { generation: _generation, closed: _closed, mac: _mac, digest: _digest, ...rest } = readVault(school.home);
      return rest;
    };
    const before = kept();
    const wrong = newRecoveryCode();
    for (const [change, code] of [
      [{ code: wrong }, 'wrong-recovery-code'],
      [{ code: 'slip' }, 'recovery-code-slip'],
      [{ lead: { name: LEAD.name, label: '' } }, 'name-taken'],
      [{ password: 'test primary' }, 'weak-password'],
    ] as const) {
      expect(await recover(change)).toMatchObject({ ok: false, error: { code } });
      expect((await school.call('access.state', {})).state).toBe('signed-out');
    }
    expect(kept()).toEqual(before);
    await school.asLead();
    expect((await school.call('access.staff', {})).staff.map(({ name }) => name)).toEqual([LEAD.name]);
  });

  it('ends nobody’s session before the code is judged', async () => {
    school = await newSchool();
    expect(await recover({ code: newRecoveryCode() })).toMatchObject({ error: { code: 'wrong-recovery-code' } });
    expect(await recover({ code: 'slip' })).toMatchObject({ error: { code: 'recovery-code-slip' } });
    expect((await school.call('access.state', {})).me?.name).toBe(LEAD.name);
    const wrong = { staffId: school.leadId, password: 'a guess at it 12' };
    expect(await school.tryCall('access.signIn', wrong)).toMatchObject({ error: { code: 'wrong-password' } });
    expect((await school.call('access.state', {})).me?.name).toBe(LEAD.name);
    expect(await recover()).toMatchObject({ ok: true });
    expect((await school.call('access.state', {})).me?.name).toBe(NEW_LEAD.name);
    await school.call('access.lock', {});
    await school.asLead();
  });

  it('enrols an account of this PC that lacks the secret: then everybody’s own password works there', async () => {
    const keychain = memoryKeychain();
    school = await newSchool({ ports: { keychain } });
    await school.call('access.lock', {});
    await keychain.delete(readVault(school.home).vaultId);
    expect(await school.tryCall('access.signIn', { staffId: school.leadId, password: LEAD.password })).toMatchObject({
      error: { code: 'device-secret-missing' },
    });
    expect(await recover()).toMatchObject({ ok: true });
    await school.asLead();
    expect((await school.call('access.state', {})).mode).toBe('device-bound');
  });

  it('can be done again under the same name when it was cut off before the way in was made', async () => {
    school = await newSchool();
    await school.call('access.lock', {});
    const path = `${school.home}/vault.json.new`;
    mkdirSync(`${path}/in-the-way`, { recursive: true });
    expect(await recover()).toMatchObject({ ok: false });
    rmSync(path, { recursive: true });
    expect(await recover()).toMatchObject({ ok: true });
    const { staff } = await school.call('access.staff', {});
    expect(staff.filter(({ name }) => name === NEW_LEAD.name)).toHaveLength(1);
  });

  it('goes on with passwords only where the password store is gone for good, and only when told to', async () => {
    const dead = { isDead: false };
    const kept = memoryKeychain();
    const gone = () => Promise.reject(new KeychainUnavailable('failed'));
    const keychain = {
      get: (account: string) => (dead.isDead ? gone() : kept.get(account)),
      set: (account: string, value: string) => (dead.isDead ? gone() : kept.set(account, value)),
      delete: (account: string) => (dead.isDead ? gone() : kept.delete(account)),
    };
    school = await newSchool({ ports: { keychain } });
    const officeId = await school.asRole('office');
    await school.call('access.lock', {});
    dead.isDead = true;
    expect(await recover()).toMatchObject({ error: { code: 'keychain-no-answer' } });
    expect(readVault(school.home).mode).toBe('device-bound');
    expect(await recover({ passwordOnly: true, password: 'summer2026 term' })).toMatchObject({
      error: { code: 'weak-password' },
    });
    expect(await recover({ passwordOnly: true, password: 'copper window thirteen giraffe' })).toMatchObject({
      ok: true,
    });
    expect(readVault(school.home)).toMatchObject({ mode: 'password-only', deviceCheck: null });
    expect((await school.call('access.signInNames', {})).names.map(({ name }) => name)).toEqual([NEW_LEAD.name]);
    const { code } = await school.call('access.oneTimeCode', { staffId: officeId });
    const password = 'velvet hammer ninety dolphin';
    await school.call('access.signInByCode', { staffId: officeId, code, password });
    await school.call('access.signIn', { staffId: officeId, password });
  });
});

describe('the password store', () => {
  it('is asked once, before the register is made, and a broken one is said to be none', async () => {
    let probes = 0;
    const kept = memoryKeychain();
    const keychain = {
      ...kept,
      set: (account: string, value: string) => {
        probes += 1;
        return kept.set(account, value);
      },
    };
    school = await newSchool();
    const at = `${school.home}/other`;
    for (const [port, works] of [
      [keychain, true],
      [{ ...kept, set: () => Promise.reject(new KeychainUnavailable('failed')) }, false],
      [{ ...kept, get: async () => 'something else' }, false],
      [null, false],
    ] as const) {
      const app = createApp({
        ...{ home: at, kind: 'practice', keychain: port, clock: movableClock(), device: 'TEST-PC' },
        log: () => undefined,
        pages: new Map(),
      });
      for (let i = 0; i < 3; i += 1) {
        expect(await app.dispatch('access.state', {})).toMatchObject({ value: { state: 'no-vault', keychain: works } });
      }
      app.close();
    }
    expect(probes).toBe(1);
  });
});

describe('the locked screen', () => {
  it('shows the school’s new name as soon as it is saved, and after a restart', async () => {
    school = await newSchool();
    const old = await school.call('settings.school', {});
    const { policyReviews: _kept, ...fields } = old;
    await school.call('settings.saveSchool', { ...fields, name: 'Saint Bede’s Primary School' });
    await school.call('access.lock', {});
    expect((await school.call('access.state', {})).schoolName).toBe('Saint Bede’s Primary School');
    expect(readVault(school.home).schoolName).toBe('Saint Bede’s Primary School');
    await school.asLead();
  });
});
