import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeychainUnavailable } from '#main/vault/keychain.ts';
import { readVault } from '#main/vault/vault.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School } from '../support/new-school.ts';

let school: School;
let copy: string;
let keychain: ReturnType<typeof memoryKeychain>;
let away = false;
const OLDER = /The register is older than it was on 24 Nov 2026/;

beforeEach(async () => {
  away = false;
  const kept = memoryKeychain();
  keychain = {
    ...kept,
    get: (account) =>
      away && account.endsWith('audit') ? Promise.reject(new KeychainUnavailable('no-answer')) : kept.get(account),
  };
  copy = mkdtempSync(join(tmpdir(), 'careboard-copy-'));
  school = await newSchool({ ports: { keychain, clock: movableClock() } });
  await school.call('access.lock', {});
  cpSync(school.home, copy, { recursive: true });
});
afterEach(() => {
  school.close();
  rmSync(copy, { recursive: true, force: true });
});

/** Both files as they were, as somebody would who copies the whole folder back. */
async function putBackTheCopy() {
  await school.asLead();
  await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '3', teacher: '' });
  await school.call('access.lock', {});
  rmSync(school.home, { recursive: true });
  cpSync(copy, school.home, { recursive: true });
}
const notices = async () => ((await school.call('access.state', {})).me?.notices ?? []).join('\n');

it('raises no alarm in daily work', async () => {
  for (let day = 0; day < 3; day += 1) {
    await school.asLead();
    expect(await notices()).not.toMatch(OLDER);
    expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
    await school.call('access.lock', {});
  }
});

it('says to everybody that an older copy was put back, though both files fit each other', async () => {
  await putBackTheCopy();
  await school.asLead();
  expect(await notices()).toMatch(OLDER);
  expect(await school.call('access.security', {})).toMatchObject({ rolledBack: true });
  expect(await school.call('audit.verify', {})).toMatchObject({ holds: false });
  const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
  expect(rows.map((row) => row.what)).toContain('register.rolled-back');
  await school.asRole('office');
  expect(await notices()).toMatch(OLDER);
});

it('goes on saying so at each sign-in until a Lead has accepted it by password', async () => {
  await putBackTheCopy();
  await school.asLead();
  await school.asLead();
  expect(await notices()).toMatch(OLDER);
  expect(await school.tryCall('access.acceptOlderRegister', { password: 'a guess at it 12' })).toMatchObject({
    error: { code: 'wrong-password' },
  });
  await school.call('access.acceptOlderRegister', { password: LEAD.password });
  expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
  await school.asLead();
  expect(await notices()).not.toMatch(OLDER);
});

it('raises no alarm while the password store is away or has forgotten', async () => {
  await putBackTheCopy();
  away = true;
  await school.asLead();
  expect(await notices()).not.toMatch(OLDER);
  await school.call('access.lock', {});
  away = false;
  await keychain.delete(`${readVault(school.home).vaultId} audit`);
  await school.asLead();
  expect(await notices()).not.toMatch(OLDER);
});
