import type { Migration } from '#main/store/migrate.ts';

/** Who said, and when, that a need does not concern food: only such an answer takes a need off the kitchen's board. */
export const notFood: Migration = {
  version: 160,
  up: `
    ALTER TABLE need ADD COLUMN not_food_by TEXT;
    ALTER TABLE need ADD COLUMN not_food_at TEXT;
  `,
};
