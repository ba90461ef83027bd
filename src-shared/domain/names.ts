/** Letters that Unicode does not take apart, folded by hand: a keyboard in Sunderland has no ł. */
const SPECIAL: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
};

/**
 * A name as it is compared and searched: lower case, accents off, special letters plain, apostrophes and dots
 * dropped, hyphens and spaces one space. "O’Brien" and "obrien" fold alike; so do "Łukasz" and "lukasz".
 */
export function foldName(name: string): string {
  // Most names are plain, and thousands are folded at once.
  const plain = /^[ -~]*$/.test(name) ? name.toLowerCase() : unaccented(name);
  return plain
    .replace(/['’ʼ`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const unaccented = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœıħŋŧ]/g, (letter) => SPECIAL[letter] ?? letter);

/** True when `lossy` is `full` with one or more characters lost to `?` or U+FFFD, and nothing else changed. */
export function isLetterLoss(lossy: string, full: string): boolean {
  const a = [...lossy.normalize('NFC')];
  const b = [...full.normalize('NFC')];
  if (a.length !== b.length || !a.some((c) => c === '?' || c === '\uFFFD')) return false;
  return a.every((c, i) => c === b[i] || ((c === '?' || c === '\uFFFD') && /\P{ASCII}/u.test(b[i] ?? '')));
}

export interface NameParts {
  readonly forename: string;
  readonly surname: string;
}

/** "Ava O’Brien": how a child is called. */
export const fullName = (child: NameParts): string => `${child.forename} ${child.surname}`.trim();

/** "O’Brien, Ava": how a register is sorted. */
export const registerName = (child: NameParts): string => `${child.surname}, ${child.forename}`;

/**
 * Folded full name without its gaps, so that "Anne-Marie" and "Annemarie" are one: two children whose keys are equal are
 * never shown by the name alone.
 */
export const nameKey = (child: NameParts): string => foldName(fullName(child)).replaceAll(' ', '');

/** How many letters of a surname make a name of it: "van der B" of "van der Berg", since "Yasmin v." is nobody. */
function fewestLetters(letters: readonly string[]): number {
  const begin = letters.findIndex((letter, at) => /\p{Lu}/u.test(letter) && /\P{L}/u.test(letters[at - 1] ?? ' '));
  return Math.max(begin, 0) + 1;
}

/**
 * Short forms ("Ava O.") for one list, each lengthened letter by letter until it is unique in the list; where even the
 * full names are equal, the full name stands and the caller adds class and date of birth.
 */
export function shortNames(children: readonly NameParts[]): string[] {
  return children.map((child) => {
    const letters = [...child.surname];
    for (let n = fewestLetters(letters); n < letters.length; n++) {
      const short = letters.slice(0, n).join('');
      const clash = children.some(
        (other) =>
          other !== child &&
          foldName(other.forename) === foldName(child.forename) &&
          foldName(other.surname).startsWith(foldName(short)),
      );
      if (!clash) return `${child.forename} ${short}.`;
    }
    return fullName(child);
  });
}
