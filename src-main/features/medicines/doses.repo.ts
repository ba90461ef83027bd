import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { list, type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, DoseId, MedicineId, MedicineVersionId, PhotoId, StaffId, StockId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import type { Giving, NotGiven } from '#shared/features/medicines/medicines.model.ts';
import type { Dose } from '#shared/features/medicines/medicines.view.ts';
import { type Asked, matching } from './medicines.repo.ts';

/** A row that counts: nothing corrects it, and it is not the taking back of another. */
const CORRECTED = sql`(SELECT corrects FROM medicine_dose WHERE corrects IS NOT NULL)`;
const COUNTS = sql`d.void = 0 AND d.id NOT IN ${CORRECTED}`;

/** What the rules need of a dose. */
export interface PlainDose {
  readonly doseId: DoseId;
  readonly medicineId: MedicineId;
  readonly at: Instant;
  readonly outcome: Dose['outcome'];
  readonly amount: number | null;
  readonly slot: ClockTime | null;
  readonly reason: NotGiven | null;
  readonly packId: StockId | null;
}
const PLAIN = sql`d.id AS doseId, d.medicine_id AS medicineId, d.at AS at, outcome, amount, slot, reason, pack_id AS packId`;
const FROM = sql`FROM medicine AS m JOIN child ON child.id = m.child_id JOIN medicine_dose AS d ON d.medicine_id = m.id`;

/** The doses that count, of the medicines asked for, from this time on, by time. */
export const dosesSince = (db: ReadDb, asked: Asked, since: Instant): PlainDose[] =>
  db.all(sql`SELECT ${PLAIN} ${FROM} WHERE ${matching(asked)} AND d.at >= ${since} AND ${COUNTS} ORDER BY d.at, d.id`);

/** The newest dose that was taken of each medicine asked for. */
export const lastDoses = (db: ReadDb, asked: Asked): PlainDose[] =>
  db.all(sql`SELECT ${PLAIN} ${FROM} WHERE ${matching(asked)} AND d.id = (
      SELECT n.id FROM medicine_dose AS n WHERE n.medicine_id = m.id AND n.outcome <> 'not-given' AND n.void = 0
        AND n.id NOT IN ${CORRECTED} ORDER BY n.at DESC, n.id DESC LIMIT 1)`);

/** What was given from one pack, for its ledger. */
export const givenFrom = (
  db: ReadDb,
  packId: StockId,
): { id: DoseId; at: Instant; amount: number; by: string; witness: string | null }[] =>
  db.all(sql`SELECT d.id AS id, d.at AS at, amount, coalesce(giver.name, '') AS by, second.name AS witness FROM medicine_dose AS d
      LEFT JOIN staff AS giver ON giver.id = d.given_by LEFT JOIN staff AS second ON second.id = d.witness
    WHERE pack_id = ${packId} AND outcome = 'given' AND ${COUNTS}`);

/**
 * What was given of each pack since its last count that stands (or ever): with what its stock rows say, its balance. By the packs and
 * from their index alone, so that a large school's doses of years are summed where they lie.
 */
export const givenSinceCount = (
  db: ReadDb,
  asked: { readonly childId: ChildId } | { readonly packIds: readonly StockId[] } | 'every pack',
): { packId: StockId; amount: number }[] =>
  db.all(sql`WITH counted AS MATERIALIZED (SELECT pack_id, max(at) AS at FROM medicine_stock AS s WHERE kind = 'counted' AND void = 0
        AND s.id NOT IN (SELECT corrects FROM medicine_stock WHERE corrects IS NOT NULL) GROUP BY pack_id)
    SELECT s.id AS packId, (SELECT coalesce(sum(amount), 0) FROM medicine_dose AS d WHERE d.pack_id = s.id
        AND d.at > coalesce((SELECT counted.at FROM counted WHERE counted.pack_id = s.id), '')
        AND outcome = 'given' AND ${COUNTS}) AS amount
    FROM medicine AS m JOIN medicine_stock AS s ON s.medicine_id = m.id AND s.pack_id = s.id WHERE ${ofPacks(asked)}`);

function ofPacks(asked: Parameters<typeof givenSinceCount>[1]): Sql {
  if (asked === 'every pack') return sql`1`;
  return 'childId' in asked ? sql`m.child_id = ${asked.childId}` : sql`s.id IN (${list(asked.packIds)})`;
}

export const countDoses = (db: ReadDb, childId: ChildId): { medicineId: MedicineId; doses: number }[] =>
  db.all(sql`SELECT m.id AS medicineId, count(*) AS doses ${FROM} WHERE ${matching({ childId })} AND outcome <> 'not-given' AND ${COUNTS}
    GROUP BY m.id`);

interface StoredDose extends Omit<Dose, 'override' | 'told' | 'entry' | 'counts'> {
  readonly overrideBy: string | null;
  readonly overrideWords: string | null;
  readonly overrideStops: string | null;
  readonly toldWhom: string | null;
  readonly toldBy: string | null;
  readonly toldAt: Instant | null;
  readonly toldHow: NonNullable<Dose['told']>['how'] | null;
  readonly isVoid: number;
  readonly counts: number;
}

function wholeDoses(db: ReadDb, where: Sql): Dose[] {
  return db
    .all<StoredDose>(sql`SELECT d.id AS doseId, d.medicine_id AS medicineId, v.version AS version, d.at AS at, outcome, amount, d.how AS how,
        slot, reason, d.words AS words, reaction, late, confirmed, coalesce(giver.name, '') AS givenBy, second.name AS witness,
        override_by AS overrideBy, override_words AS overrideWords, override_stops AS overrideStops,
        t.whom AS toldWhom, teller.name AS toldBy, t.at AS toldAt, t.how AS toldHow,
        corrects, correct_words AS correctWords, void AS isVoid, (${COUNTS}) AS counts,
        d.recorded_at AS recordedAt, coalesce(recorder.name, '') AS recordedBy
      ${FROM} JOIN medicine_version AS v ON v.id = d.version_id
        LEFT JOIN staff AS giver ON giver.id = d.given_by LEFT JOIN staff AS second ON second.id = d.witness
        LEFT JOIN staff AS recorder ON recorder.id = d.recorded_by
        LEFT JOIN medicine_told AS t ON t.id = (SELECT max(id) FROM medicine_told WHERE dose_id = d.id)
        LEFT JOIN staff AS teller ON teller.id = t.told_by
      WHERE ${where}`)
    .map(({ overrideBy, overrideWords, overrideStops, toldWhom, toldBy, toldAt, toldHow, isVoid, counts, ...row }) => ({
      ...row,
      override:
        overrideBy === null
          ? null
          : { by: overrideBy, words: overrideWords ?? '', stops: JSON.parse(overrideStops ?? '[]') as string[] },
      told:
        toldWhom === null || toldAt === null || toldHow === null
          ? null
          : { whom: toldWhom, by: toldBy ?? '', at: toldAt, how: toldHow },
      entry: isVoid === 1 ? 'taken-back' : row.corrects === null ? 'entry' : 'correction',
      counts: counts === 1,
    }));
}

/** Thirty entries of one medicine, corrected ones too, newest first; from before an entry, or the newest. */
export const dosePage = (
  db: ReadDb,
  childId: ChildId,
  medicineId: MedicineId,
  before: DoseId | null,
  size: number,
): Dose[] =>
  wholeDoses(
    db,
    sql`m.id = ${medicineId} AND m.child_id = ${childId} AND ${
      before === null ? sql`1` : sql`(d.at, d.id) < (SELECT b.at, b.id FROM medicine_dose AS b WHERE b.id = ${before})`
    } ORDER BY d.at DESC, d.id DESC LIMIT ${size}`,
  );

/** Every entry within the scope of this stretch of time, corrected ones too, newest first. */
export const doseLog = (db: ReadDb, asked: Asked, from: Instant, to: Instant): Dose[] =>
  wholeDoses(db, sql`${matching(asked)} AND d.at >= ${from} AND d.at < ${to} ORDER BY d.at DESC, d.id DESC`);

/** What was not given, counts, and no parent was told of, newest first. */
export const untold = (db: ReadDb, asked: Asked): Dose[] =>
  wholeDoses(db, sql`${matching(asked)} AND outcome = 'not-given' AND t.id IS NULL AND ${COUNTS} ORDER BY d.at DESC`);

/** One entry and whose it is. */
export const oneDose = (db: ReadDb, doseId: DoseId): { childId: ChildId; dose: Dose } | undefined => {
  const [dose] = wholeDoses(db, sql`d.id = ${doseId}`);
  const whose = db.get<{
    childId: ChildId;
  }>(sql`SELECT m.child_id AS childId FROM medicine_dose AS d JOIN medicine AS m ON m.id = d.medicine_id
    WHERE d.id = ${doseId}`);
  return dose && whose ? { childId: whose.childId, dose } : undefined;
};

export const doseOfKey = (
  db: ReadDb,
  requestKey: string,
): { doseId: DoseId; medicineId: MedicineId; childId: ChildId } | undefined =>
  db.get(sql`SELECT d.id AS doseId, d.medicine_id AS medicineId, m.child_id AS childId FROM medicine_dose AS d
    JOIN medicine AS m ON m.id = d.medicine_id WHERE d.request_key = ${requestKey}`);

export interface NewDose {
  readonly medicineId: MedicineId;
  readonly versionId: MedicineVersionId;
  readonly outcome: Dose['outcome'];
  readonly at: Instant;
  readonly amount: number | null;
  readonly how: Giving | null;
  readonly slot: ClockTime | null;
  readonly packId: StockId | null;
  readonly reason: NotGiven | null;
  readonly words: string;
  readonly reaction: string;
  readonly late: string;
  readonly confirmed: 'photo' | 'name' | null;
  readonly photoId: PhotoId | null;
  readonly givenBy: StaffId;
  readonly witness: StaffId | null;
  readonly override: { readonly by: string; readonly words: string; readonly stops: readonly string[] } | null;
  readonly corrects: DoseId | null;
  readonly correctWords: string;
  readonly isVoid: boolean;
  readonly requestKey: string;
}
export function insertDose(tx: WriteDb, row: NewDose, author: Author): DoseId {
  const doseId = uuid() as DoseId;
  tx.run(sql`INSERT INTO medicine_dose (id, medicine_id, version_id, outcome, at, amount, how, slot, pack_id, reason, words, reaction, late,
      confirmed, photo_id, given_by, witness, override_by, override_words, override_stops, corrects, correct_words, void, request_key,
      recorded_at, recorded_by)
    VALUES (${doseId}, ${row.medicineId}, ${row.versionId}, ${row.outcome}, ${row.at}, ${row.amount}, ${row.how}, ${row.slot}, ${row.packId},
      ${row.reason}, ${row.words}, ${row.reaction}, ${row.late}, ${row.confirmed}, ${row.photoId}, ${row.givenBy}, ${row.witness},
      ${row.override?.by ?? null}, ${row.override?.words ?? null}, ${row.override ? JSON.stringify(row.override.stops) : null},
      ${row.corrects}, ${row.correctWords}, ${row.isVoid}, ${row.requestKey}, ${author.at}, ${author.by})`);
  return doseId;
}

export interface NewTelling {
  readonly doseId: DoseId;
  readonly whom: string;
  readonly by: StaffId;
  readonly at: Instant;
  readonly how: NonNullable<Dose['told']>['how'];
  readonly requestKey: string;
}
export const insertTold = (tx: WriteDb, row: NewTelling, author: Author): number =>
  tx.run(sql`INSERT INTO medicine_told (id, dose_id, whom, told_by, at, how, request_key, recorded_at, recorded_by)
    VALUES (${uuid()}, ${row.doseId}, ${row.whom}, ${row.by}, ${row.at}, ${row.how}, ${row.requestKey}, ${author.at}, ${author.by})
    ON CONFLICT (request_key) DO NOTHING`);
