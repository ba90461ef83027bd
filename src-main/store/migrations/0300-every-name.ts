import type { Migration } from '#main/store/migrate.ts';

/**
 * Names are told apart among leavers too, so the index of step 130, of the children on roll, no longer holds what the first board
 * asks and whole records were decrypted for it. The same columns for everybody who was not merged away; who left is a column of it.
 */
export const everyName: Migration = {
  version: 300,
  up: `
    DROP INDEX child_on_roll;
    CREATE INDEX child_named ON child (class_id, surname, forename, preferred_surname, preferred_forename, born, photo_id,
      middle_names, former_surname, former_forename, merged_into, left_on)
      WHERE merged_into IS NULL;
  `,
};
