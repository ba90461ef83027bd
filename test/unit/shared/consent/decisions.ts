import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import {
  type EffectiveAnswer,
  effectiveAnswer,
  type RuleDecision,
  type RuleFlag,
  type RuleInput,
} from '#shared/features/consent/consent-effective.ts';

export const day = (text: string) => text as CalendarDate;
export const TODAY = day('2026-11-24');

let made = 0;
export function row(part: Partial<RuleDecision>): RuleDecision {
  made++;
  const decidedOn = part.decidedOn === undefined ? day('2026-09-10') : part.decidedOn;
  return {
    id: String(made).padStart(6, '0'),
    state: 'given',
    giver: 'contact',
    contactId: 'mother',
    isParent: false,
    method: 'paper',
    responsibility: true,
    responsibilityNow: true,
    decidedOn,
    validUntil: null,
    wordingVersion: 1,
    replacesUnrecorded: false,
    corrects: null,
    isVoid: false,
    recordedAt: `${decidedOn ?? '2026-09-10'}T10:00:00.000Z` as Instant,
    ...part,
  };
}
export const mother = (part: Partial<RuleDecision> = {}) => row({ contactId: 'mother', ...part });
export const father = (part: Partial<RuleDecision> = {}) => row({ contactId: 'father', ...part });
export const aunt = (part: Partial<RuleDecision> = {}) =>
  row({ contactId: 'aunt', responsibility: false, responsibilityNow: false, ...part });
/** A contact of whom the record does not say whether they hold parental responsibility. */
export const unclear = (part: Partial<RuleDecision> = {}) =>
  row({ contactId: 'unclear', responsibility: null, responsibilityNow: null, ...part });
export const child = (part: Partial<RuleDecision> = {}) =>
  row({ giver: 'child', contactId: null, responsibility: null, responsibilityNow: null, ...part });
export const old = (part: Partial<RuleDecision> = {}) =>
  row({
    giver: 'not-recorded',
    contactId: null,
    responsibility: null,
    responsibilityNow: null,
    decidedOn: day('2025-09-01'),
    ...part,
  });
export const set = (flag: RuleFlag['flag']): RuleFlag => ({ flag, state: 'set' });

export const ask = (decisions: readonly RuleDecision[], more: Partial<RuleInput> = {}): EffectiveAnswer =>
  effectiveAnswer({
    decisions,
    flags: [],
    basis: 'consent',
    kind: 'pictures',
    countsFrom: 1,
    leftOn: null,
    awayFrom: null,
    today: TODAY,
    ...more,
  });

export const late = { decidedOn: day('2026-10-01') };
export const refused = { state: 'refused' } as const;
