import type { Migration } from '#main/store/migrate.ts';

/** Up to when each Lead has seen the digest of the audit. */
export const digestSeen: Migration = {
  version: 250,
  up: `
    CREATE TABLE audit_digest_seen (staff_id TEXT PRIMARY KEY, up_to TEXT NOT NULL) STRICT;
  `,
};
