import type { Migration } from '#main/store/migrate.ts';

/**
 * What the first board after a sign-in needs of every child on roll (names, birthday, class, face), in an index of its own: every
 * page read is a page decrypted, and the whole records take nearly three times as many. Class first, so that it counts classes too.
 * The two conditions stand among the columns, or SQLite goes back to the record to see whether they hold.
 */
export const onRoll: Migration = {
  version: 130,
  up: `
    CREATE INDEX child_on_roll ON child (class_id, surname, forename, preferred_surname, preferred_forename, born, photo_id,
      middle_names, former_surname, former_forename, merged_into, left_on)
      WHERE merged_into IS NULL AND left_on IS NULL;
  `,
};
