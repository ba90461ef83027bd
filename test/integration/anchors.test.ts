import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANCHOR_EVERY } from '#main/core/audit-anchors.ts';
import { readVault } from '#main/vault/vault.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { LEAD, memoryKeychain, newSchool, type School } from '../support/new-school.ts';

let school: School;
let kept: string;
const keychain = memoryKeychain();

beforeEach(async () => {
  kept = mkdtempSync(join(tmpdir(), 'careboard-anchors-'));
  school = await newSchool({ ports: { keychain } });
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
