// Changes that reach a file outside the register, on a disk that fills at every page of the way. argv: the disk.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoveryPublicKeyOf } from '#main/vault/recovery-code.ts';
import { readVault } from '#main/vault/vault.ts';
import type { CallInput, CallName } from '#shared/contract/contract.ts';
import { emptyDisk, fillDisk } from '../support/fill-disk.ts';
import { grantOf, LEAD, movableClock, newSchool, SET_UP, STAFF_PASSWORD } from '../support/new-school.ts';

const [disk = ''] = process.argv.slice(2);
const home = join(disk, 'vault');
const filler = join(disk, 'filler');
mkdirSync(home);
const stick = mkdtempSync(join(tmpdir(), 'careboard-stick-'));
// Its hands stand still: no room is kept, so each want of room is a refusal.
const clock = movableClock();
const school = await newSchool({ home, ports: { keychain: null, clock, backup: { sticks: () => [stick] } } });
const { call, tryCall } = school;
const [place] = (await call('backup.places', {})).places;
await call('backup.choosePlace', { placeId: place!.placeId });
const officeId = await school.asRole('office');
await school.asLead();

const newCode = async () => {
  const { recoveryCode, askedGroups } = await call('access.newRecoveryCode', { password: LEAD.password });
  return { code: recoveryCode, groups: askedGroups.map((at) => recoveryCode.split('-')[at]!) };
};
// A backup of yesterday that an earlier code opens, and a good one of today.
await call('backup.now', {});
await call('access.confirmRecoveryCode', { groups: (await newCode()).groups });
clock.set(86_400_000);
await call('backup.now', {});
const old = (await call('backup.list', {})).backups.find((one) => one.mayDestroy)!;
const folder = join(stick, 'Careboard backups');

const slotOf = (staffId: string) => readVault(home).slots.find((slot) => slot.staffId === staffId);
const codeOf = async <K extends CallName>(name: K, input: CallInput<K>) => {
  const answer = await tryCall(name, input);
  return answer.ok ? 'ok' : answer.error.code;
};

interface Change {
  readonly name: string;
  act(): Promise<string>;
  /** What the file says and what the register says: of before, or of after. */
  says(): Promise<{ readonly file: unknown; readonly register: unknown }>;
}
const audited = async (what: string) =>
  (await call('audit.rows', { kind: 'everything', staffId: null, before: null })).rows.filter(
    (row) => row.what === what,
  ).length;
const next = await newCode();
const changes: Change[] = [
  {
    name: 'a backup destroyed',
    act: () => codeOf('backup.destroy', { fileId: old.fileId }),
    says: async () => ({ file: readdirSync(folder).sort().join(), register: await audited('backup.destroyed') }),
  },
  {
    name: 'a new school name',
    act: () =>
      codeOf('settings.saveSchool', {
        ...{ ...SET_UP.school, name: 'Other Primary School', entrance: '', meetsCrew: '', places: [] },
      }),
    says: async () => ({
      file: readVault(home).schoolName,
      register: (await call('settings.school', {})).name,
    }),
  },
  {
    name: 'a new post',
    act: () => codeOf('access.setGrants', { staffId: officeId, label: 'Bursar', grants: [grantOf('office', [])] }),
    says: async () => ({
      file: slotOf(officeId)?.label,
      register: (await call('access.staff', {})).staff.find((one) => one.staffId === officeId)?.label,
    }),
  },
  {
    name: 'a one-time code',
    act: () => codeOf('access.oneTimeCode', { staffId: officeId }),
    says: async () => ({ file: JSON.stringify(slotOf(officeId)), register: await audited('staff.password-reset') }),
  },
  {
    name: 'a new person',
    act: () =>
      codeOf('access.addStaff', {
        ...{ name: 'Ms K Late', label: 'Kitchen', grants: [grantOf('kitchen', [])], password: STAFF_PASSWORD },
      }),
    says: async () => ({
      file: readVault(home).slots.length,
      register: (await call('access.staff', {})).staff.length,
    }),
  },
  {
    name: 'a person removed',
    act: () => codeOf('access.removeStaff', { staffId: officeId }),
    says: async () => ({
      file: slotOf(officeId) !== undefined,
      register: (await call('access.staff', {})).staff.find((one) => one.staffId === officeId)?.active,
    }),
  },
  {
    name: 'a new password',
    act: () => codeOf('access.changePassword', { current: LEAD.password, next: 'brisk copper teapot 88' }),
    says: async () => ({
      file: JSON.stringify(slotOf(school.leadId)),
      register: await audited('staff.password-changed'),
    }),
  },
  {
    name: 'a new recovery code',
    act: () => codeOf('access.confirmRecoveryCode', { groups: next.groups }),
    says: async () => ({
      file: readVault(home).recovery.publicKey === recoveryPublicKeyOf(next.code).toString('base64'),
      register: await audited('recovery-code.replaced'),
    }),
  },
  {
    name: 'another backup folder',
    act: () => codeOf('backup.choosePlace', { placeId: null }),
    says: async () => ({
      file: existsSync(join(home, 'backup-folder.json')),
      register: await audited('backup.folder-chosen'),
    }),
  },
];

const said: Record<string, { readonly refused: number; readonly halves: string[]; readonly last: string }> = {};
for (const { name, act, says } of changes) {
  const before = await says();
  const halves: string[] = [];
  let refused = 0;
  let last = '';
  for (let pages = 0; pages < 120; pages += 1) {
    fillDisk(filler, pages);
    last = await act();
    // Looking into the audit is on the record too, and needs room.
    emptyDisk(filler);
    const after = await says();
    const changed = (['file', 'register'] as const).map(
      (at) => JSON.stringify(before[at]) !== JSON.stringify(after[at]),
    );
    const whole = last === 'ok' ? changed.every(Boolean) : last === 'disk-full' && !changed.some(Boolean);
    if (!whole) halves.push(`${pages} pages: ${last}, file ${changed[0]}, register ${changed[1]}`);
    if (last !== 'disk-full') break;
    refused += 1;
  }
  said[name] = { refused, halves, last };
}
emptyDisk(filler);
const { holds } = await call('audit.verify', {});
await call('access.lock', {});
const signIn = await codeOf('access.signIn', { staffId: school.leadId, password: 'brisk copper teapot 88' });
const left = readdirSync(home).filter((name) => /\.(before|new|destroyed)$/.test(name));
school.close();
rmSync(stick, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ said, holds, signIn, left })}\n`);
