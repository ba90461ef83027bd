import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { CarePlanVersion } from '#shared/features/medical/care-plan.contract.ts';
import type { CarePlanFields, PartKind, PlanField, PlanRecord } from '#shared/features/medical/care-plan.model.ts';
import { aYearFrom } from '#shared/features/medical/care-plan.rules.ts';
import { emptyPart } from '#shared/features/medical/care-plan-lines.rules.ts';
import { emptyCarePlan } from '#shared/features/medical/empty-care-plan.ts';

/** A version while somebody writes it: the review date may still be missing. */
export interface PlanDraft {
  readonly fields: Omit<CarePlanFields, 'reviewOn'> & { readonly reviewOn: CalendarDate | null };
  readonly why: string;
  /** Whether it says what the signed plan says; null: nobody has said yet. */
  readonly isFromSigned: boolean | null;
}

const PART_OF: Readonly<Record<string, PartKind>> = {
  ...{ anaphylaxis: 'allergy', allergy: 'allergy', asthma: 'asthma', epilepsy: 'epilepsy', diabetes: 'diabetes' },
};

/** What the newest version said; for a first plan nothing but the boxes of the conditions that somebody confirmed. */
export function draftOf(newest: CarePlanVersion | undefined, record: PlanRecord, today: CalendarDate): PlanDraft {
  if (newest) {
    const { reviewOn } = newest.fields;
    return {
      ...{ fields: { ...newest.fields, reviewOn: reviewOn > today ? reviewOn : null }, why: '', isFromSigned: null },
    };
  }
  const fields = emptyCarePlan(aYearFrom(today));
  const kinds = record.needs.flatMap(({ kind }) => (kind === null ? [] : (PART_OF[kind] ?? [])));
  return {
    ...{ fields: { ...fields, parts: kinds.reduce((parts, kind) => withPart(parts, kind, true), fields.parts) } },
    ...{ why: '', isFromSigned: null },
  };
}

/** With the boxes of one condition, or without them. */
export const withPart = (parts: CarePlanFields['parts'], kind: PartKind, isOn: boolean): CarePlanFields['parts'] => ({
  ...parts,
  [kind]: isOn ? emptyPart(kind) : null,
});

export const SECTIONS = [
  { id: 'condition', label: 'Condition' },
  { id: 'parts', label: 'In detail' },
  { id: 'emergency', label: 'Emergency' },
  { id: 'medicine', label: 'Medicine' },
  { id: 'daily', label: 'Every day' },
  { id: 'people', label: 'People' },
  { id: 'plan', label: 'Review and save' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

export const SECTION_FIELDS: Readonly<Record<SectionId, readonly PlanField[]>> = {
  condition: ['symptoms', 'treatments', 'facilities', 'environment'],
  parts: [],
  emergency: ['emergencyIs', 'responsibleHere', 'responsibleAway'],
  medicine: ['otherMedicine'],
  daily: ['dailyCare', 'support', 'trips', 'other'],
  people: ['supportBy', 'clinicName', 'clinicPhone', 'gpName', 'gpPhone'],
  plan: ['developedWith', 'training', 'copiesTo'],
};
