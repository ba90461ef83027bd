import { foldName } from '#shared/domain/names.ts';
import type { SignInName } from '#shared/features/access/access.model.ts';

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'rev', 'sir', 'dame', 'fr', 'sr']);

/** The words of a staff name that a person would type: "Mrs J Charlton" is j, charlton. */
const typedWords = (name: string): string[] =>
  foldName(name)
    .split(' ')
    .filter((word) => !TITLES.has(word));

/**
 * Who is meant by a few letters: each word typed begins a word of the name, in any order; accents, case and titles do not
 * matter. A name whose surname begins with the first word comes before one that only has it as an initial.
 */
export function peopleMatching(people: readonly SignInName[], typed: string): readonly SignInName[] {
  const wanted = foldName(typed)
    .split(' ')
    .filter((word) => word !== '' && !TITLES.has(word));
  const inOrder = [...people].sort((a, b) => surnameOf(a.name).localeCompare(surnameOf(b.name), 'en-GB'));
  if (wanted.length === 0) return inOrder;
  const matching = inOrder.filter(({ name }) => {
    const words = typedWords(name);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const first = wanted[0] ?? '';
  const bySurname = ({ name }: SignInName) => (surnameOf(name).startsWith(first) ? 0 : 1);
  return matching.sort((a, b) => bySurname(a) - bySurname(b));
}

const surnameOf = (name: string): string => typedWords(name).at(-1) ?? foldName(name);

/** Initials without the title: "Mrs J Charlton" is JC. */
export function staffInitials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '' && !TITLES.has(foldName(word)));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('en-GB') ?? '').join('');
}
