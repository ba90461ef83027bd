import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CardId, ChildId, IncidentId } from '#shared/domain/ids.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';
import { TOLD_HOW } from '#shared/features/medicines/medicines.view.ts';

export const INCIDENT_KINDS = ['incident', 'near-miss'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export const INCIDENT_NAMES: Readonly<Record<IncidentKind, string>> = {
  incident: 'Incident',
  'near-miss': 'Near miss',
};

export const AMBULANCE = ['yes', 'no', 'not-recorded'] as const;
export const AMBULANCE_WORDS: Readonly<Record<(typeof AMBULANCE)[number], string>> = {
  yes: '999 was called',
  no: '999 was not called',
  'not-recorded': '999: not recorded',
};

/** What the review of the care plan came to. */
export const REVIEW_RESULTS = ['changed', 'same', 'no-plan'] as const;
export type ReviewResult = (typeof REVIEW_RESULTS)[number];
export const REVIEW_WORDS: Readonly<Record<ReviewResult, string>> = {
  changed: 'The care plan was changed',
  same: 'The care plan stays as it is',
  'no-plan': 'The child has no care plan and needs none',
};

/** One account of what happened; a correction is a further one, and the earlier stays to be read. */
export const IncidentEntry = z.strictObject({
  version: z.number().int(),
  kind: z.enum(INCIDENT_KINDS),
  at: Instant,
  place: z.string(),
  what: z.string(),
  done: z.string(),
  /** Medicines and devices used. */
  used: z.string(),
  ambulance: z.enum(AMBULANCE),
  followUp: z.string(),
  reporter: z.string(),
  /** Why the account before was wrong; empty for the first. */
  correctWords: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type IncidentEntry = z.infer<typeof IncidentEntry>;

export const ParentTold = z.strictObject({
  whom: z.string(),
  by: z.string(),
  at: Instant,
  how: z.enum(TOLD_HOW),
  recordedBy: z.string(),
});

const Child = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  apart: Apart,
  photoUrl: z.string().nullable(),
});

export const Incident = z.strictObject({
  incidentId: IncidentId,
  child: Child,
  /** The emergency card that it was made from; null: recorded by hand. */
  cardId: CardId.nullable(),
  /** The newest account first. */
  entries: z.array(IncidentEntry).min(1),
  told: z.array(ParentTold),
  /** Null: the care plan is still to be reviewed after it. */
  review: z
    .strictObject({
      result: z.enum(REVIEW_RESULTS),
      words: z.string(),
      onDay: CalendarDate,
      recordedBy: z.string(),
    })
    .nullable(),
});
export type Incident = z.infer<typeof Incident>;
