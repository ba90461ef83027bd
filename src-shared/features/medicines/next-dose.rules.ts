import { type Instant, instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import { nextMidnight } from '#shared/domain/london-time.ts';
import { foldName } from '#shared/domain/names.ts';
import type { Terms } from './medicines.model.ts';

type Limits = Pick<Terms, 'minMinutes' | 'most'>;
export type LimitStop = 'interval' | 'most';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const msOf = (at: Instant): number => Date.parse(at);

/**
 * Whether a dose at this time is too near to another one, or one too many. Times are real ones: four hours are four hours, also on
 * the night when the clocks change. Doses after it count too, since a dose may be recorded late. `taken` are all doses that the
 * child has had, at home or in school.
 */
export function limitStops(at: Instant, taken: readonly Instant[], { minMinutes, most }: Limits): LimitStop[] {
  const stops: LimitStop[] = [];
  const time = msOf(at);
  if (minMinutes !== null && taken.some((one) => Math.abs(msOf(one) - time) < minMinutes * MINUTE))
    stops.push('interval');
  if (most !== null && isTooMany(time, taken.map(msOf), most)) stops.push('most');
  return stops;
}

function isTooMany(time: number, taken: readonly number[], { doses, within }: NonNullable<Limits['most']>): boolean {
  if (within === 'day') {
    const day = londonDay(new Date(time));
    return taken.filter((one) => londonDay(new Date(one)) === day).length >= doses;
  }
  // Any stretch of under 24 hours with this dose in it: `doses` others beside it are one too many.
  const near = [...taken.filter((one) => Math.abs(one - time) < DAY), time].sort((a, b) => a - b);
  return near.some((first, i) => {
    const last = near[i + doses];
    return last !== undefined && last - first < DAY && first <= time && time <= last;
  });
}

/** The first time from `from` on at which no limit stands against a dose; `from` itself where none does. */
export function nextDoseAllowed(from: Instant, taken: readonly Instant[], limits: Limits): Instant {
  const start = msOf(from);
  const days = new Set([start, ...taken.map(msOf)].map((ms) => nextMidnight(new Date(ms)).getTime()));
  const candidates = [
    start,
    ...taken.flatMap((one) => [msOf(one) + (limits.minMinutes ?? 0) * MINUTE, msOf(one) + DAY]),
    ...days,
  ];
  const first = candidates
    .filter((ms) => ms >= start)
    .sort((a, b) => a - b)
    .find((ms) => limitStops(instantOf(new Date(ms)), taken, limits).length === 0);
  // After the last dose, its interval and its day nothing is left to stand against one.
  return instantOf(new Date(first ?? start));
}

/** Words before a name that many medicines bear. */
const NO_NAME: ReadonlySet<string> = new Set(['childrens', 'junior', 'infant', 'the']);
/**
 * One medicine under two names on two forms: what families most often hold beside a pharmacy's box (proprietary names as the British
 * National Formulary for Children lists them, November 2026). Not complete; what is missing counts for itself.
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ calpol: 'paracetamol', panadol: 'paracetamol', disprol: 'paracetamol', acetaminophen: 'paracetamol' },
  ...{ nurofen: 'ibuprofen', brufen: 'ibuprofen', calprofen: 'ibuprofen' },
  ...{ piriton: 'chlorphenamine', chlorpheniramine: 'chlorphenamine', allerief: 'chlorphenamine' },
  ...{ piriteze: 'cetirizine', zirtek: 'cetirizine', benadryl: 'cetirizine', clarityn: 'loratadine' },
  ...{ ventolin: 'salbutamol', salamol: 'salbutamol', airomir: 'salbutamol' },
};
const wordsOf = (name: string): string[] =>
  foldName(name)
    .split(' ')
    .filter((word) => word !== '' && !NO_NAME.has(word))
    .map((word) => OTHER_NAMES[word] ?? word);
const firstWord = (name: string): string => wordsOf(name)[0] ?? '';

/**
 * Whether two agreements are about one medicine, so that a dose of the one counts for the other: a new strength, or a new
 * agreement after the old one ended, must not begin the counting anew. Rather one too many: what follows is a question.
 */
export const isSameMedicine = (a: Pick<Terms, 'name'>, b: Pick<Terms, 'name'>): boolean =>
  firstWord(a.name) === firstWord(b.name);

/** Whether what a need says of its medicine ("Salbutamol 100 mcg inhaler and spacer") names this agreed one. */
export const namesMedicine = (words: string, { name }: Pick<Terms, 'name'>): boolean =>
  firstWord(name) !== '' && wordsOf(words).includes(firstWord(name));
