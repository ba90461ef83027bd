import type { Migration } from '#main/store/migrate.ts';

/** Which recovery code each epoch of the audit was sealed to, and when the code was last proven to be on paper. */
export const recovery: Migration = {
  version: 120,
  up: `
    -- The public half. Empty in epochs of before: unlike any key, so the next sign-in begins an epoch that names its own.
    ALTER TABLE audit_epoch ADD COLUMN recovery_key TEXT NOT NULL DEFAULT '';
    INSERT INTO meta (name, value)
      SELECT 'recovery-checked-at', at FROM audit WHERE what = 'recovery-code.confirmed' ORDER BY seq DESC LIMIT 1;
  `,
};
