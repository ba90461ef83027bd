import type { Database, Statement } from 'better-sqlite3';

/** The register's own count of its commits. */
export class CommitCount {
  readonly #db: Database;
  #bump: Statement | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Null in a register from before there was a count. */
  read(): number | null {
    const isThere = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'commit_count'";
    if (this.#db.prepare(isThere).get() === undefined) return null;
    return (this.#db.prepare('SELECT n FROM commit_count').pluck().get() as number | undefined) ?? null;
  }

  /** Call it in each transaction: a commit without it is not one of ours. Answers the new count. */
  bump(): number {
    this.#bump ??= this.#db.prepare('UPDATE commit_count SET n = n + 1 RETURNING n').pluck();
    return this.#bump.get() as number;
  }
}
