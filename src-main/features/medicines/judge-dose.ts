import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import { type ChildRow, oneChild } from '#main/features/children/children.service.ts';
import { type Instant, instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, DoseId, MedicineId, StockId } from '#shared/domain/ids.ts';
import { instantMeant, type Moment } from '#shared/domain/london-time.ts';
import {
  checkDose,
  type DoseAsked,
  type PackNow,
  packToTake,
  type Stop,
} from '#shared/features/medicines/dose-check.rules.ts';
import type { Medicine, Pack } from '#shared/features/medicines/medicines.view.ts';
import { balanceOf, type Entry, takesTooMuch } from '#shared/features/medicines/stock-ledger.rules.ts';
import { countDoses, givenFrom, type PlainDose } from './doses.repo.ts';
import { medicineView, readMedicines, takenDoses } from './medicine-view.ts';
import { newestEntry, type VersionRow, versionsOf } from './medicines.repo.ts';
import { stockOf } from './stock.repo.ts';

/** The moment that a person gave. Error 'bad-input' for one that the clocks skipped. */
export function meantInstant(moment: Moment, now: Date): Instant {
  const at = instantMeant(moment, now);
  if (at === null)
    throw new AppError('bad-input', { fields: { at: 'The clocks went forward: this time was skipped that night.' } });
  return at;
}

/** The same for something that has happened. */
export function pastInstant(moment: Moment, now: Date): Instant {
  const at = meantInstant(moment, now);
  if (at > instantOf(now)) throw new AppError('bad-input', { fields: { at: 'This time is still to come.' } });
  return at;
}

/**
 * The instructions under which a dose of this time was given: the newest version recorded by then. One from before the agreement was
 * entered here is one of its first version, on paper.
 */
const versionAt = (versions: readonly VersionRow[], at: Instant): VersionRow | undefined =>
  versions.findLast(({ recordedAt }) => recordedAt <= at) ?? versions[0];

/** For now it is the newest, whatever this PC's clock says: another's may have been ahead when it was recorded. */
export const versionMeant = (one: Pick<OneMedicine, 'versions' | 'current'>, moment: Moment, at: Instant): VersionRow =>
  (moment === 'now' ? undefined : versionAt(one.versions, at)) ?? one.current;

export interface OneMedicine {
  readonly child: ChildRow;
  readonly versions: readonly VersionRow[];
  readonly current: VersionRow;
  readonly view: Medicine;
  /** Every dose of the last days that counts, of this and like agreements; by time. */
  readonly doses: readonly PlainDose[];
}

/** Those who keep the agreements see who signed them; class staff do not see contacts (product, section 3). */
export const mayNameParents = (ctx: QueryContext): boolean => ctx.capabilities.has('medical.write');

/** A medicine of this child with what is known of it. Errors 'not-found'. */
export function oneMedicine(ctx: QueryContext, childId: ChildId, medicineId: MedicineId, at: Instant): OneMedicine {
  const child = oneChild(ctx.db, childId);
  const versions = versionsOf(ctx.db, { childId }).filter((row) => row.medicineId === medicineId);
  const current = versions.at(-1);
  if (!child || !current) throw new AppError('not-found');
  const now = instantOf(ctx.now);
  const read = readMedicines(ctx.db, { childId }, at < now ? at : now);
  const doses = read.takenOf(current);
  const count = countDoses(ctx.db, childId).find((row) => row.medicineId === medicineId)?.doses ?? 0;
  const view = medicineView(read, current, {
    ...{ now, today: ctx.today, hasLeft: child.leftOn !== null, doses: count },
    mayName: mayNameParents(ctx),
  });
  return { child, versions, current, view, doses };
}

/** What moved one pack, but for one dose that is about to be corrected. */
export function packEntries(ctx: QueryContext, childId: ChildId, packId: StockId, without: DoseId | null): Entry[] {
  const moved = stockOf(ctx.db, { childId }).filter((row) => row.packId === packId);
  const given = givenFrom(ctx.db, packId).filter(({ id }) => id !== without);
  return [...moved, ...given.map(({ id, at, amount }) => ({ id, at, kind: 'given' as const, quantity: amount }))];
}

function packNow(
  ctx: QueryContext,
  one: OneMedicine,
  pack: Pack,
  asked: { at: Instant; amount: number },
  without: DoseId | null,
): PackNow {
  const { counted } = one.current.terms;
  const entries = counted ? packEntries(ctx, one.child.childId, pack.packId, without) : [];
  const further: Entry = { id: '~', at: asked.at, kind: 'given', quantity: asked.amount };
  return {
    expires: pack.expires,
    balance: counted ? balanceOf(entries) : pack.balance,
    short: counted && takesTooMuch(entries, further),
  };
}

export interface Judged {
  readonly packId: StockId | null;
  readonly stops: Stop[];
}

/**
 * Every reason against this dose, under the instructions of its time, by what is recorded now. `packId` null: the pack that would be taken. `without` is a wrong entry
 * that this one replaces. Errors 'not-found' for a pack of another medicine.
 */
export function judgeDose(
  ctx: QueryContext,
  one: OneMedicine,
  version: VersionRow,
  asked: DoseAsked,
  packId: StockId | null,
  without: DoseId | null,
): Judged {
  const { packs } = one.view;
  const pack =
    packId === null ? packToTake(packs, londonDay(new Date(asked.at))) : packs.find((p) => p.packId === packId);
  if (pack === undefined) throw new AppError('not-found');
  const doses = one.doses.filter(({ doseId }) => doseId !== without);
  const stops = checkDose(
    asked,
    {
      terms: version.terms,
      inForce: version.state === 'agreed',
      hasLeft: one.child.leftOn !== null,
      responsibility: version.responsibility,
      head: version.head.state,
      pack: pack && packNow(ctx, one, pack, asked, without),
      taken: takenDoses(doses, one.current.medicineId),
      newest: newestEntry(ctx.db, one.current.medicineId),
    },
    instantOf(ctx.now),
  );
  return { packId: pack?.packId ?? null, stops };
}
