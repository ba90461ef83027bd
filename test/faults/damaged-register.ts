import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { AppError } from '#main/core/app-error.ts';
import { isDamage } from '#main/store/damage.ts';
import { openEncrypted } from '#main/store/open.ts';
import { openWatched, type Vouched } from '#main/store/witness.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithRecoveryCode } from '#main/vault/vault.ts';
import { CHILD, CONTACT, NEED } from '../security/plain-inputs.ts';
import { newSchool, type School } from '../support/new-school.ts';

/** SQLCipher 4's page. */
export const PAGE = 4096;

/** A closed register with something of every kind in it, its key, and what it says; each harm is done to a copy of its bytes. */
export interface Healthy {
  readonly school: School;
  readonly bytes: Buffer;
  readonly key: Buffer;
  readonly says: string;
}

export async function healthyRegister(): Promise<Healthy> {
  const school = await newSchool({ ports: { keychain: null } });
  const { call } = school;
  const { purposes } = await call('consent.purposes', {});
  for (let n = 0; n < 12; n += 1) {
    const { childId } = await call('children.add', { fields: { ...CHILD, surname: `Damage ${n}` } });
    await call('children.saveContact', { childId, contactId: null, fields: { ...CONTACT, responsibility: true } });
    await call('medical.addNeed', { childId, fields: { ...NEED, condition: `Asthma ${n}` }, kind: null });
    const photo = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: 'teal',
        noise: { type: 'gaussian', mean: 99, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();
    await call('children.savePhoto', { childId, base64: photo.toString('base64') });
    await call('consent.record', {
      ...{ childId, purposeId: purposes[0]!.purposeId, state: 'refused', who: { kind: 'child' }, method: 'spoken' },
      ...{ decidedOn: '2026-09-07' as never, evidence: '', words: '', validUntil: null, replacesUnrecorded: false },
    } as never);
  }
  await call('access.lock', {});
  const key = await keyOf(school);
  const file = join(school.home, 'register.db');
  // No page without a use: in one that nothing reads, a changed bit would be no harm.
  const db = openEncrypted(file, key);
  db.exec('VACUUM');
  if (db.pragma('freelist_count', { simple: true }) !== 0) throw new Error('pages without a use');
  const says = wholeOf(db);
  db.close();
  // Written past Careboard: what its witness says is of before.
  rmSync(`${file}-witness`);
  return { school, bytes: readFileSync(file), key, says };
}

/** What lies in the folder after a kill. */
export interface Left {
  readonly bytes: Buffer;
  readonly wal: Buffer;
  readonly witness: Buffer;
}

/**
 * The same register as a kill leaves it a session later: more was written, and all of that stands in the log alone. `oldWal` is the log of
 * the session before.
 */
export async function inUse({
  school,
  key,
}: Healthy): Promise<Left & { readonly says: string; readonly oldWal: Buffer }> {
  const work = async () => {
    await school.asLead();
    for (let n = 0; n < 12; n += 1) await school.call('children.add', { fields: { ...CHILD, surname: `In use ${n}` } });
  };
  await work();
  const oldWal = readFileSync(join(school.home, 'register.db-wal'));
  await school.call('access.lock', {});
  await work();
  const home = copyOf(school.home);
  await school.call('access.lock', {});
  const [bytes, wal, witness] = ['register.db', 'register.db-wal', 'register.db-witness'].map((name) =>
    readFileSync(join(home, name)),
  ) as [Buffer, Buffer, Buffer];
  const db = openEncrypted(join(home, 'register.db'), key);
  const says = wholeOf(db);
  db.close();
  rmSync(home, { recursive: true });
  return { bytes, wal, witness, says, oldWal };
}

async function keyOf(school: Pick<School, 'home' | 'recoveryCode'>): Promise<Buffer> {
  const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
  return databaseKey(dataKey);
}

type Database = ReturnType<typeof openEncrypted>;

/** A hash over every value of every row of every table. */
export function wholeOf(db: Database): string {
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  const hash = createHash('sha256');
  for (const name of tables) hash.update(JSON.stringify([name, db.prepare(`SELECT * FROM "${name}"`).raw().all()]));
  return hash.digest('hex');
}

/** 'refused': it did not open or did not answer; 'found': the check names it; 'same': nothing is different; 'silent': it lied. */
export type Verdict = 'refused' | 'found' | 'same' | 'silent';

/** What comes of a register whose bytes are these. Nothing but the errors that people can be told may come of opening it. */
export function verdictOn(bytes: Buffer, { key, says }: Pick<Healthy, 'key' | 'says'>): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-damaged-'));
  const file = join(folder, 'register.db');
  writeFileSync(file, bytes);
  try {
    const db = openEncrypted(file, key);
    try {
      if (db.pragma('integrity_check', { simple: true }) !== 'ok') return 'found';
      return wholeOf(db) === says ? 'same' : 'silent';
    } catch {
      return 'refused';
    } finally {
      db.close();
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'vault-damaged') throw error;
    return 'refused';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How Careboard finds what lies there after a kill, and the audit row by row; rows are null where it does not open or answer. */
export function foundAfterKill(left: Left, key: Buffer): { readonly vouched: Vouched; readonly rows: string[] | null } {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-damaged-'));
  const file = join(folder, 'register.db');
  writeFileSync(file, left.bytes);
  writeFileSync(`${file}-wal`, left.wal);
  writeFileSync(`${file}-witness`, left.witness);
  let vouched: Vouched = 'differs';
  try {
    const { db, witness } = openWatched(file, key);
    vouched = witness.vouched;
    try {
      if (db.pragma('integrity_check', { simple: true }) !== 'ok') return { vouched, rows: null };
      const rows = db.prepare('SELECT * FROM audit ORDER BY seq').raw().all();
      return { vouched, rows: rows.map((row) => JSON.stringify(row)) };
    } finally {
      witness.close();
    }
  } catch (error) {
    if (!isDamage(error) && !(error instanceof AppError && error.code === 'vault-damaged')) throw error;
    return { vouched, rows: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of a whole vault folder, to be harmed. */
export function copyOf(home: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'careboard-copy-'));
  cpSync(home, copy, { recursive: true });
  return copy;
}

export const flipped = (bytes: Buffer, at: number, bit: number): Buffer => {
  const wrong = Buffer.from(bytes);
  wrong[at]! ^= 1 << bit;
  return wrong;
};
