import type { Migration } from '#main/store/migrate.ts';

/** Finds entries of a kind or of some days among hundreds of thousands, without reading all of them. */
export const auditView: Migration = {
  version: 240,
  up: `
    CREATE INDEX audit_what ON audit (what, seq);
    CREATE INDEX audit_at ON audit (at, seq);
  `,
};
