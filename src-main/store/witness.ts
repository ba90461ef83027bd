import { closeSync, openSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { CommitCount } from './commit-count.ts';
import { LogFrames } from './log-frames.ts';
import { openEncrypted } from './open.ts';
import { type PageSums, sumsOf } from './page-sums.ts';
import { readWitness, type Witness, WitnessFile } from './witness-file.ts';

/*
 * A page vouches for itself alone, and a log with a flipped bit ends early without a word. So after each commit, before it is
 * acknowledged, a small file beside the register says under a key how both files lie on the disk. At the next opening they are held
 * against it, also after a kill: what was acknowledged and is gone, or was put back, is told. A kill between a commit and its witness
 * leaves one commit more than was vouched for: nobody was told of it, and it stays.
 *
 * The register's file changes only when the log is copied into it. That is done here and nowhere else, in steps of which each says
 * first what may be found after a kill in the middle of it.
 */

/** 'same': as it was vouched for. 'differs': not so. 'unknown': nothing vouches for it. */
export type Vouched = 'same' | 'differs' | 'unknown';

/** The log is copied into the register when it has grown by so many frames: about 4 MB. */
const COPY_EVERY = 1000;

export interface Watched {
  readonly db: Database.Database;
  readonly witness: RegisterWitness;
}

/**
 * Opens a register for reading and writing under its witness. `sums` are those of its file as it lies there, where they are known;
 * `onDiffers` is called before anything opens it, while all is still as it was found. Errors as of `openEncrypted`.
 */
export function openWatched(
  file: string,
  key: Buffer,
  options: { readonly create?: boolean; readonly sums?: PageSums | null; readonly onDiffers?: () => void } = {},
): Watched {
  const log = new LogFrames(`${file}-wal`);
  let handle: number | null = null;
  try {
    // Before SQLite, and closed after it: closing any handle of the file lets go of SQLite's locks on it.
    handle = options.create ? null : openOrNull(file);
    const before = handle === null ? null : readWitness(file, key);
    const sums = options.sums ?? (handle === null ? null : sumsOf(handle));
    const vouched = before === null || sums === null ? 'unknown' : judge(before, sums, log);
    if (vouched === 'differs') options.onDiffers?.();
    const db = openEncrypted(file, key, options);
    try {
      handle ??= openSync(file, 'r');
      const found = before === 'broken' ? null : before;
      return { db, witness: new RegisterWitness(db, file, key, { handle, sums, log, found, vouched }) };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    log.close();
    if (handle !== null) closeSync(handle);
    throw error;
  }
}

function openOrNull(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}

/** Holds both files against the witness; reads the log as far as it is vouched for. */
function judge(witness: Witness | 'broken', sums: PageSums, log: LogFrames): Vouched {
  if (witness === 'broken') return 'differs';
  const { phase, frames, copying } = witness;
  const isRead = log.readTo(copying);
  const copied: ReadonlySet<number> = new Set(log.pages);
  if (!isRead || !log.readTo(frames) || log.chain !== witness.chain) {
    // All of it is in the register: SQLite may have begun the log anew for a commit that was cut off, or taken it away.
    if (phase !== 'copied') return 'differs';
    log.emptied();
  }
  if (phase !== 'copying') return sums.pages === witness.pages && sums.whole() === witness.sum ? 'same' : 'differs';
  const allCopied = Array.from({ length: Math.max(0, sums.pages - witness.pages) }, (_, i) => witness.pages + i + 1);
  const isWhole = sums.pages >= witness.pages && sums.whole(copied, witness.pages) === witness.sum;
  return isWhole && allCopied.every((page) => copied.has(page)) ? 'same' : 'differs';
}

interface Parts {
  readonly handle: number;
  readonly sums: PageSums | null;
  readonly log: LogFrames;
  readonly found: Witness | null;
  readonly vouched: Vouched;
}

type Register = Pick<Witness, 'phase' | 'copying' | 'pages' | 'sum'>;

export class RegisterWitness {
  readonly vouched: Vouched;
  readonly #db: Database.Database;
  readonly #file: WitnessFile;
  readonly #handle: number;
  readonly #log: LogFrames;
  #sums: PageSums;
  /** How the register's own file lies there, as the next save says it. */
  #register: Register;
  #commits = 0;
  /** Whether the witness file holds what this one said or found right: what differs is left as it is until the first commit. */
  #speaks = false;
  /** Something failed on the way: all is read anew before the next save. */
  #inDoubt = false;
  /** Frames of the log when it was last tried to copy it. */
  #tried = 0;

  constructor(db: Database.Database, file: string, key: Buffer, { handle, sums, log, found, vouched }: Parts) {
    this.#db = db;
    this.#handle = handle;
    this.#log = log;
    db.pragma('wal_autocheckpoint=0');
    this.vouched = vouched === 'same' && found !== null ? this.#confirm(found) : vouched;
    this.#file = new WitnessFile(file, key, this.vouched === 'same' ? (found?.serial ?? 0) : 0);
    this.#sums = sums ?? sumsOf(handle);
    if (this.vouched === 'same' && found !== null) {
      this.#speaks = true;
      // 'copied': the register's file is as at rest, whatever became of the log.
      this.#register = found.phase === 'copying' ? found : { ...found, phase: 'rest', copying: 0 };
    } else {
      try {
        this.#beginAnew();
      } catch {
        // On a full disk people must get in all the same; damage is met again by whoever reads.
        this.#inDoubt = true;
      }
      this.#register = this.#atRest();
    }
  }

  /** Whether SQLite sees what was vouched for, or one commit of ours more. */
  #confirm(found: Witness): Vouched {
    const seen = this.#framesSeen();
    this.#commits = new CommitCount(this.#db).read() ?? -1;
    const more = this.#commits - found.commits;
    if (seen === this.#log.frames) return more === 0 ? 'same' : 'differs';
    return more === 1 && this.#log.readTo(seen) ? 'same' : 'differs';
  }

  /** Takes what is there as it is. Nothing is saved before the next commit: until then a kill forgets no alarm. */
  #beginAnew(): void {
    if (this.#framesSeen() > 0) {
      requireDone(this.#db.pragma('wal_checkpoint(FULL)'));
      this.#sums = sumsOf(this.#handle);
    }
    // The mark of a register with a log stands there; SQLite sets it in one that never had one.
    this.#sums.again(this.#handle, new Set([1]));
    this.#log.emptied();
    this.#tried = 0;
  }

  /**
   * After each commit, before it is acknowledged; `commits` is the register's count of them. Never throws: where the disk takes no
   * witness there is none, and after a kill the next opening says so.
   */
  commit(commits: number): void {
    this.#commits = commits;
    try {
      if (this.#inDoubt) this.#beginAnew();
      if (this.#inDoubt || this.#register.phase === 'copied') {
        // Copied whole: SQLite has begun the log from its beginning, over what stood there, so that it needs no new room.
        this.#log.emptied();
        this.#tried = 0;
        this.#register = this.#inDoubt ? { ...this.#atRest(), phase: 'copied' } : this.#atRest();
      }
      if (!this.#log.readTo(this.#framesSeen())) throw new Error('the log ends before what SQLite sees of it');
      this.#save();
      this.#speaks = true;
      this.#inDoubt = false;
    } catch {
      this.#file.drop();
      this.#inDoubt = true;
    }
    if (!this.#inDoubt && this.#log.frames - this.#tried >= COPY_EVERY) this.#copy();
  }

  #save(): void {
    const { frames, chain } = this.#log;
    const { phase, copying, pages, sum } = this.#register;
    this.#file.save({ commits: this.#commits, phase, frames, chain, copying, pages, sum });
  }

  #atRest(): Register {
    return { phase: 'rest', copying: 0, pages: this.#sums.pages, sum: this.#sums.whole() };
  }

  /** Copies the log into the register; the next commit begins it anew. On a full disk all stays as it is, and is tried again later. */
  #copy(): void {
    const { frames, pages } = this.#log;
    const { pages: before } = this.#register;
    this.#tried = frames;
    // The pages of a copying that was held up are among these: the log has only grown since.
    this.#register = { phase: 'copying', copying: frames, pages: before, sum: this.#sums.whole(pages, before) };
    try {
      this.#save();
      requireDone(this.#db.pragma('wal_checkpoint(FULL)'));
    } catch {
      return;
    }
    try {
      this.#sums.again(this.#handle, pages);
      this.#register = { ...this.#atRest(), phase: 'copied' };
      this.#save();
    } catch {
      this.#inDoubt = true;
    }
  }

  /** Closes the register, its log copied into it. */
  close(): void {
    try {
      if (this.#speaks && !this.#inDoubt && this.#log.frames > 0) this.#copy();
    } finally {
      this.#log.close();
      this.#db.close();
      this.#afterClose();
      closeSync(this.#handle);
      this.#file.close();
    }
  }

  /** What could not be done in steps SQLite has done by itself while closing, where there was room: then it is said as it now is. */
  #afterClose(): void {
    if (!this.#speaks || (!this.#inDoubt && this.#register.phase === 'rest' && this.#log.frames === 0)) return;
    try {
      if (!this.#log.isEmpty()) return;
      this.#log.emptied();
      this.#sums = sumsOf(this.#handle);
      this.#register = this.#atRest();
      this.#save();
    } catch {
      // Then nothing vouches for it, and the next opening says so.
    } finally {
      this.#log.close();
    }
  }

  /** Frames of the log that SQLite holds for committed. */
  #framesSeen(): number {
    const [row] = this.#db.pragma('wal_checkpoint(NOOP)') as readonly { readonly log: number }[];
    return Math.max(0, row?.log ?? 0);
  }
}

function requireDone(answer: unknown): void {
  const [row] = answer as readonly { readonly busy: number; readonly log: number; readonly checkpointed: number }[];
  if (row?.busy !== 0 || row.log !== row.checkpointed) throw new Error('the log was not copied whole');
}
