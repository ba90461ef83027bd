import type { AuditRow } from '#shared/features/audit/audit.model.ts';

export type ShownRow = Omit<AuditRow, 'child' | 'childId'> & { readonly child?: string | null };

/** An entry, or two that say one thing: `also` is the number of the one that says less. */
export type JoinedRow = ShownRow & { readonly also: number | null };

/** Whoever opens or closes a card outside their role leaves two entries: that of every card, and that of the reason. */
const SAYS_MORE: Readonly<Record<string, string>> = {
  'break-glass.opened': 'emergency.opened',
  'break-glass.closed': 'emergency.closed',
};

/** Newest first, as shown: such a pair is one line with both numbers. Nothing is left out of the count. */
export function joinedRows(rows: readonly ShownRow[]): JoinedRow[] {
  const joined: JoinedRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const [row, before] = [rows[at], rows[at + 1]];
    if (!row) continue;
    const isPair =
      before !== undefined &&
      before.what === SAYS_MORE[row.what] &&
      before.seq === row.seq - 1 &&
      before.who === row.who &&
      before.child === row.child &&
      before.device === row.device;
    joined.push({ ...row, also: isPair ? before.seq : null });
    if (isPair) at += 1;
  }
  return joined;
}
