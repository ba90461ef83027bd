import type { ShortPurpose } from './consent.model.ts';
import type { EffectiveAnswer } from './consent-effective.ts';

/** What a member of staff, or a photographer, is told of one child for the purposes of the day: an instruction, never a reason. */
export interface DayInstruction {
  /** For these, in the school's order; empty: do not photograph at all. */
  readonly allowed: readonly ShortPurpose[];
  readonly refused: readonly ShortPurpose[];
}

/**
 * What may be done on the day. Anything but a yes is a no for that purpose: a refusal, a stop, a yes that ran out, an answer that
 * nobody has given. A stop holds for the whole day: whoever must not be found in a picture must not be in one that happens to need no consent.
 */
export function dayInstruction(
  answers: readonly {
    readonly purpose: ShortPurpose;
    readonly effective: Pick<EffectiveAnswer, 'answer' | 'reason'>;
  }[],
): DayInstruction {
  const isStopped = answers.some(({ effective }) => effective.reason === 'stopped');
  const isAllowed = ({ effective }: (typeof answers)[number]) => !isStopped && effective.answer === 'yes';
  return {
    allowed: answers.filter(isAllowed).map(({ purpose }) => purpose),
    refused: answers.filter((one) => !isAllowed(one)).map(({ purpose }) => purpose),
  };
}

/** A child stands on the do-not-photograph list when one purpose of the day is not a yes. */
export const isOnList = ({ refused }: DayInstruction): boolean => refused.length > 0;

/** The instruction as it stands under the face. */
export function instructionWords({ allowed, refused }: DayInstruction): {
  readonly strong: string;
  readonly more: string;
} {
  if (allowed.length === 0) return { strong: 'Do not photograph', more: '' };
  if (refused.length === 0) return { strong: 'May be photographed', more: '' };
  return { strong: `Not for: ${namesOf(refused)}`, more: `Only for: ${namesOf(allowed)}` };
}
const namesOf = (purposes: readonly ShortPurpose[]): string => purposes.map(({ name }) => name).join(', ');

/** One block of a printed list, kept whole on a page: a row of faces or of names, the first of its part with the part's heading. */
export interface DayBlock<C> {
  readonly heading: string | null;
  readonly looks: 'faces' | 'names';
  readonly children: readonly C[];
}
const FACES_A_ROW = 2;
const NAMES_A_ROW = 3;

/**
 * The list in parts: who must not be photographed at all and who only for some, with faces, since a face is what somebody with a
 * camera sees; on the photographer's list then those who may be, by name alone: no face is needed to take their picture. Each child
 * stands in one part.
 */
export function dayBlocks<C extends DayInstruction>(children: readonly C[]): DayBlock<C>[] {
  const none = children.filter(({ allowed }) => allowed.length === 0);
  const some = children.filter(({ allowed, refused }) => allowed.length > 0 && refused.length > 0);
  const all = children.filter(({ allowed, refused }) => allowed.length > 0 && refused.length === 0);
  return [
    ...rowsOf(none, 'Do not photograph', 'faces'),
    ...rowsOf(some, 'Not for everything', 'faces'),
    ...rowsOf(all, 'May be photographed', 'names'),
  ];
}

function rowsOf<C>(children: readonly C[], title: string, looks: DayBlock<C>['looks']): DayBlock<C>[] {
  const each = looks === 'faces' ? FACES_A_ROW : NAMES_A_ROW;
  return Array.from({ length: Math.ceil(children.length / each) }, (_, row) => ({
    heading: row === 0 ? `${title}: ${children.length}` : null,
    looks,
    children: children.slice(row * each, (row + 1) * each),
  }));
}
