import type { Instant } from '#shared/domain/calendar-date.ts';
import { londonDay, showDateTime, showTime } from '#shared/domain/calendar-date.ts';
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
export const STATE_WORDS: Readonly<
  Record<ListedBackup['state'], { readonly words: string; readonly tone: 'fine' | 'watch' | 'serious' }>
> = {
  good: { words: 'Opens with today’s recovery code', tone: 'fine' },
  'other-code': { words: 'Needs the recovery code that was in use then', tone: 'watch' },
  'other-key': { words: 'From before the key was changed: needs the recovery code of its day', tone: 'watch' },
  'other-school': { words: 'Of another register', tone: 'watch' },
  newer: { words: 'Made by a newer Careboard', tone: 'watch' },
  damaged: { words: 'Damaged: cannot be used', tone: 'serious' },
};
