import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import { inForce } from '#shared/features/consent/consent-effective.ts';
import { type DecisionRow, decisionsOf } from './consent.repo.ts';

/** What was decided about one child, with what the register asks of it again and again. */
export interface ChildDecisions {
  readonly rows: readonly DecisionRow[];
  readonly byPurpose: ReadonlyMap<PurposeId, readonly DecisionRow[]>;
  /** The newest date of a form that counts; null: none has one. */
  readonly formOn: CalendarDate | null;
  /** Purposes with an answer or a blank that counts. */
  readonly settled: ReadonlySet<PurposeId>;
  /** When something was recorded last, also what was taken back. */
  readonly lastRecordedAt: Instant | null;
}

export function childDecisions(rows: readonly DecisionRow[]): ChildDecisions {
  let formOn: CalendarDate | null = null;
  let lastRecordedAt: Instant | null = null;
  const settled = new Set<PurposeId>();
  for (const { decidedOn, purposeId } of inForce(rows)) {
    if (decidedOn !== null && (formOn === null || decidedOn > formOn)) formOn = decidedOn;
    settled.add(purposeId);
  }
  for (const { recordedAt } of rows)
    if (lastRecordedAt === null || recordedAt > lastRecordedAt) lastRecordedAt = recordedAt;
  return { rows, byPurpose: Map.groupBy(rows, (row) => row.purposeId), formOn, settled, lastRecordedAt };
}

const NOTHING = childDecisions([]);

/** What was decided about each child of a school; nothing for one of whom nothing was. */
export class KnownDecisions {
  readonly #byChild = new Map<ChildId, ChildDecisions>();

  constructor(rows: readonly DecisionRow[]) {
    for (const [childId, own] of Map.groupBy(rows, (row) => row.childId))
      this.#byChild.set(childId, childDecisions(own));
  }

  of = (childId: ChildId): ChildDecisions => this.#byChild.get(childId) ?? NOTHING;

  /** Reads some children again. */
  refresh(db: ReadDb, childIds: readonly ChildId[]): void {
    const rows = Map.groupBy(decisionsOf(db, { childIds }), (row) => row.childId);
    for (const childId of childIds) this.#byChild.set(childId, childDecisions(rows.get(childId) ?? []));
  }
}

/** One per open register, in memory only: it goes with the connection, which a lock closes. */
const watched = new WeakMap<ReadDb, { decisions: KnownDecisions | null }>();

/** More changed children than this are read in one go. */
const FEW = 200;

/**
 * Lets the database itself note about whom something was decided, by any statement of any feature, and whose contact changed: a
 * decision is read together with what the contact's record says of responsibility now. So what is kept in memory is never older
 * than the register. The notes roll back with their transaction; why they may hold a child twice: see `watchNames`.
 */
export function watchDecisions(tx: WriteDb): void {
  tx.run(sql`CREATE TEMP TABLE decision_touched (id TEXT NOT NULL)`);
  tx.run(sql`CREATE TEMP TRIGGER decision_added AFTER INSERT ON main.consent_decision
    BEGIN INSERT INTO decision_touched VALUES (new.child_id); END`);
  tx.run(sql`CREATE TEMP TRIGGER decision_moved AFTER UPDATE ON main.consent_decision
    BEGIN INSERT INTO decision_touched VALUES (old.child_id), (new.child_id); END`);
  tx.run(sql`CREATE TEMP TRIGGER decision_gone AFTER DELETE ON main.consent_decision
    BEGIN INSERT INTO decision_touched VALUES (old.child_id); END`);
  tx.run(sql`CREATE TEMP TRIGGER giver_changed AFTER UPDATE ON main.contact
    BEGIN INSERT INTO decision_touched VALUES (old.child_id), (new.child_id); END`);
  tx.run(sql`CREATE TEMP TRIGGER giver_gone AFTER DELETE ON main.contact
    BEGIN INSERT INTO decision_touched VALUES (old.child_id); END`);
  watched.set(tx, { decisions: null });
}

const everything = (db: ReadDb): KnownDecisions => new KnownDecisions(decisionsOf(db, { scope: { kind: 'all' } }));

/**
 * What was decided about every child, as the register has it at this instant: a whole school's answers are worked out without
 * reading twenty thousand rows again. Whom somebody may see is not decided here. Within a transaction that has changed decisions they are
 * read anew and not kept: it may still be rolled back.
 */
export function knownDecisions(db: ReadDb): KnownDecisions {
  const kept = watched.get(db);
  if (!kept) return everything(db);
  const touched = db.all<{ id: ChildId }>(sql`SELECT DISTINCT id FROM decision_touched`).map(({ id }) => id);
  if (touched.length > 0 && db.inTransaction) return everything(db);
  if (touched.length > 0) (db as WriteDb).run(sql`DELETE FROM decision_touched`);
  if (!kept.decisions || touched.length > FEW) kept.decisions = everything(db);
  else if (touched.length > 0) kept.decisions.refresh(db, touched);
  return kept.decisions;
}
