import type { Instant } from '#shared/domain/calendar-date.ts';
import { type RuleDecision, standingRefusals } from './consent-effective.ts';

/**
 * The refusals of two records that would no longer count in one history of both, for one purpose: a yes in the one record
 * replaced an old no of that record, and must not replace one that it never saw. They are to be said again.
 */
export function refusalsToRestate(one: readonly RuleDecision[], other: readonly RuleDecision[]): RuleDecision[] {
  const together = standingRefusals([...one, ...other]);
  const stands = (no: RuleDecision): boolean =>
    together.some((row) => row.id === no.id || (row.giver === 'child' && no.giver === 'child'));
  return [...standingRefusals(one), ...standingRefusals(other)].filter((no) => !stands(no));
}

/** The row that says a refusal again: the same giver, today; a child's own without the old day, which a later word would outdo. */
export const restated = <Row extends RuleDecision>(row: Row, id: string, at: Instant): Row => ({
  ...row,
  id,
  decidedOn: row.giver === 'child' ? null : row.decidedOn,
  corrects: null,
  recordedAt: at,
});
