import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import { calledBy, keysOf } from '#shared/features/children/told-apart.rules.ts';
import { NameIndex } from './name-index.ts';

/** A child as search and lists know it. */
export interface KnownName {
  readonly childId: ChildId;
  readonly called: string;
  readonly also: string;
  /** Every folded name under which the child may stand on a screen. */
  readonly keys: readonly string[];
  readonly onRoll: boolean;
  readonly className: string | null;
  readonly born: CalendarDate | null;
  readonly photoId: string | null;
}

interface NameRow {
  readonly childId: ChildId;
  readonly surname: string;
  readonly forename: string;
  readonly middleNames: string;
  readonly preferredSurname: string;
  readonly preferredForename: string;
  readonly formerSurname: string;
  readonly formerForename: string;
  readonly className: string | null;
  readonly born: CalendarDate | null;
  readonly photoId: string | null;
  readonly leftOn: CalendarDate | null;
}

const ROWS = sql`SELECT child.id AS childId, surname, forename, middle_names AS middleNames, preferred_surname AS preferredSurname,
  preferred_forename AS preferredForename, former_surname AS formerSurname, former_forename AS formerForename,
  class.name AS className, born, photo_id AS photoId, left_on AS leftOn
  FROM child LEFT JOIN class ON class.id = child.class_id WHERE merged_into IS NULL`;

function toKnown(row: NameRow): KnownName {
  const also = [row.forename, row.surname, row.middleNames, row.formerForename, row.formerSurname].join(' ');
  const { childId, className, born, photoId, leftOn } = row;
  const called = fullName(calledBy(row));
  return { childId, called, also, keys: keysOf(row), onRoll: leftOn === null, className, born, photoId };
}

/** The names of a register: who is called what, which names are borne by more than one, and the index to find them. */
export class KnownNames {
  readonly #bearers = new Map<string, number>();
  readonly #byId: Map<ChildId, KnownName>;
  readonly #shared = new Set<string>();
  #index: NameIndex<KnownName> | null = null;

  constructor(db: ReadDb) {
    this.#byId = new Map(db.all<NameRow>(ROWS).map((row) => [row.childId, toKnown(row)]));
    for (const known of this.#byId.values()) this.#count(known, 1);
  }

  /** Of the children on roll. Most of the work of knowing the names, so it is made when first asked for. */
  get index(): NameIndex<KnownName> {
    this.#index ??= NameIndex.of([...this.#byId].filter(([, known]) => known.onRoll));
    return this.#index;
  }

  /** Folded names that more than one child in the register bears, leavers too. */
  get shared(): ReadonlySet<string> {
    return this.#shared;
  }

  /** Reads one child again. */
  refresh(db: ReadDb, childId: ChildId): void {
    const before = this.#byId.get(childId);
    if (before) this.#count(before, -1);
    const row = db.get<NameRow>(sql`${ROWS} AND child.id = ${childId}`);
    if (!row) {
      this.#byId.delete(childId);
      this.#index?.delete(childId);
      return;
    }
    const known = toKnown(row);
    this.#count(known, 1);
    this.#byId.set(childId, known);
    if (known.onRoll) this.#index?.set(childId, known);
    else this.#index?.delete(childId);
  }

  #count({ keys }: KnownName, by: number): void {
    for (const key of keys) {
      const bearers = (this.#bearers.get(key) ?? 0) + by;
      if (bearers > 0) this.#bearers.set(key, bearers);
      else this.#bearers.delete(key);
      if (bearers > 1) this.#shared.add(key);
      else this.#shared.delete(key);
    }
  }
}

/** One per open register, in memory only: it goes with the connection, which a lock closes. */
const watched = new WeakMap<ReadDb, { names: KnownNames | null }>();

/** More changed children than this are read in one go. */
const FEW = 100;

/**
 * Lets the database itself note which children changed, by any statement of any feature, so that names kept in memory are
 * never older than the register. Two children of one name must not be taken for one because some new code forgot to say
 * that it renamed a child. The notes lie in memory and roll back with their transaction. They may hold a
 * child twice: a unique key would fail an upsert of the register, whose conflict rule reaches into the triggers.
 */
export function watchNames(tx: WriteDb): void {
  tx.run(sql`CREATE TEMP TABLE child_touched (id TEXT NOT NULL)`);
  tx.run(sql`CREATE TEMP TRIGGER child_added AFTER INSERT ON main.child
    BEGIN INSERT INTO child_touched VALUES (new.id); END`);
  tx.run(sql`CREATE TEMP TRIGGER child_changed AFTER UPDATE ON main.child
    BEGIN INSERT INTO child_touched VALUES (new.id); END`);
  tx.run(sql`CREATE TEMP TRIGGER child_gone AFTER DELETE ON main.child
    BEGIN INSERT INTO child_touched VALUES (old.id); END`);
  tx.run(sql`CREATE TEMP TRIGGER class_renamed AFTER UPDATE OF name ON main.class
    BEGIN INSERT INTO child_touched SELECT id FROM child WHERE class_id = new.id; END`);
  watched.set(tx, { names: null });
}

/**
 * The names as the register has them at this instant. Within a transaction that has changed children they are read anew and
 * not kept: it may still be rolled back.
 */
export function knownNames(db: ReadDb): KnownNames {
  const kept = watched.get(db);
  if (!kept) return new KnownNames(db);
  const touched = db.all<{ id: ChildId }>(sql`SELECT DISTINCT id FROM child_touched`);
  if (touched.length > 0 && db.inTransaction) return new KnownNames(db);
  if (touched.length > 0) forget(db as WriteDb);
  if (!kept.names || touched.length > FEW) {
    const names = new KnownNames(db);
    kept.names = names;
    // The board needs to know only who shares a name: its answer leaves first, and the first letter typed finds the index made.
    setImmediate(() => names.index);
  } else for (const { id } of touched) kept.names.refresh(db, id);
  return kept.names;
}

const forget = (db: WriteDb): number => db.run(sql`DELETE FROM child_touched`);
