import type { Instant } from '#shared/domain/calendar-date.ts';
import { londonDay, showDate, showDateTime, showTime } from '#shared/domain/calendar-date.ts';
import type { BackupReason, ListedBackup } from '#shared/features/backup/backup.contract.ts';

/** "Today 08:31", "Yesterday 08:31", "20 Nov 2026, 08:31". */
export function whenInWords(at: Instant, now: Date): string {
  const day = londonDay(new Date(at));
  if (day === londonDay(now)) return `Today ${showTime(at)}`;
  if (day === londonDay(new Date(now.getTime() - 86_400_000))) return `Yesterday ${showTime(at)}`;
  return showDateTime(at);
}

/** "31 MB", "1.2 GB". */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`;
}

export const REASON_WORDS: Readonly<Record<BackupReason, string>> = {
  daily: 'By itself',
  'by-hand': 'By hand',
  'before-update': 'Before an update',
};

/** What a file is, and the tone in which it is said. */
export function stateInWords({ state, needsCodeOf }: Pick<ListedBackup, 'state' | 'needsCodeOf'>): {
  readonly words: string;
  readonly tone: 'fine' | 'watch' | 'serious';
} {
  const code = needsCodeOf
    ? `needs the recovery code of ${showDate(londonDay(new Date(needsCodeOf)))}`
    : 'only today’s recovery code opens it, no password';
  switch (state) {
    case 'good':
      return { words: 'Opens with today’s recovery code', tone: 'fine' };
    case 'other-code':
      return { words: `${code[0]?.toUpperCase()}${code.slice(1)}`, tone: 'watch' };
    case 'other-key':
      return { words: `From before the key was changed: ${code}`, tone: 'watch' };
    case 'other-school':
      return { words: 'Of another register', tone: 'watch' };
    case 'newer':
      return { words: 'Made by a newer Careboard', tone: 'watch' };
    case 'damaged':
      return { words: 'Damaged: cannot be used', tone: 'serious' };
  }
}
