import type { BoardChild } from './medical.contract.ts';
import { type BoardFilter, bySeverity, passes, worst } from './medical.rules.ts';
import { NEED_KIND_NAMES, NEED_KINDS, type NeedKind } from './need-kind.ts';

/** What a person has chosen to see of the board. */
export interface BoardChoices {
  readonly grouping: 'class' | 'need';
  readonly filter: BoardFilter;
  /** Empty: all classes. */
  readonly className: string;
  readonly outOfDate: boolean;
  /** Only children with a need of which no parent was told that it is displayed. */
  readonly untold: boolean;
  /** Only children whom a transfer file flags and of whom nothing is recorded. */
  readonly flagged: boolean;
}

export interface BoardGroup {
  readonly id: string;
  readonly title: string;
  /** What stands beside the title: "9 of 30 children · Mr Robson". */
  readonly note: string;
  readonly children: readonly BoardChild[];
}

interface ClassLine {
  readonly className: string;
  readonly teacher: string;
  readonly onRoll: number;
}

/** Whether a parent was told what is displayed of every need: the third test of a lawful display. */
export const isUntold = (child: Pick<BoardChild, 'needs'>): boolean =>
  child.needs.some((need) => need.toldParentOn === null);

/** On the board for a transfer file's flag alone: what the need is, nobody has recorded. */
export const isFlaggedOnly = (child: Pick<BoardChild, 'needs'>): boolean => child.needs.length === 0;

/** What stands in the place of needs; the flag came with the file of the school before. */
export const FLAGGED_WORDS = 'Flagged as medical by the previous school, nothing recorded here';

/** What is said of a child without a recorded need. Never “no needs”: nobody has said that. */
export const noNeedWords = (flagged: boolean): string =>
  flagged ? `${FLAGGED_WORDS}.` : 'No medical need is recorded.';

/** Whether a child stands on the board under these choices. */
export const stands = (child: BoardChild, { filter, className, outOfDate, untold, flagged }: BoardChoices): boolean =>
  (className === '' || child.className === className) &&
  passes(child, filter) &&
  (!outOfDate || child.outOfDate.length > 0) &&
  (!untold || isUntold(child)) &&
  (!flagged || isFlaggedOnly(child));

/** How many children would stand there with one choice changed. */
export const countWith = (
  children: readonly BoardChild[],
  choices: BoardChoices,
  changed: Partial<BoardChoices>,
): number => children.filter((child) => stands(child, { ...choices, ...changed })).length;

const countWords = (n: number) => (n === 1 ? '1 child' : `${n} children`);

/** The children that stand under the choices, most serious first in each group; nobody is left out for want of a group. */
export function groupBoard(
  children: readonly BoardChild[],
  classes: readonly ClassLine[],
  choices: BoardChoices,
): BoardGroup[] {
  const shown = children.filter((child) => stands(child, choices));
  return choices.grouping === 'class' ? byClass(shown, classes) : byNeed(shown, choices.filter);
}

function byClass(shown: readonly BoardChild[], classes: readonly ClassLine[]): BoardGroup[] {
  const inClass = Map.groupBy(shown, (child) => child.className);
  const named = classes.flatMap(({ className, teacher, onRoll }) => {
    const own = inClass.get(className);
    if (!own) return [];
    inClass.delete(className);
    const note = `${own.length} of ${countWords(onRoll)}${teacher && ` · ${teacher}`}`;
    return [{ id: className, title: className, note, children: ranked(own, (child) => worst(child.needs)) }];
  });
  const rest = [...inClass].map(([title, own]) => ({
    ...{ id: title, title, note: countWords(own.length) },
    children: ranked(own, (child) => worst(child.needs)),
  }));
  return [...named, ...rest];
}

const OF_ONE_KIND: ReadonlySet<string> = new Set<BoardFilter>(['asthma', 'epilepsy', 'diabetes']);
const kindOf = (need: BoardChild['needs'][number]): NeedKind | null => need.kind ?? need.suggestedKind;

/** A child with two kinds of need stands under both: whoever looks under one of them must find the child there. */
function byNeed(shown: readonly BoardChild[], filter: BoardFilter): BoardGroup[] {
  const kinds: readonly (NeedKind | null)[] = [...NEED_KINDS, null];
  const flagged = shown.filter(isFlaggedOnly);
  const unknown = { id: 'flagged', title: 'Flagged by the previous school', note: countWords(flagged.length) };
  const sorted = kinds.flatMap((kind) => {
    if (OF_ONE_KIND.has(filter) && kind !== filter) return [];
    if (filter === 'other' && kind !== null && OF_ONE_KIND.has(kind)) return [];
    const own = shown.filter((child) => child.needs.some((need) => kindOf(need) === kind));
    if (own.length === 0) return [];
    const title = kind === null ? 'Not sorted yet' : NEED_KIND_NAMES[kind];
    const rank = (child: BoardChild) => worst(child.needs.filter((need) => kindOf(need) === kind));
    return [{ id: kind ?? 'not-sorted', title, note: countWords(own.length), children: ranked(own, rank) }];
  });
  return flagged.length === 0 ? sorted : [...sorted, { ...unknown, children: flagged }];
}

/** Sorted by rank; within a rank the order stays as it came, by class and name. */
const ranked = (children: readonly BoardChild[], rank: (child: BoardChild) => 'serious' | 'watch' | 'know') =>
  children
    .map((child) => ({ child, severity: rank(child) }))
    .toSorted(bySeverity)
    .map(({ child }) => child);
