import type { ToldApart } from '#main/features/children/children.service.ts';
import { type ChildRow, photoUrl } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { type CalendarDate, type Instant, instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { MedicineId, StockId } from '#shared/domain/ids.ts';
import { fullName, registerName } from '#shared/domain/names.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { attentionFor } from '#shared/features/medicines/attention.rules.ts';
import type { TakenDose } from '#shared/features/medicines/dose-check.rules.ts';
import type { Medicine, MedicineChild, MedicineVersion, Pack } from '#shared/features/medicines/medicines.view.ts';
import { isSameMedicine, nextDoseAllowed } from '#shared/features/medicines/next-dose.rules.ts';
import { balanceOf, type Entry } from '#shared/features/medicines/stock-ledger.rules.ts';
import { dosesSince, lastDoses, type PlainDose } from './doses.repo.ts';
import { givenFromEveryPack, givenFromPacks } from './known-given.ts';
import { type Asked, currentVersions, type VersionRow } from './medicines.repo.ts';
import { type StockRow, stockOf } from './stock.repo.ts';

const DAY = 24 * 60 * 60_000;
/** No interval and no most reaches further back: two days, and the school's day before them. */
const REACH = 3 * DAY;
/** The doses from then on can stand against one at this time. */
export const reachOf = (at: Instant): Instant => instantOf(new Date(Date.parse(at) - REACH));
/** After everything that is recorded: what was given since the last count comes off at the end. */
const LAST = '9999-12-31T00:00:00.000Z' as Instant;

/** What is known of medicines at one moment, read for one child or for everybody within a scope in a few statements. */
export interface MedicinesRead {
  readonly current: readonly VersionRow[];
  readonly packsOf: (row: VersionRow) => Pack[];
  /** Doses that count, by time, of this agreement and of others of the same child about the same medicine. */
  readonly takenOf: (row: VersionRow) => PlainDose[];
  readonly lastOf: (row: VersionRow) => PlainDose | undefined;
}

export function readMedicines(db: ReadDb, asked: Asked, now: Instant): MedicinesRead {
  const current = currentVersions(db, asked);
  const doses = groupBy(dosesSince(db, asked, reachOf(now)), ({ medicineId }) => medicineId);
  const last = new Map(lastDoses(db, asked).map((dose) => [dose.medicineId, dose]));
  const ofChild = groupBy(current, ({ childId }) => childId);
  const same = (row: VersionRow): VersionRow[] =>
    (ofChild.get(row.childId) ?? []).filter((other) => isSameMedicine(other.terms, row.terms));
  return {
    current,
    packsOf: readPacks(db, asked),
    takenOf: (row) =>
      same(row)
        .flatMap(({ medicineId }) => doses.get(medicineId) ?? [])
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    lastOf: (row) =>
      same(row)
        .flatMap(({ medicineId }) => last.get(medicineId) ?? [])
        .sort((a, b) => (a.at < b.at ? 1 : -1))[0],
  };
}

/** The packs of any of the medicines asked for, with what is left in each. */
export function readPacks(db: ReadDb, asked: Asked): MedicinesRead['packsOf'] {
  const stock = groupBy(stockOf(db, asked), ({ medicineId }) => medicineId);
  const given = 'childId' in asked ? givenFromPacks(db, asked.childId) : givenFromEveryPack(db);
  return (row) => packsFrom(stock.get(row.medicineId) ?? [], row.terms.counted ? given : new Map());
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The packs that were received, by their movements, the first received first. */
function packsFrom(rows: readonly StockRow[], given: ReadonlyMap<StockId, number>): Pack[] {
  const byPack = groupBy(rows, ({ packId }) => packId);
  return rows
    .filter(({ kind }) => kind === 'received')
    .map(({ packId, batch, expires, at }) => {
      const entries: Entry[] = [
        ...(byPack.get(packId) ?? []),
        { id: '~', at: LAST, kind: 'given', quantity: given.get(packId) ?? 0 },
      ];
      return { packId, batch, expires, receivedOn: londonDay(new Date(at)), balance: balanceOf(entries) };
    });
}

/** Doses that the limits count: taken at school or at home. `own` is the agreement whose times they may be for. */
export const takenDoses = (doses: readonly PlainDose[], own: MedicineId): TakenDose[] =>
  doses
    .filter(({ outcome }) => outcome !== 'not-given')
    .map(({ at, outcome, slot, medicineId }) => ({
      at,
      atHome: outcome === 'home',
      own: medicineId === own,
      slot: medicineId === own ? slot : null,
    }));

/** One medicine as the screens show it. */
export function medicineView(
  read: MedicinesRead,
  row: VersionRow,
  {
    now,
    today,
    hasLeft,
    doses,
    mayName,
  }: { now: Instant; today: CalendarDate; hasLeft: boolean; doses: number; mayName: boolean },
): Medicine {
  const packs = read.packsOf(row);
  const taken = takenDoses(read.takenOf(row), row.medicineId);
  const next = nextDoseAllowed(
    now,
    taken.map(({ at }) => at),
    row.terms,
  );
  const last = read.lastOf(row);
  return {
    medicineId: row.medicineId,
    current: versionView(row, mayName),
    packs,
    balance: packs.reduce((sum, { balance }) => Math.round((sum + balance) * 100) / 100, 0),
    notices: attentionFor({ terms: row.terms, inForce: row.state === 'agreed' && !hasLeft, packs }, today),
    last: last ? { at: last.at, atHome: last.outcome === 'home', amount: last.amount } : null,
    notBefore: next > now ? next : null,
    doses,
  };
}

/** Without the name of the parent for those who may not see contacts: class staff are told the relationship. */
export function versionView(row: VersionRow, mayName: boolean): MedicineVersion {
  const { medicineId: _m, childId: _c, responsibility: _r, ...version } = row;
  return mayName ? version : { ...version, contactId: null, parentName: '' };
}

/** A child beside a medicine, told apart from everybody else of the name. */
export const medicineChild = (child: ChildRow, apart: ToldApart): MedicineChild => ({
  childId: child.childId,
  name: fullName(calledBy(child)),
  listName: registerName(calledBy(child)),
  className: child.className ?? '',
  apart: apart.apart(child),
  photoUrl: photoUrl(child.photoId),
});
