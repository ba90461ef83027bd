import type { Migration } from '#main/store/migrate.ts';

/**
 * All that the audit's screen filters by, in the order in which it shows: a page, a count and the digest read this narrow index alone,
 * and of the wide rows only the hundred shown. By the index of kinds, the commonest kinds sorted nearly the whole table.
 */
export const auditSeen: Migration = {
  version: 331,
  up: `
    DROP INDEX audit_what;
    CREATE INDEX audit_seen ON audit (seq, what, staff_id, child_id, at);
  `,
};
