import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { PurposeId } from '#shared/domain/ids.ts';
import type { Purpose, PurposeVersion } from '#shared/features/consent/consent.model.ts';
import type { PurposeKind, Validity } from '#shared/features/consent/purpose.model.ts';
import type { Asked } from '#shared/features/consent/purpose.rules.ts';

interface StoredAsked extends Omit<Asked, 'validity' | 'noFullName'> {
  readonly validity: Validity['kind'];
  readonly validityYears: number | null;
  readonly noFullName: number;
}
interface StoredPurpose extends StoredAsked {
  readonly purposeId: PurposeId;
  readonly kind: PurposeKind;
  readonly wordingVersion: number;
  readonly countsFrom: number;
  readonly retiredAt: Instant | null;
}

function asked<Row extends StoredAsked>({ validity, validityYears, noFullName, ...row }: Row) {
  return { ...row, validity: held({ validity, validityYears }), noFullName: noFullName === 1 };
}

const held = ({ validity, validityYears }: Pick<StoredAsked, 'validity' | 'validityYears'>): Validity =>
  validity === 'years' ? { kind: validity, years: validityYears ?? 1 } : { kind: validity };

const COLUMNS: Sql = sql`purpose.id AS purposeId, kind, name, description, basis, wording, wording_version AS wordingVersion,
  counts_from AS countsFrom, validity, validity_years AS validityYears, no_full_name AS noFullName, condition, retired_at AS retiredAt`;

const purposes = (db: ReadDb, which: Sql): (Purpose & { readonly retiredAt: Instant | null })[] =>
  db.all<StoredPurpose>(sql`SELECT ${COLUMNS} FROM purpose WHERE ${which} ORDER BY position, name`).map(asked);
const plain = ({ retiredAt: _, ...purpose }: Purpose & { readonly retiredAt: Instant | null }): Purpose => purpose;

/** What pictures are used for now, in the school's order: the columns of lists, forms and checks. No biometrics. */
export const purposesInUse = (db: ReadDb): Purpose[] =>
  purposes(db, sql`retired_at IS NULL AND kind = 'pictures'`).map(plain);

/** The same with biometrics: what the register keeps answers about. */
export const everyPurposeInUse = (db: ReadDb): Purpose[] => purposes(db, sql`retired_at IS NULL`).map(plain);

/** Every purpose that ever was, retired ones too: a picture may still be used for one. */
export const purposesEver = (db: ReadDb): Purpose[] => purposes(db, sql`1`).map(plain);

/** Those that were retired, the last one first. */
export const retiredPurposes = (db: ReadDb): { purpose: Purpose; retiredAt: Instant }[] =>
  purposes(db, sql`retired_at IS NOT NULL`)
    .flatMap((row) => (row.retiredAt === null ? [] : [{ purpose: plain(row), retiredAt: row.retiredAt }]))
    .sort((a, b) => (a.retiredAt < b.retiredAt ? 1 : -1));

/** How long a yes for one purpose holds: an import asks for each answer. */
export function validityOf(db: ReadDb, purposeId: PurposeId): Validity | undefined {
  const row = db.get<Pick<StoredAsked, 'validity' | 'validityYears'>>(
    sql`SELECT validity, validity_years AS validityYears FROM purpose WHERE id = ${purposeId}`,
  );
  return row && held(row);
}

export interface NewPurpose extends Asked {
  readonly kind: PurposeKind;
}
/** Keeps a purpose, last in the order, with its first version. */
export function insertPurpose(tx: WriteDb, fields: NewPurpose, author: Author): PurposeId {
  const purposeId = uuid() as PurposeId;
  tx.run(sql`INSERT INTO purpose (id, name, position, kind, basis, created_at, created_by)
    SELECT ${purposeId}, ${fields.name}, coalesce(max(position) + 1, 0), ${fields.kind}, ${fields.basis}, ${author.at}, ${author.by}
    FROM purpose`);
  setAsked(tx, purposeId, fields, { version: 1, countsFrom: 1 }, author);
  return purposeId;
}

/** Puts a version of what is asked into use, and keeps it. */
export function setAsked(
  tx: WriteDb,
  purposeId: PurposeId,
  fields: Asked,
  { version, countsFrom }: { readonly version: number; readonly countsFrom: number },
  author: Author,
): void {
  const years = fields.validity.kind === 'years' ? fields.validity.years : null;
  tx.run(sql`UPDATE purpose SET name = ${fields.name}, description = ${fields.description}, basis = ${fields.basis},
      wording = ${fields.wording}, validity = ${fields.validity.kind}, validity_years = ${years},
      no_full_name = ${Number(fields.noFullName)}, condition = ${fields.condition}, wording_version = ${version},
      counts_from = ${countsFrom} WHERE id = ${purposeId}`);
  tx.run(sql`INSERT INTO purpose_version (purpose_id, version, name, description, basis, wording, validity, validity_years, no_full_name,
      condition, made_at, made_by)
    SELECT id, wording_version, name, description, basis, wording, validity, validity_years, no_full_name, condition, ${author.at},
      ${author.by} FROM purpose WHERE id = ${purposeId}`);
}

/** 1: retired; 0: it was not in use. */
export const retirePurpose = (tx: WriteDb, purposeId: PurposeId, at: Instant): number =>
  tx.run(sql`UPDATE purpose SET retired_at = ${at} WHERE id = ${purposeId} AND retired_at IS NULL`);

/** 1: in use again, last in the order; 0: it was not retired. */
export const unretirePurpose = (tx: WriteDb, purposeId: PurposeId): number =>
  tx.run(sql`UPDATE purpose SET retired_at = NULL, position = (SELECT max(position) + 1 FROM purpose)
    WHERE id = ${purposeId} AND retired_at IS NOT NULL`);

export function orderPurposes(tx: WriteDb, purposeIds: readonly PurposeId[]): void {
  purposeIds.forEach((purposeId, position) => {
    tx.run(sql`UPDATE purpose SET position = ${position} WHERE id = ${purposeId}`);
  });
}

/** The kept versions of one purpose or of all, newest first. */
export const purposeVersions = (db: ReadDb, of?: PurposeId): (PurposeVersion & { purposeId: PurposeId })[] =>
  db
    .all<StoredAsked & { purposeId: PurposeId; version: number; madeAt: Instant | null; madeBy: string }>(sql`
      SELECT purpose_id AS purposeId, version, v.name AS name, description, basis, wording, validity, validity_years AS validityYears,
        no_full_name AS noFullName, condition, made_at AS madeAt, coalesce(staff.name, '') AS madeBy
      FROM purpose_version AS v LEFT JOIN staff ON staff.id = v.made_by
      WHERE ${of === undefined ? sql`1` : sql`purpose_id = ${of}`} ORDER BY version DESC, purpose_id`)
    .map(asked);
