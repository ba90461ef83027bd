import { dirname } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { giveRoom } from '#main/vault/kept-room.ts';
import { CommitCount } from './commit-count.ts';
import { Ending } from './ending.ts';
import { migrate } from './migrate.ts';
import { isFull } from './open.ts';
import type { PageSums } from './page-sums.ts';
import { type ReadDb, type WriteDb, wrapDatabase } from './sql.ts';
import { openWatched, type Vouched } from './witness.ts';

/** The open register. Reads are free; every write goes through `write`, one transaction each. */
export interface Store {
  readonly read: ReadDb;
  /**
   * All of `work` or nothing. A thrown error rolls back and is passed on. On a full disk some of the room that is kept is given back
   * and `work` runs again, so what it changes outside the register goes through `ifTakenBack` and `onceWritten`; with nothing left to
   * give, or for what is `bulky` (a file of megabytes would eat an emergency's room), that becomes 'disk-full'.
   */
  write<T>(work: (tx: WriteDb) => T, bulky?: boolean): T;
  /** For temporary tables and triggers alone: it counts as no commit, so it needs no room on the disk. */
  inMemory(work: (tx: WriteDb) => void): void;
  /**
   * A write that takes long: one transaction like any other, all or nothing, but everybody else has a turn wherever `breathe`
   * answers a promise. Nobody may see or join what is not written yet, so whoever reads or writes in such a turn takes the whole
   * transaction back first, by the very access, and is served from the register as it was; the long write then ends with `MadeWay`
   * and may be begun anew. One at a time. Throws what `work` or `breathe` throw, with nothing written.
   */
  writeInSlices<S, T>(
    work: (tx: WriteDb) => Generator<S, T>,
    breathe: (step: S) => Promise<void> | undefined,
  ): Promise<T>;
  /** Writes all of it to a new file, under the same key. Holds everything up meanwhile; damage or a full disk is thrown. */
  copyInto(file: string): void;
  /** Whether a write in slices is under way: what can wait must not even read then, or it takes that write back. */
  readonly isWritingLong: boolean;
  /** Whether the register's files were as its witness says. */
  readonly vouched: Vouched;
  close(): void;
}

/** A long write was taken back because somebody else was served. Nothing of it was written. */
export class MadeWay extends Error {
  constructor() {
    super('made way');
    this.name = 'MadeWay';
  }
}

/**
 * Opens or makes the register in `file` and brings it up to date; `beforeUpdate` runs in that one's transaction, before its steps.
 * `sums` and `onDiffers` as in `openWatched`.
 */
export function openStore(
  file: string,
  key: Buffer,
  options: {
    readonly create?: boolean;
    readonly beforeUpdate?: (tx: WriteDb, vouched: Vouched) => void;
    readonly sums?: PageSums | null;
    readonly onDiffers?: () => void;
  } = {},
): Store {
  const { db, witness } = openWatched(file, key, options);
  const count = new CommitCount(db);
  /** The long write whose transaction is open, and whether it rests between two slices. */
  let long: { resting: boolean } | null = null;
  const ending = new Ending();
  const takeBack = () => {
    long = null;
    // SQLite itself has rolled back after some failures, e.g. a full disk.
    if (db.inTransaction) db.exec('ROLLBACK');
    ending.takenBack();
  };
  const makeWay = () => {
    if (long?.resting) takeBack();
  };
  const handle = wrapDatabase(db, makeWay, ending);
  try {
    const first = () => options.beforeUpdate?.(handle, witness.vouched);
    // In the update's own transaction, like every other.
    const updated = migrate(db, undefined, first, () => count.bump());
    if (updated !== null) witness.commit(updated);
  } catch (error) {
    witness.close();
    throw error;
  }
  const told = (error: unknown) => (isFull(error) ? new AppError('disk-full', { cause: error }) : error);
  return {
    read: handle,
    write<T>(work: (tx: WriteDb) => T, bulky = false): T {
      makeWay();
      for (;;) {
        let value: T;
        let commits: number;
        try {
          [value, commits] = db.transaction(() => [work(handle), count.bump()] as const).immediate();
        } catch (error) {
          // Within another write that one decides.
          if (!db.inTransaction) ending.takenBack();
          if (db.inTransaction || bulky || !isFull(error) || !giveRoom(dirname(file))) throw told(error);
          continue;
        }
        // Within another write there is nothing to vouch for yet, and nothing on the disk.
        if (!db.inTransaction) {
          witness.commit(commits);
          ending.written();
        }
        return value;
      }
    },
    inMemory(work) {
      makeWay();
      db.transaction(() => work(handle)).immediate();
    },
    async writeInSlices(work, breathe) {
      makeWay();
      db.exec('BEGIN IMMEDIATE');
      const mine = { resting: false };
      long = mine;
      try {
        const steps = work(handle);
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) {
            const commits = count.bump();
            db.exec('COMMIT');
            long = null;
            witness.commit(commits);
            ending.written();
            return step.value;
          }
          // Already while it is told how far it is: who listens may ask at once.
          mine.resting = true;
          const turn = breathe(step.value);
          if (turn) await turn;
          // Whoever came meanwhile has taken it back, and what is open now may be theirs.
          if (long !== mine) throw new MadeWay();
          mine.resting = false;
        }
      } catch (error) {
        if (long === mine) takeBack();
        throw told(error);
      }
    },
    copyInto(copy) {
      makeWay();
      try {
        db.prepare('VACUUM INTO ?').run(copy);
      } catch (error) {
        throw told(error);
      }
    },
    get isWritingLong() {
      return long !== null;
    },
    vouched: witness.vouched,
    close: () => {
      makeWay();
      witness.close();
    },
  };
}
