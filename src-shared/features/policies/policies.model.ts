import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { PolicyEntryId } from '#shared/domain/ids.ts';

/** The two policies that the draft guidance of March 2026 asks for (domain A1). */
export const POLICIES = ['allergy', 'conditions'] as const;
export type Policy = (typeof POLICIES)[number];
export const POLICY_NAMES: Readonly<Record<Policy, string>> = {
  allergy: 'Allergy safety policy',
  conditions: 'Medical conditions policy',
};
/** What is recorded of a policy each year. */
export const POLICY_STEPS = ['reviewed', 'published', 'pupils', 'parents', 'staff', 'owners', 'risk-register'] as const;
export type PolicyStep = (typeof POLICY_STEPS)[number];
export const STEP_NAMES: Readonly<Record<PolicyStep, string>> = {
  reviewed: 'Reviewed',
  published: 'Published on the website',
  pupils: 'Brought to the attention of pupils',
  parents: 'Brought to the attention of parents',
  staff: 'Brought to the attention of everyone who works here',
  owners: 'Named governor and senior leader',
  'risk-register': 'On the school’s risk register',
};
/** Where each step comes from: shown beside it, and no claim that the school complies. */
export const ACT =
  'Children’s Wellbeing and Schools Act 2026, section 34 (Royal Assent 29 April 2026); final guidance not seen.';
export const DRAFT = 'Draft guidance, consultation of March 2026; final guidance not seen.';
export const STEP_SOURCES: Readonly<Record<PolicyStep, string>> = {
  ...{ reviewed: ACT, published: ACT, pupils: ACT, parents: ACT, staff: ACT },
  ...{ owners: DRAFT, 'risk-register': DRAFT },
};

export const PolicyEntry = z.strictObject({
  entryId: PolicyEntryId,
  policy: z.enum(POLICIES),
  step: z.enum(POLICY_STEPS),
  onDay: CalendarDate,
  /** How, where, who: the website address; the governor and the leader. */
  words: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type PolicyEntry = z.infer<typeof PolicyEntry>;
