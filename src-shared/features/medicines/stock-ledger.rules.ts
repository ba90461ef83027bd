import type { Instant } from '#shared/domain/calendar-date.ts';

/** What moves a pack's stock. A dose is `given`; a count says what was really there. */
export type EntryKind = 'received' | 'given' | 'wasted' | 'returned' | 'counted';
export interface Entry {
  readonly id: string;
  readonly at: Instant;
  readonly kind: EntryKind;
  readonly quantity: number;
}
export interface LedgerRow extends Entry {
  /** What is there after it. */
  readonly balance: number;
  /** Of a count: found less expected. Null for all else. */
  readonly difference: number | null;
}

/** Sums are made in hundredths: 0.1 and 0.2 tablets are 0.3, not nearly so. */
const hundredths = (quantity: number): number => Math.round(quantity * 100);

/**
 * By time, then by the order of recording (ids sort so). A count comes last in its instant, since it saw all that was there. What
 * is recorded late falls into its place, so that a dose that was forgotten explains the difference of a later count.
 */
export function inOrder<E extends Entry>(entries: readonly E[]): E[] {
  const rank = (entry: Entry) => (entry.kind === 'counted' ? 1 : 0);
  return [...entries].sort((a, b) =>
    a.at !== b.at ? (a.at < b.at ? -1 : 1) : rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * The running balance of one pack (DfE template C): received − given − wasted − returned; a count sets it to what was found, and its
 * difference is what did not add up. Every figure of a row follows from the row before it.
 */
export function ledger(entries: readonly Entry[]): LedgerRow[] {
  let sum = 0;
  return inOrder(entries).map((entry) => {
    const before = sum;
    const moved = hundredths(entry.quantity);
    if (entry.kind === 'counted') sum = moved;
    else sum += entry.kind === 'received' ? moved : -moved;
    const difference = entry.kind === 'counted' ? (moved - before) / 100 : null;
    return { ...entry, balance: sum / 100, difference };
  });
}

/** What is there now, by the entries. */
export const balanceOf = (entries: readonly Entry[]): number => ledger(entries).at(-1)?.balance ?? 0;

/** What should be there just before an entry of this instant, for the count that is being made. */
export const expectedAt = (entries: readonly Entry[], at: Instant): number =>
  balanceOf(entries.filter((entry) => entry.at <= at));

/**
 * Whether a further entry would take out more than is there, at its own time or at any later one up to the next count. Such an
 * entry needs the discrepancy in words.
 */
export function takesTooMuch(entries: readonly Entry[], further: Entry): boolean {
  const rows = ledger([...entries, further]);
  const from = rows.findIndex((row) => row.id === further.id);
  for (const row of rows.slice(from)) {
    if (row.kind === 'counted') return false;
    if (row.balance < 0) return true;
  }
  return false;
}
