import { foldName } from '#shared/domain/names.ts';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { type Holder, MOST_COPIES } from '#shared/features/papers/papers.model.ts';

/** The lines that name somebody. */
export const holderLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A holder for each line: the member of staff who is called so, or the name as it was typed. */
export function holdersOf(text: string, staff: readonly Pick<SignInName, 'staffId' | 'name'>[]): Holder[] {
  const known = new Map(staff.map(({ staffId, name }) => [foldName(name), staffId]));
  return holderLines(text).map((name) => {
    const staffId = known.get(foldName(name));
    return staffId === undefined ? { name } : { staffId };
  });
}

/** What keeps these lines from being a set of copies; undefined: nothing. */
export function holdersTrouble(text: string): string | undefined {
  const lines = holderLines(text);
  if (lines.length === 0) return 'Please name who gets a copy, one name a line.';
  if (lines.length > MOST_COPIES) return `One set has at most ${MOST_COPIES} copies.`;
  const long = lines.findIndex((line) => line.length > 80);
  return long < 0 ? undefined : `Line ${long + 1} is too long for a name.`;
}
