import { join } from 'node:path';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithRecoveryCode } from '#main/vault/vault.ts';
import type { School } from './new-school.ts';

/** What the register says, table by table: everything a person could read, without who wrote it when, and without what is off every list. */
const MEANING: Readonly<Record<string, string>> = {
  children: `SELECT child.id, surname, forename, middle_names, preferred_surname, preferred_forename, former_surname, former_forename,
      born, sex, upn, former_upn, admission_number, class.name AS class, child.year_group, street, town, postcode, phone, email, medical_flag,
      cpoms_ref, paper_place, photo_id, left_on
    FROM child LEFT JOIN class ON class.id = class_id WHERE merged_into IS NULL`,
  classes: 'SELECT id, name, year_group, teacher FROM class WHERE retired_at IS NULL',
  contacts: `SELECT contact.id, child_id, title, surname, forename, relationship, responsibility, lives_with, phones, email, street, town, postcode
    FROM contact WHERE removed_at IS NULL`,
  needs: `SELECT id, child_id, condition, kind, severity, triggers, signs, action, medicine, place, expires, review_on, told_parent_on, dietary
    FROM need WHERE removed_at IS NULL`,
  flags: `SELECT f.child_id, kind, state, words FROM restricted_flag AS f JOIN child ON child.id = f.child_id WHERE state <> 'cleared'
    AND merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM restricted_flag AS later WHERE later.child_id = f.child_id AND later.kind = f.kind AND later.id > f.id)`,
  purposes: 'SELECT id, name, basis, wording FROM purpose WHERE retired_at IS NULL',
  decisions: `SELECT id, child_id, purpose_id, state, giver, decided_on, valid_until FROM consent_decision AS d WHERE void = 0
    AND NOT EXISTS (SELECT 1 FROM consent_decision AS later WHERE later.corrects = d.id)`,
  photos: 'SELECT id, child_id, sha256 FROM photo WHERE removed_at IS NULL',
  bytes: `SELECT photo_id, size, length(bytes) AS n FROM photo_bytes JOIN photo ON photo.id = photo_id WHERE removed_at IS NULL`,
  profiles: 'SELECT name, headers, mapping FROM import_profile',
  doubts: 'SELECT about, reason FROM import_doubt WHERE settled_at IS NULL',
};
export type RegisterDump = Readonly<Record<string, readonly string[]>>;

/** Reads the register itself: locked first, then opened with the key that the recovery code gives. The Lead is signed in again after. */
export async function dumpRegister(school: School): Promise<RegisterDump> {
  await school.call('access.lock', {});
  const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
  const db = openEncrypted(join(school.home, 'register.db'), databaseKey(dataKey));
  try {
    return Object.fromEntries(
      Object.entries(MEANING).map(([table, select]) => [
        table,
        db
          .prepare(select)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  } finally {
    db.close();
    await school.asLead();
  }
}

/** One number from the register itself. */
export async function countInRegister(school: School, statement: string): Promise<number> {
  await school.call('access.lock', {});
  const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
  const db = openEncrypted(join(school.home, 'register.db'), databaseKey(dataKey));
  try {
    return (db.prepare(statement).get() as { n: number }).n;
  } finally {
    db.close();
    await school.asLead();
  }
}

/** Tables that a lock and a sign-in write in, as every reading of the register from outside needs both. */
const OF_SESSIONS = ['audit', 'audit_key', 'audit_epoch', 'meta', 'staff', 'commit_count'];

/** Every row of every other table, to the byte. The Lead is signed in again after. */
export async function dumpEveryRow(school: School): Promise<RegisterDump> {
  await school.call('access.lock', {});
  const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
  const db = openEncrypted(join(school.home, 'register.db'), databaseKey(dataKey));
  try {
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
    return Object.fromEntries(
      (tables as string[])
        .filter((table) => !OF_SESSIONS.includes(table))
        .map((table) => [
          table,
          db
            .prepare(`SELECT * FROM ${table}`)
            .raw()
            .all()
            .map((row) => JSON.stringify(row)),
        ]),
    );
  } finally {
    db.close();
    await school.asLead();
  }
}
