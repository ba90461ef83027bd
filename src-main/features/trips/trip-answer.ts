import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { isMotherOrFather } from '#shared/features/children/relationships.ts';
import type { Reason } from '#shared/features/consent/consent.model.ts';
import { type EffectiveAnswer, effectiveAnswer, type RuleFlag } from '#shared/features/consent/consent-effective.ts';
import type { TripConsentRow } from './trip-consent.repo.ts';

/**
 * Do parents agree to this trip for this child? By the one rule of consent (product, section 4: "A stop or a missing answer blocks every
 * purpose that needs consent"): silence is no, one parent against is no, a court order stops it until a Lead decides.
 */
export const tripAnswer = (
  rows: readonly TripConsentRow[],
  flags: readonly RuleFlag[],
  { leftOn, awayFrom, today }: { leftOn: CalendarDate | null; awayFrom: CalendarDate | null; today: CalendarDate },
): EffectiveAnswer =>
  effectiveAnswer({
    decisions: rows.map((row) => ({
      ...{ id: row.consentId, state: row.state, giver: 'contact', contactId: row.contactId, method: row.method },
      isParent: isMotherOrFather(row.relationship),
      ...{ responsibility: truth(row.responsibility), responsibilityNow: truth(row.responsibilityNow) },
      ...{ decidedOn: row.decidedOn, validUntil: null, wordingVersion: null, replacesUnrecorded: false },
      ...{ corrects: row.corrects, isVoid: row.corrects !== null, recordedAt: row.recordedAt },
    })),
    ...{ flags, basis: 'consent', kind: 'pictures', countsFrom: 1, leftOn, awayFrom, today },
  });

const truth = (value: number | null): boolean | null => (value === null ? null : value === 1);

const REASON: Readonly<Partial<Record<Reason, string>>> = {
  stopped: 'Stopped until a Lead has decided: ask a Lead.',
  left: 'This child has left the school.',
  'parents-differ': 'The parents were asked and do not agree. Until both do, the answer is no.',
  refused: 'A parent said no to this trip.',
  withdrawn: 'A parent took the yes to this trip back.',
  'refused-unclear': 'Somebody said no whose responsibility is not recorded. It counts until that is cleared up.',
  'no-responsibility': 'Only people without parental responsibility on record answered.',
  'no-answer': 'The form for this trip came back with the answer left blank.',
  outdated: 'Parents agreed before the child left the school and came back. Ask again.',
};

/** The answer in words: with the reason for who may know it, else what to do. */
export function answerWords({ answer, reason }: EffectiveAnswer, mayKnow: boolean): string {
  if (answer === 'yes') return 'A parent with parental responsibility agreed to this trip.';
  if (!mayKnow) return 'No agreement to this trip on record: ask the office.';
  return REASON[reason] ?? 'No parent has answered about this trip yet.';
}
