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

/** What stands against a use as a whole, whoever is in it. */
export const USE_FAULTS = ['full-names', 'names-unknown', 'retired'] as const;
export type UseFault = (typeof USE_FAULTS)[number];
export const FAULT_WORDS: Readonly<Record<UseFault, string>> = {
  'full-names': 'Full names stand with it, and for this they must not. Take the names away, or the picture down.',
  'names-unknown': 'Nobody recorded whether full names stand with it, and for this they must not. Please look.',
  retired: 'The school no longer uses pictures for this, and nobody is asked about it any more.',
};
/** Those that go when no full names stand there. */
export const isAboutNames = (fault: UseFault): boolean => fault !== 'retired';

interface Conditions {
  readonly noFullName: boolean;
  readonly isRetired: boolean;
}
/**
 * What stands against a use as a whole today. A yes was given on the condition that the form named: where a purpose forbids full
 * names, none may stand there, also where it was allowed when the picture went up; what nobody recorded is looked up. A purpose that was
 * retired is none of the school's any more: no parent is asked about it, so no picture goes on being used for it.
 */
export const faultsOf = <P extends Conditions>(
  named: boolean | null,
  purposes: readonly P[],
): { readonly purpose: P; readonly fault: UseFault }[] =>
  purposes.flatMap((purpose) => {
    const faults: UseFault[] = [];
    if (purpose.noFullName && named !== false) faults.push(named === null ? 'names-unknown' : 'full-names');
    if (purpose.isRetired) faults.push('retired');
    return faults.map((fault) => ({ purpose, fault }));
  });

/** Whether a use that stands has to come down: somebody in it stands against it, or something against it as a whole. */
export const mustComeDown = (use: {
  readonly against: readonly unknown[];
  readonly faults: readonly unknown[];
}): boolean => use.against.length > 0 || use.faults.length > 0;

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
