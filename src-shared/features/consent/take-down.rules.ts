import type { EffectiveAnswer } from './consent-effective.ts';

/** A child who can answer for any purpose by the one rule (consent-effective.ts). */
export interface Answering<P> {
  answerFor(purpose: P): EffectiveAnswer;
}

/** A child who must not be shown, and for which of the purposes, each with its answer. */
export interface Against<P, C> {
  readonly child: C;
  readonly purposes: readonly { readonly purpose: P; readonly effective: EffectiveAnswer }[];
}

/**
 * Who of the children in a picture stands against which of the purposes it is used for, today. Anything but a yes stands against
 * it: a refusal, an objection, a yes that was withdrawn or ran out, a missing answer, a stop, a child who has left. One is enough
 * for the picture to come down (policy: no photograph in any media "without parents/carers permission").
 */
export function whoIsAgainst<P, C extends Answering<P>>(
  purposes: readonly P[],
  children: readonly C[],
): readonly Against<P, C>[] {
  return children.flatMap((child) => {
    const no = purposes
      .map((purpose) => ({ purpose, effective: child.answerFor(purpose) }))
      .filter(({ effective }) => effective.answer !== 'yes');
    return no.length > 0 ? [{ child, purposes: no }] : [];
  });
}

/** How a use can end, and the word that it did not. */
export const USE_STATES = ['taken-down', 'handed-out', 'mistake', 'still-up'] as const;
export type UseState = (typeof USE_STATES)[number];

/** The row that ended a use, or null while it stands: the newest counts, and "still up" takes an end back. Ids sort by time. */
export function endOfUse<Row extends { readonly id: string; readonly state: UseState }>(
  events: readonly Row[],
): (Row & { readonly state: Exclude<UseState, 'still-up'> }) | null {
  const newest = events.reduce<Row | null>((last, row) => (last === null || row.id > last.id ? row : last), null);
  return newest === null || newest.state === 'still-up'
    ? null
    : (newest as Row & { readonly state: Exclude<UseState, 'still-up'> });
}
