import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithRecoveryCode } from '#main/vault/vault.ts';
import { CHILD, CONTACT } from '../security/plain-inputs.ts';
import { type BackupSchool, backupSchool } from '../support/backup-school.ts';
import { LEAD } from '../support/new-school.ts';

let school: BackupSchool;
beforeEach(async () => {
  school = await backupSchool();
  for (let i = 0; i < 5; i++) await school.call('children.add', { fields: { ...CHILD, surname: `Kept ${i}` } });
  await school.call('backup.now', {});
  await school.call('access.lock', {});
});
afterEach(() => school.close());

const register = () => join(school.home, 'register.db');
const folders = (prefix: string) => readdirSync(school.home).filter((name) => name.startsWith(prefix));
function flip(...at: number[]) {
  const bytes = readFileSync(register());
  for (const one of at) bytes[one] = (bytes[one] ?? 0) ^ 1;
  writeFileSync(register(), bytes);
}
const signIn = () => school.tryCall('access.signIn', { staffId: school.leadId, password: LEAD.password });

const DAMAGES: readonly (readonly [string, () => void])[] = [
  ['a flipped first page', () => flip(100)],
  [
    'every page flipped',
    () => flip(...Array.from({ length: Math.floor(readFileSync(register()).length / 4096) }, (_, i) => i * 4096 + 200)),
  ],
  [
    'a header that is none',
    () =>
      writeFileSync(
        register(),
        Buffer.concat([Buffer.from('SQLite format 3\0'), readFileSync(register()).subarray(16)]),
      ),
  ],
  ['a cut file', () => truncateSync(register(), 5000)],
  ['an empty file', () => truncateSync(register(), 0)],
];

it.each(DAMAGES)(
  '%s: said plainly, nothing destroyed, a copy aside, and the newest backup goes in its place',
  async (_what, damage) => {
    damage();
    const asItWas = readFileSync(register());
    expect(await signIn()).toMatchObject({ error: { code: 'vault-damaged' } });
    expect(await signIn()).toMatchObject({ error: { code: 'vault-damaged' } });
    expect(readFileSync(register()).equals(asItWas)).toBe(true);
    const [aside, ...more] = folders('Damaged ');
    expect(more).toEqual([]);
    expect(readFileSync(join(school.home, aside!, 'register.db')).equals(asItWas)).toBe(true);

    const [newest] = (await school.call('backup.found', { staged: false })).backups;
    expect(newest).toMatchObject({ ofThisRegister: true });
    const key = { by: 'lead', staffId: school.leadId, password: LEAD.password } as const;
    expect(await school.call('backup.facts', { fileId: newest!.fileId, key })).toMatchObject({ now: null });
    await school.call('backup.restore', { fileId: newest!.fileId, accept: key });
    await school.asLead();
    expect((await school.call('children.list', { leavers: false })).children).toHaveLength(5);
    expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
    const [replaced] = folders('Replaced ');
    expect(existsSync(join(school.home, replaced!, 'register.db'))).toBe(true);
  },
);

/** The refusal of damage that is met while the register is open, and what the locked page then says. */
const MET = { error: { code: 'vault-damaged-open', message: expect.stringContaining('cannot be read') } };
const ENDED = { state: 'signed-out', foundDamaged: true, me: null };

/** Flips one page after the other, the newest first, until one is met that a sign-in does not read and `work` does. */
async function untilMet(work: () => Promise<boolean>): Promise<number> {
  await school.asLead();
  const pages = Math.floor(readFileSync(register()).length / 4096);
  await school.call('access.lock', {});
  for (let page = pages - 1; page > 0; page--) {
    flip(page * 4096 + 300);
    if ((await signIn()).ok) {
      // Those of refused sign-ins on the way here.
      for (const name of folders('Damaged ')) rmSync(join(school.home, name), { recursive: true });
      if (await work()) return page;
      await school.call('access.lock', {});
    }
    flip(page * 4096 + 300);
  }
  throw new Error('never met');
}

async function expectEnded() {
  expect(await school.call('access.state', {})).toMatchObject(ENDED);
  expect(folders('Damaged ')).toHaveLength(1);
}

it('damage met by a backup is said at once, ends the session, and no backup is made of it', async () => {
  const page = await untilMet(async () => {
    const answer = await school.tryCall('backup.now', {});
    if (!answer.ok) expect(answer).toMatchObject(MET);
    return !answer.ok;
  });
  await expectEnded();
  expect(readdirSync(join(school.stick, 'Careboard backups')).filter((name) => name.endsWith('backup'))).toHaveLength(
    1,
  );
  flip(page * 4096 + 300);
  expect(await signIn()).toMatchObject({ ok: true });
  expect((await school.call('backup.state', {})).failed?.message).toContain('cannot be read');
});

it('damage met by the day’s own backup, for which nobody waits, ends the session all the same', async () => {
  school.clock.set(24 * 60 * 60_000);
  await untilMet(async () => {
    school.clock.advance(61_000);
    await school.call('access.state', {});
    const ended = async () => (await school.call('access.state', {})).state === 'signed-out';
    const running = async () => {
      const state = await school.tryCall('backup.state', {});
      return state.ok && state.value.running;
    };
    while (await running()) await new Promise((resolve) => setTimeout(resolve, 20));
    school.clock.set(24 * 60 * 60_000);
    return ended();
  });
  await expectEnded();
});

it('damage met in the middle of work is said at once, ends the session, and a copy is put aside', async () => {
  await school.asLead();
  const { childId } = (await school.call('children.list', { leavers: false })).children[0]!;
  await school.call('children.saveContact', { childId, contactId: null, fields: CONTACT });
  await school.call('access.lock', {});
  flip((await pageOf('contact')) * 4096 + 300);
  await school.asLead();
  for (const name of folders('Damaged ')) rmSync(join(school.home, name), { recursive: true });
  expect(await school.tryCall('children.record', { childId })).toMatchObject(MET);
  await expectEnded();
});

it('damage met in the middle of a write says the same, and nothing of the write is kept', async () => {
  const page = await pageOf('contact');
  flip(page * 4096 + 300);
  await school.asLead();
  const { children } = await school.call('children.list', { leavers: false });
  const { childId } = children[0]!;
  const save = () => school.tryCall('children.saveContact', { childId, contactId: null, fields: CONTACT });
  expect(await save()).toMatchObject(MET);
  await expectEnded();
  flip(page * 4096 + 300);
  await school.asLead();
  expect(await school.call('children.record', { childId })).toMatchObject({ contacts: [] });
  const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
  expect(rows.filter(({ what }) => what === 'contact.saved')).toEqual([]);
  expect(await school.call('audit.verify', {})).toMatchObject({ holds: true });
  expect(await save()).toMatchObject({ ok: true });
});

/** The first page of a table in the closed register. */
async function pageOf(table: string): Promise<number> {
  const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
  const db = openEncrypted(register(), databaseKey(dataKey), { readonly: true });
  const { rootpage } = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(table) as {
    readonly rootpage: number;
  };
  db.close();
  return rootpage - 1;
}

it('damage met by a photo leads to the same page, not to an empty square', async () => {
  const childId = await childWithPhoto();
  const { photoUrl } = (await school.call('children.list', { leavers: false })).children.find(
    (one) => one.childId === childId,
  )!;
  const path = photoUrl!.replace('thumb', 'full');
  expect(school.app.serve({ method: 'GET', path })).toMatchObject({ status: 200 });
  await untilMet(async () => school.app.serve({ method: 'GET', path }).status !== 200);
  await expectEnded();
});

it('an emergency card that is open when a photo meets damage is finished first', async () => {
  const childId = await childWithPhoto();
  const { photoUrl } = (await school.call('children.list', { leavers: false })).children.find(
    (one) => one.childId === childId,
  )!;
  const path = photoUrl!.replace('thumb', 'full');
  let cardId = '';
  await untilMet(async () => {
    const card = await school.call('medical.openCard', { childId, reason: null });
    cardId = card.cardId;
    const met = school.app.serve({ method: 'GET', path }).status !== 200;
    if (!met) await school.call('medical.closeCard', { cardId: card.cardId });
    return met;
  });
  expect(await school.call('access.state', {})).toMatchObject({ state: 'active', foundDamaged: true });
  await school.call('medical.tap', { cardId: cardId as never, kind: 'ambulance', words: '' });
  await school.call('medical.closeCard', { cardId: cardId as never });
  await expectEnded();
});

async function childWithPhoto() {
  await school.asLead();
  const { childId } = await school.call('children.add', { fields: { ...CHILD, surname: 'Photo' } });
  const photo = await sharp({
    create: {
      width: 600,
      height: 600,
      channels: 3,
      background: 'teal',
      noise: { type: 'gaussian', mean: 99, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
  await school.call('children.savePhoto', { childId, base64: photo.toString('base64') });
  return childId;
}
