import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANCHOR_EVERY, KEYCHAIN_EVERY_MS } from '#main/core/audit-anchors.ts';
import { createApp } from '#main/core/create-app.ts';
import { readVault } from '#main/vault/vault.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School } from '../support/new-school.ts';

let school: School;
let kept: string;
const keychain = memoryKeychain();
let clock: ReturnType<typeof movableClock>;

beforeEach(async () => {
  kept = mkdtempSync(join(tmpdir(), 'careboard-anchors-'));
  clock = movableClock();
  school = await newSchool({ ports: { keychain, clock } });
});
afterEach(() => {
  school.close();
  rmSync(kept, { recursive: true, force: true });
});

const newest = async () => (await school.call('audit.rows', { ...EVERY_ENTRY, before: null })).rows[0]!.seq;
const inKeychain = async () =>
  JSON.parse((await keychain.get(`${readVault(school.home).vaultId} audit`)) ?? '{}') as { seq?: number };
async function work(rows: number): Promise<void> {
  for (let i = 0; i < rows; i += 1)
    await school.call('children.saveClass', {
      classId: null,
      name: `Class ${Math.random()}`,
      yearGroup: '3',
      teacher: '',
    });
}

it('vouches for the newest row within a session, in the vault file and in the keychain, and never for one that is not there', async () => {
  await work(ANCHOR_EVERY + 3);
  const anchor = readVault(school.home).anchor!;
  const seen = await newest();
  expect(anchor.seq).toBeGreaterThan(seen - ANCHOR_EVERY - 1);
  expect(anchor.seq).toBeLessThanOrEqual(seen);
  expect((await inKeychain()).seq).toBe(anchor.seq);
  expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
});

it('finds a register put back after a kill, though the session never ended', async () => {
  await school.call('access.lock', {});
  cpSync(school.home, kept, { recursive: true });
  await school.asLead();
  await work(ANCHOR_EVERY + 3);
  // As after a kill: no lock. The register of the morning comes back under the vault file of now.
  const now = mkdtempSync(join(tmpdir(), 'careboard-anchors-now-'));
  cpSync(join(school.home, 'vault.json'), join(now, 'vault.json'));
  await school.call('access.lock', {});
  rmSync(school.home, { recursive: true });
  cpSync(kept, school.home, { recursive: true });
  cpSync(join(now, 'vault.json'), join(school.home, 'vault.json'));
  rmSync(now, { recursive: true });
  expect(await school.tryCall('access.signIn', { staffId: school.leadId, password: LEAD.password })).toMatchObject({
    error: { code: 'vault-rolled-back' },
  });
});

it('tells the password store the newest row within seconds, so that a whole folder put back after a kill is noticed', async () => {
  await work(2);
  cpSync(school.home, kept, { recursive: true });
  await work(1);
  clock.advance(KEYCHAIN_EVERY_MS);
  await school.call('access.state', {});
  const now = await newest();
  expect((await inKeychain()).seq).toBe(now);
  // As after a kill, everything that lies in the folder is of a few seconds ago: whole, and vouched for by itself.
  const remembers = memoryKeychain();
  const { vaultId } = readVault(school.home);
  for (const account of [vaultId, `${vaultId} audit`])
    await remembers.set(account, (await keychain.get(account)) ?? '');
  const again = createApp({
    ...{ home: kept, kind: 'practice', keychain: remembers, clock, device: 'TEST-PC', pages: new Map() },
    log: () => undefined,
  });
  try {
    const signedIn = await again.dispatch('access.signIn', { staffId: school.leadId, password: LEAD.password });
    expect(signedIn).toMatchObject({ ok: true });
    expect(JSON.stringify(await again.dispatch('access.state', {}))).toContain('The register is older than it was on');
  } finally {
    again.close();
  }
});
