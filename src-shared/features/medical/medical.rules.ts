import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { Need } from './medical.contract.ts';
import { deviceStrengths, holdsAdrenaline } from './need-kind.rules.ts';
import type { NeedKind } from './need-kind.ts';

const RANK = { serious: 0, watch: 1, know: 2 } as const;
type Severity = keyof typeof RANK;

/** The most serious of a child's needs: where the child stands on the board. */
export const worst = (needs: readonly { readonly severity: Severity }[]): Severity =>
  needs.reduce<Severity>((found, need) => (RANK[need.severity] < RANK[found] ? need.severity : found), 'know');

export const bySeverity = (a: { readonly severity: Severity }, b: { readonly severity: Severity }): number =>
  RANK[a.severity] - RANK[b.severity];

/** What has run out by today: a need's or the signed plan's review that was due, a medicine past its date. */
export function outOfDate(
  needs: readonly Pick<Need, 'reviewOn' | 'expires'>[],
  planReviewOn: CalendarDate | null,
  today: CalendarDate,
): ('review' | 'medicine')[] {
  return [
    ...([planReviewOn, ...needs.map((need) => need.reviewOn)].some((due) => due !== null && due < today)
      ? (['review'] as const)
      : []),
    ...(needs.some((need) => need.expires !== null && need.expires < today) ? (['medicine'] as const) : []),
  ];
}

/** When a signed plan is to be looked at again, in words; a review due today is not overdue yet. */
export function reviewWords(reviewOn: CalendarDate | null, today: CalendarDate): { words: string; overdue: boolean } {
  if (reviewOn === null) return { words: 'review date not recorded', overdue: false };
  const overdue = reviewOn < today;
  return { words: `review ${overdue ? 'was due' : 'due'} ${showDate(reviewOn)}`, overdue };
}

/** Two strengths of adrenaline device written for one child: somebody must look which is right. */
export const hasTwoStrengths = (needs: readonly Pick<Need, 'medicine'>[]): boolean =>
  new Set(needs.flatMap((need) => deviceStrengths([need.medicine]))).size > 1;

export type BoardFilter = 'all' | 'adrenaline' | 'asthma' | 'epilepsy' | 'diabetes' | 'other';

const OWN: ReadonlySet<NeedKind> = new Set(['asthma', 'epilepsy', 'diabetes']);

/** Whether a child stands under a filter; the kind is the confirmed one, or else what the words suggest. */
export function passes(
  child: { readonly needs: readonly Pick<Need, 'kind' | 'suggestedKind' | 'medicine'>[] },
  filter: BoardFilter,
): boolean {
  const kinds = child.needs.map((need) => need.kind ?? need.suggestedKind);
  switch (filter) {
    case 'all':
      return true;
    case 'adrenaline':
      return child.needs.some((need) => holdsAdrenaline(need.medicine));
    case 'other':
      return child.needs.some((need, i) => {
        const kind = kinds[i];
        return !holdsAdrenaline(need.medicine) && (!kind || !OWN.has(kind));
      });
    default:
      return kinds.includes(filter);
  }
}
