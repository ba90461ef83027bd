/**
 * The relationships of a Common Transfer File that schools' files hold for a contact, in words. The words say no more than
 * the code does for sure; a code that is not here is shown as it was written, never guessed.
 */
const WORDS: Readonly<Record<string, string>> = {
  MOT: 'Mother',
  FAT: 'Father',
  STF: 'Step-parent',
  GRM: 'Grandparent',
  FAM: 'Family member',
  CHM: 'Childminder',
  SWR: 'Social worker',
};

/** What a person can choose from; anything else may be typed. */
export const USUAL_RELATIONSHIPS: readonly string[] = [...Object.values(WORDS), 'Carer', 'Foster parent'];

/** "MOT" is "Mother"; words stay as somebody wrote them; empty stays empty (the screen says "not recorded"). */
export const relationshipWords = (relationship: string): string =>
  WORDS[relationship.trim().toUpperCase()] ?? relationship;
