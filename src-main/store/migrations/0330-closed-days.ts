import type { Migration } from '#main/store/migrate.ts';

/** Holidays and INSET days: what does not count where school days are counted. */
export const closedDays: Migration = {
  version: 330,
  up: `
    CREATE TABLE closed_days (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('holiday', 'inset')),
      first_day TEXT NOT NULL, last_day TEXT NOT NULL CHECK (last_day >= first_day),
      created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
      removed_at TEXT, removed_by TEXT
    ) STRICT, WITHOUT ROWID;
  `,
};
