import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, PurposeId } from '#shared/domain/ids.ts';
import { ASK_WHY_WORDS } from '#shared/features/consent/asking.rules.ts';

export type Asking = CallOutput<'consent.asking'>;
export type AskRow = Asking['rows'][number];
type Gap = AskRow['gaps'][number];

/** Where a child stands. A child may be under several of them. */
export const STANDS = ['to-ask', 'not-asked', 'asked', 'blank', 'runs-out', 'silent', 'stopped', 'everybody'] as const;
export type Stand = (typeof STANDS)[number];
export const STAND_WORDS: Readonly<Record<Stand, string>> = {
  'to-ask': 'Something missing',
  'not-asked': 'Not asked yet',
  asked: 'Asked, no answer',
  blank: 'Left blank',
  'runs-out': 'Runs out or reworded',
  silent: 'One of two parents',
  stopped: 'Ask a Lead first',
  everybody: 'All children',
};

/** One gap is asked, blank, run out or not asked: what was done last about it. */
export function gapStand({ why, askedOn }: Gap): 'not-asked' | 'asked' | 'blank' | 'runs-out' {
  if (askedOn !== null) return 'asked';
  if (why === 'blank') return 'blank';
  return why === 'not-asked' || why === 'no-say' ? 'not-asked' : 'runs-out';
}

export function standsAt(row: AskRow, stand: Stand, purposeId: PurposeId | null): boolean {
  const gaps = purposeId === null ? row.gaps : row.gaps.filter((gap) => gap.purposeId === purposeId);
  switch (stand) {
    case 'everybody':
      return true;
    case 'stopped':
      return row.stopped;
    case 'silent':
      return row.silent.length > 0;
    case 'to-ask':
      return gaps.length > 0;
    default:
      return gaps.some((gap) => gapStand(gap) === stand);
  }
}

/** Each class in numbers; the last line is the whole school. */
export function countsByClass({ classes, rows }: Asking) {
  const own = Map.groupBy(rows, ({ classId }) => classId);
  const count = (some: readonly AskRow[], stand: Stand) => some.filter((row) => standsAt(row, stand, null)).length;
  const line = (name: string, classId: ClassId | null | 'all', some: readonly AskRow[]) => ({
    ...{ name, classId, children: some.length, toAsk: count(some, 'to-ask'), notAsked: count(some, 'not-asked') },
    ...{ asked: count(some, 'asked'), blank: count(some, 'blank'), runsOut: count(some, 'runs-out') },
    stopped: count(some, 'stopped'),
  });
  return [
    ...classes.map(({ classId, name }) => line(name, classId, own.get(classId) ?? [])),
    line('Whole school', 'all', rows),
  ];
}

/** The chosen ones, and all who go into the same envelopes when families are kept together. */
export function withFamilies(chosen: readonly AskRow[], all: readonly AskRow[]): ChildId[] {
  const families = new Set(chosen.map(({ family }) => family));
  return all.filter(({ family }) => families.has(family)).map(({ child }) => child.childId);
}

/** What is missing of a child, in one line for each way of missing. */
export function gapLines({ gaps, silent, stopped }: AskRow, purposes: Asking['purposes']): string[] {
  if (stopped) return ['Ask a Lead before a form goes home.'];
  const names = new Map(purposes.map(({ purposeId, name }) => [purposeId, name]));
  const words = (gap: Gap) =>
    gap.askedOn === null ? ASK_WHY_WORDS[gap.why] : `Asked on ${showDate(gap.askedOn)}, no answer`;
  const lines = [...Map.groupBy(gaps, words)].map(([said, some]) =>
    some.length === purposes.length && some.length > 1
      ? `${said}: everything`
      : `${said}: ${some.map(({ purposeId }) => names.get(purposeId)).join(', ')}`,
  );
  return silent.length === 0 ? lines : [...lines, `Not heard from: ${silent.join(', ')}`];
}
