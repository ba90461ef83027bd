import type { Migration } from '#main/store/migrate.ts';

/** Who closed an emergency card, for the record of what happened; and the review dates of plans in force without reading a plan. */
export const incident: Migration = {
  version: 140,
  up: `
    -- Null while open, and on cards closed before this version: "not recorded".
    ALTER TABLE emergency_card ADD COLUMN closed_by TEXT;
    -- Covers the board's question: a plan's bytes lie before its review date in the row, and may be megabytes.
    CREATE INDEX plan_review ON plan (replaced_at, child_id, review_on);
  `,
};
