import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CopyEventId, CopyId, PaperId, StaffId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';

/** What Careboard prints about children, and what is recorded by hand. */
export const PAPER_KINDS = [
  'class-sheet',
  'kitchen-board',
  'photo-list',
  'sealed-sheet',
  'receive-list',
  'incident-report',
  'note-home',
  'governors',
  'other',
] as const;
export const PaperKind = z.enum(PAPER_KINDS);
export type PaperKind = z.infer<typeof PaperKind>;
/** Those that a person writes down; the others exist by being printed. */
export const HandKind = z.enum(['governors', 'other']);
export type HandKind = z.infer<typeof HandKind>;

export const KIND_NAMES: Readonly<Record<PaperKind, string>> = {
  'class-sheet': 'Class sheet',
  'kitchen-board': 'Kitchen sheet',
  'photo-list': 'List for a day of pictures',
  'sealed-sheet': 'Sealed sheet',
  'receive-list': 'Who may receive, in a spare kit',
  'incident-report': 'Report of an incident',
  'note-home': 'Note to a parent',
  governors: 'Governors’ paper',
  other: 'Other confidential paper',
};

/** Who gets a copy: a member of staff, or somebody else by name (a governor). */
export const Holder = z.union([z.strictObject({ staffId: StaffId }), z.strictObject({ name: filledLine(80) })]);
export type Holder = z.infer<typeof Holder>;
/** A school's largest set: every member of staff. */
export const MOST_COPIES = 60;

export const COPY_STATES = ['out', 'overdue', 'lost', 'collected', 'destroyed', 'given'] as const;
export type CopyState = (typeof COPY_STATES)[number];
export const STATE_WORDS: Readonly<Record<CopyState, string>> = {
  out: 'Out',
  overdue: 'Overdue',
  lost: 'Lost',
  collected: 'Collected, to destroy',
  destroyed: 'Destroyed',
  given: 'Given to the parent',
};

export const CopyEvent = z.strictObject({
  eventId: CopyEventId,
  step: z.enum(['collected', 'lost', 'destroyed', 'given']),
  onDay: CalendarDate,
  /** The two who destroyed it; null where it was not destroyed. */
  first: z.string().nullable(),
  second: z.string().nullable(),
  /** Whom a loss was reported to, or which parent it was given to. */
  told: z.string(),
  words: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** A mistake: by whom it was taken back, and why; null: it stands. */
  takenBack: z.strictObject({ by: z.string(), words: z.string() }).nullable(),
});
export type CopyEvent = z.infer<typeof CopyEvent>;

export const Copy = z.strictObject({
  copyId: CopyId,
  number: z.number().int(),
  holder: z.string(),
  collectBy: CalendarDate,
  issuedAt: Instant,
  issuedBy: z.string(),
  state: z.enum(COPY_STATES),
  /** In the order they were recorded, those taken back too. */
  events: z.array(CopyEvent),
});
export type Copy = z.infer<typeof Copy>;

/** How many copies of something are in each state; `out` counts every copy that is in somebody's hands: overdue and lost ones too. */
export const CopyCounts = z.strictObject({
  copies: z.number().int(),
  out: z.number().int(),
  overdue: z.number().int(),
  lost: z.number().int(),
  collected: z.number().int(),
  destroyed: z.number().int(),
  /** With a parent for good. */
  given: z.number().int(),
});
export type CopyCounts = z.infer<typeof CopyCounts>;

export const PaperLine = CopyCounts.extend({
  paperId: PaperId,
  kind: PaperKind,
  /** "2026-12": year and serial, as it stands on each copy. */
  reference: z.string(),
  title: z.string(),
  onDay: CalendarDate.nullable(),
  madeAt: Instant,
  madeBy: z.string(),
  /** The day by which the first copy that is out comes back; null: none is out. */
  due: CalendarDate.nullable(),
});
export type PaperLine = z.infer<typeof PaperLine>;

/** A copy as it was just issued: what stands at its head. */
export const IssuedCopy = z.strictObject({ copyId: CopyId, number: z.number().int(), holder: z.string() });
export const IssuedPaper = z.strictObject({
  paperId: PaperId,
  reference: z.string(),
  at: Instant,
  by: z.string(),
  collectBy: CalendarDate,
  copies: z.array(IssuedCopy),
});
export type IssuedPaper = z.infer<typeof IssuedPaper>;
