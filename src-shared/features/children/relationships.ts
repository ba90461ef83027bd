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

const PARENTS: ReadonlySet<string> = new Set([
  'mot',
  'fat',
  'mother',
  'father',
  'mum',
  'dad',
  'mummy',
  'daddy',
  'mam',
  'parent',
]);

/**
 * Whether the record calls somebody the child's mother or father. For biometrics a parent may object without parental
 * responsibility (Protection of Freedoms Act 2012, section 28: "a parent of the child", and others who hold it).
 */
export const isMotherOrFather = (relationship: string): boolean => PARENTS.has(relationship.trim().toLowerCase());
