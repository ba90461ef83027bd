import type { Migration } from '#main/store/migrate.ts';

/** How many transactions were committed, so that the witness of the register's files (store/witness.ts) can tell one from none. */
export const commitCount: Migration = {
  version: 320,
  up: `
    CREATE TABLE commit_count (id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL) STRICT;
    INSERT INTO commit_count (id, n) VALUES (1, 0);
  `,
};
