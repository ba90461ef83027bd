import type { Migration } from '#main/store/migrate.ts';

/** Groups of children who are often in one picture: a choir, a team. Only a way to pick them; no answer hangs on a group. */
export const pictureGroups: Migration = {
  version: 270,
  up: `
    CREATE TABLE picture_group (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, removed_at TEXT, removed_by TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE picture_group_child (
      group_id TEXT NOT NULL REFERENCES picture_group(id), child_id TEXT NOT NULL REFERENCES child(id),
      PRIMARY KEY (group_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX picture_group_child_child ON picture_group_child (child_id);
  `,
};
