import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { SheetStateAnswer } from '#shared/features/backup/sheet.contract.ts';
import { SHEET_DAYS } from '#shared/features/backup/sheet.rules.ts';

const daysAgo = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`);
const childrenWords = (count: number): string => `${count} ${count === 1 ? 'child' : 'children'}`;

/** "Printed 12 days ago, 12 Nov 2026, by Mrs Westgate." or that it never was. */
export function printedWords({ printed, days }: Pick<SheetStateAnswer, 'printed' | 'days'>): string {
  if (!printed) return 'Never printed.';
  const day = showDate(londonDay(new Date(printed.at)));
  return `Printed ${daysAgo(days)}, ${day}, by ${printed.by || 'somebody not known here'}.`;
}

/** What is to be done about the paper, in one sentence; null: nothing. */
export function whyPrint({ state, changed, children }: SheetStateAnswer): string | null {
  switch (state) {
    case 'never':
      return `${childrenWords(children)} with a serious need ${children === 1 ? 'stands' : 'stand'} on no paper: print it and put it into the sealed envelope.`;
    case 'changed':
      return `For ${childrenWords(changed)} it no longer says what the register says: print a new one and destroy the old.`;
    case 'old':
      return `It is older than ${SHEET_DAYS} days: print a new one and destroy the old.`;
    case 'new':
    case 'fine':
    case 'none':
      return null;
  }
}
