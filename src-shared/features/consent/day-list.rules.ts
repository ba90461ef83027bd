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
  if (refused.length === 0) return { strong: 'May be photographed', more: '' };
  if (allowed.length === 0) return { strong: 'Do not photograph', more: '' };
  return { strong: `Not for: ${namesOf(refused)}`, more: `Only for: ${namesOf(allowed)}` };
}
const namesOf = (purposes: readonly ShortPurpose[]): string => purposes.map(({ name }) => name).join(', ');

/** As many faces as stand on one A4 page, three in a row: large enough to know a child by at arm's length. */
export const FACES_A_PAGE = 9;

/** In their order, so many to a page; no page is empty. */
export const inPages = <T>(all: readonly T[], each: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / each) }, (_, page) => all.slice(page * each, (page + 1) * each));
