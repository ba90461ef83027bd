import { showDate } from '#shared/domain/calendar-date.ts';
import type { FirstAidVersion } from './first-aid.contract.ts';
import { FIRST_AID_PACKS, type FirstAidPackId, PACKS } from './first-aid-packs.ts';
import type { NeedKind } from './need-kind.ts';

/** One advice as it stands now. */
export interface Advice {
  readonly packId: FirstAidPackId;
  readonly title: string;
  readonly source: string;
  readonly dated: string;
  readonly steps: string[];
  /** The school's own text in the place of the published one. */
  readonly own: boolean;
}

/** What a pack says under its newest version: the school's own text where it has put one in its place, else the published one. */
export function adviceOf(packId: FirstAidPackId, newest: FirstAidVersion | undefined): Advice {
  const { title, source, dated, steps } = PACKS[packId];
  const own = newest?.own ?? null;
  return own === null
    ? { packId, title, source, dated, steps: [...steps], own: false }
    : {
        ...{ packId, title, source: own.source, dated: showDate(own.publishedOn), own: true },
        steps: own.steps.split('\n').filter((step) => step.trim() !== ''),
      };
}

/** Whether a Lead has switched it on. Off until then: nothing clinical appears that nobody decided. */
export const isShown = (newest: FirstAidVersion | undefined): boolean => newest?.shown ?? false;

/**
 * The advice for a child with these kinds of need, in the order of the packs. Only kinds that a person confirmed: a guess from a
 * need's words puts no advice on a card. Of packs that contradict each other never two.
 */
export function adviceFor(
  kinds: readonly (NeedKind | null)[],
  newest: ReadonlyMap<FirstAidPackId, FirstAidVersion>,
): Advice[] {
  const taken = new Set<string>();
  return FIRST_AID_PACKS.filter((packId) => {
    const { kinds: of, oneOf } = PACKS[packId];
    if (!isShown(newest.get(packId)) || !of.some((kind) => kinds.includes(kind))) return false;
    if (oneOf === null) return true;
    return taken.has(oneOf) ? false : taken.add(oneOf) !== undefined;
  }).map((packId) => adviceOf(packId, newest.get(packId)));
}

/** The other packs that go off when this one is switched on, since they contradict it. */
export const rivalsOf = (packId: FirstAidPackId): FirstAidPackId[] =>
  FIRST_AID_PACKS.filter(
    (other) => other !== packId && PACKS[packId].oneOf !== null && PACKS[other].oneOf === PACKS[packId].oneOf,
  );
