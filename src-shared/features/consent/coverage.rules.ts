import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { EffectiveAnswer } from './consent-effective.ts';

/** What a share of the children said, in the order of the bar. Together they are always all of them. */
export const SHARES = ['yes', 'not-needed', 'no', 'run-out', 'blank', 'not-asked'] as const;
export type Share = (typeof SHARES)[number];
export const SHARE_WORDS: Readonly<Record<Share, string>> = {
  yes: 'Yes',
  'not-needed': 'Consent not needed',
  no: 'No',
  'run-out': 'Run out',
  blank: 'Left blank',
  'not-asked': 'Not asked',
};
export type Shares = Readonly<Record<Share, number>>;

/** Which share an answer is part of: as the rule settles it today, so a stop is a no, and a yes of somebody without a say is none. */
export function shareOf({ answer, reason }: Pick<EffectiveAnswer, 'answer' | 'reason'>): Share {
  if (reason === 'not-needed') return 'not-needed';
  if (reason === 'expired' || reason === 'outdated' || reason === 'left-since') return 'run-out';
  if (answer === 'no-answer') return 'blank';
  return answer;
}

export const NO_SHARES: Shares = { yes: 0, 'not-needed': 0, no: 0, 'run-out': 0, blank: 0, 'not-asked': 0 };
export const addShares = (one: Shares, other: Shares): Shares =>
  Object.fromEntries(SHARES.map((share) => [share, one[share] + other[share]])) as unknown as Shares;
export const totalOf = (shares: Shares): number => SHARES.reduce((sum, share) => sum + shares[share], 0);

/**
 * Whole percentages that add up to 100: rounded down, the rest to those that lost most. A share with somebody in it is never 0, and one
 * with somebody missing never 100: "100 %" must mean every child.
 */
export function percentages(shares: Shares): Shares {
  const total = totalOf(shares);
  if (total === 0) return NO_SHARES;
  const exact = SHARES.map((share) => ({ share, exact: (shares[share] * 100) / total }));
  const whole = new Map(exact.map(({ share, exact: part }) => [share, Math.floor(part)]));
  for (const { share, exact: part } of exact) if (part > 0 && part < 1) whole.set(share, 1);
  const byLoss = exact.toSorted(
    (a, b) => (b.exact % 1) - (a.exact % 1) || SHARES.indexOf(a.share) - SHARES.indexOf(b.share),
  );
  const sum = () => [...whole.values()].reduce((all, part) => all + part, 0);
  for (const { share, exact: part } of byLoss) {
    if (sum() >= 100) break;
    if (part % 1 > 0 && part >= 1) whole.set(share, (whole.get(share) ?? 0) + 1);
  }
  // What small shares were lifted by, the largest gives.
  const largest = exact.toSorted((a, b) => b.exact - a.exact)[0]?.share ?? 'yes';
  whole.set(largest, (whole.get(largest) ?? 0) + 100 - sum());
  return Object.fromEntries(SHARES.map((share) => [share, whole.get(share) ?? 0])) as unknown as Shares;
}

/** What happened to an answer, or to all of a child's. */
export const CHANGES = [
  'given',
  'refused',
  'withdrawn',
  'objected',
  'no-answer',
  'taken-back',
  'run-out',
  'stopped',
  'stop-lifted',
] as const;
export type Change = (typeof CHANGES)[number];
export const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  given: 'Yes',
  refused: 'No',
  withdrawn: 'Withdrawn',
  objected: 'Objected',
  'no-answer': 'Left blank on the form',
  'taken-back': 'Entry taken back',
  'run-out': 'Ran out',
  stopped: 'Stopped: ask a Lead',
  'stop-lifted': 'A Lead decided on a stop, or it was cleared',
};

/** What happened to a purpose: what parents are asked is a part of every answer. */
export const PURPOSE_CHANGES = ['added', 'reworded', 'retired'] as const;
type PurposeChange = (typeof PURPOSE_CHANGES)[number];
export const PURPOSE_CHANGE_WORDS: Readonly<Record<PurposeChange, string>> = {
  added: 'New purpose',
  reworded: 'Parents read something else',
  retired: 'Retired',
};

/** The last day of a yes that has run out since: it counted on `since` or the day before, and counts no more. */
export const ranOutSince = (
  validUntil: CalendarDate | null,
  {
    since,
    today,
    dayBefore,
  }: { readonly since: CalendarDate; readonly today: CalendarDate; readonly dayBefore: CalendarDate },
): boolean => validUntil !== null && validUntil >= dayBefore && validUntil < today && since <= today;
