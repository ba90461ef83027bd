import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { Flag } from '#shared/features/children/children.model.ts';
import type { Answer, Basis, DecisionState, Reason } from './consent.model.ts';

/** One row of the append-only history, as far as the rule needs it. */
export interface RuleDecision {
  readonly id: string;
  readonly state: DecisionState;
  readonly giver: 'contact' | 'child' | 'not-recorded';
  readonly contactId: string | null;
  /**
   * Parental responsibility as it stood when it was recorded, and as the contact's record says today, or said last before the
   * contact was taken off the list. Null: not recorded. The first never stands in for the second.
   */
  readonly responsibility: boolean | null;
  readonly responsibilityNow: boolean | null;
  readonly decidedOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
  readonly replacesUnrecorded: boolean;
  readonly corrects: string | null;
  readonly isVoid: boolean;
  readonly recordedAt: Instant;
}

/** A restricted flag in force: set, or set and since decided by a Lead. */
export interface RuleFlag {
  readonly flag: Flag;
  readonly state: 'set' | 'decided';
}

export interface EffectiveAnswer {
  readonly answer: Answer;
  readonly reason: Reason;
  readonly decidedOn: CalendarDate | null;
  /** The flags that stop it; empty for any other reason. Only for those who may know. */
  readonly stoppedBy: readonly Flag[];
}

export interface RuleInput {
  readonly decisions: readonly RuleDecision[];
  readonly flags: readonly RuleFlag[];
  readonly basis: Basis;
  readonly leftOn: CalendarDate | null;
  readonly today: CalendarDate;
}

/** Flags that stop every use that needs consent until a Lead decides (product, consent). A protected address is about post. */
const STOPS: ReadonlySet<Flag> = new Set(['court-order', 'looked-after', 'adopted', 'parents-dispute']);
const AGAINST: ReadonlySet<DecisionState> = new Set(['refused', 'withdrawn', 'objected']);

/**
 * May this child's picture be used for this purpose today, and why? The one rule; everything that shows an answer asks it.
 * Policy: "Photographs of children should not be used in any form of social or printed media without parents/carers
 * permission". The order of the rows does not matter; a stop or a refusal is never outvoted; silence is never a yes.
 */
export function effectiveAnswer({ decisions, flags, basis, leftOn, today }: RuleInput): EffectiveAnswer {
  if (leftOn !== null && leftOn <= today) return settled('no', 'left', leftOn);
  const rows = inForce(decisions);
  const latest = latestPerGiver(rows);
  const against = latest.filter((row) => AGAINST.has(row.state));
  const unclear = against.filter(isUnclear);
  const refusal = newest(against.filter((row) => !unclear.includes(row)));
  const unclearNo = newest(unclear);

  if (basis !== 'consent') {
    const objection = refusal ?? newest(unreplacedNo(rows));
    if (objection) return settled('no', 'objected', dayOf(objection));
    return unclearNo ? settled('no', 'refused-unclear', dayOf(unclearNo)) : settled('yes', 'not-needed', null);
  }
  const stoppedBy = flags.filter(({ flag, state }) => state === 'set' && STOPS.has(flag)).map(({ flag }) => flag);
  if (stoppedBy.length > 0) return { ...settled('no', 'stopped', null), stoppedBy };

  const childNo = against.find((row) => row.giver === 'child');
  if (childNo) return settled('no', 'child-refused', dayOf(childNo));
  const yes = latest.filter((row) => row.state === 'given' && row.giver !== 'child');
  if (refusal) {
    const differ = yes.some((row) => row.giver === 'contact');
    return settled('no', differ ? 'parents-differ' : noReason(refusal.state), dayOf(refusal));
  }
  const oldNo = newest(unreplacedNo(rows));
  if (oldNo) return settled('no', 'refused-unrecorded', dayOf(oldNo));
  if (unclearNo) return settled('no', 'refused-unclear', dayOf(unclearNo));

  const valid = newest(yes.filter((row) => row.validUntil === null || row.validUntil >= today));
  if (valid) return settled('yes', valid.giver === 'contact' ? 'given' : 'given-unrecorded', dayOf(valid));
  const expired = newest(yes);
  if (expired) return settled('no', 'expired', dayOf(expired));
  return missing(rows);
}

const settled = (answer: Answer, reason: Reason, decidedOn: CalendarDate | null): EffectiveAnswer => ({
  answer,
  reason,
  decidedOn,
  stoppedBy: [],
});

const noReason = (state: DecisionState): Reason =>
  state === 'withdrawn' ? 'withdrawn' : state === 'objected' ? 'objected' : 'refused';

function missing(rows: readonly RuleDecision[]): EffectiveAnswer {
  const blank = newest(rows.filter((row) => row.state === 'no-answer'));
  if (blank) return settled('no-answer', 'no-answer', dayOf(blank));
  const powerless = newest(rows.filter((row) => row.giver === 'contact'));
  return powerless
    ? settled('no-answer', 'no-responsibility', dayOf(powerless))
    : settled('not-asked', 'not-asked', null);
}

/** Without the rows that a correction took out, and without corrections that only take back. */
export function inForce<Row extends Pick<RuleDecision, 'id' | 'corrects' | 'isVoid'>>(rows: readonly Row[]): Row[] {
  const corrected = new Set(rows.map((row) => row.corrects));
  return rows.filter((row) => !row.isVoid && !corrected.has(row.id));
}

/**
 * The last word of each giver with a say. A blank on a later form takes back a yes, never a no. Old records of which nobody
 * knows the giver count here for their yes only, since two of them may come from two parents: see `unreplacedNo`.
 */
function latestPerGiver(rows: readonly RuleDecision[]): RuleDecision[] {
  const last = new Map<string, RuleDecision>();
  for (const row of [...rows].sort(byDay)) {
    if (!hasSay(row)) continue;
    if (row.giver === 'not-recorded' && AGAINST.has(row.state)) continue;
    const key = row.giver === 'contact' ? `contact ${row.contactId}` : row.giver;
    const before = last.get(key);
    if (row.state === 'no-answer' && before !== undefined && AGAINST.has(before.state)) continue;
    last.set(key, row);
  }
  return [...last.values()];
}

/**
 * A yes needs responsibility on record then and now (or last, for a contact since removed). A no counts if it was or is held, and
 * also while nobody has recorded whether it is: a parent's no must not be lost because a tick is missing on their contact.
 */
function hasSay(row: RuleDecision): boolean {
  if (row.giver !== 'contact') return true;
  const now = row.responsibilityNow;
  if (row.state === 'given') return row.responsibility === true && now === true;
  return row.responsibility === true || now === true || (now === null && AGAINST.has(row.state));
}

/** A no of a contact of whom the record does not say whether they hold parental responsibility. */
const isUnclear = (row: RuleDecision): boolean =>
  row.giver === 'contact' && row.responsibility !== true && row.responsibilityNow === null;

/** Whose answer can be recorded: anything from who holds responsibility, a no also while that is not recorded. */
export const mayAnswer = (state: DecisionState, responsibility: boolean | null): boolean =>
  responsibility === true || (responsibility === null && AGAINST.has(state));

/** Refusals of unknown givers that no named person with responsibility has replaced, confirmed in words. */
export function unreplacedNo(rows: readonly RuleDecision[]): RuleDecision[] {
  const replacing = rows.filter(
    (row) => row.replacesUnrecorded && row.state === 'given' && row.giver === 'contact' && hasSay(row),
  );
  return rows.filter(
    (row) =>
      row.giver === 'not-recorded' &&
      AGAINST.has(row.state) &&
      !replacing.some((later) => later.recordedAt >= row.recordedAt),
  );
}

/** The refusals that count now: each giver's last word where it is a no, and old ones of unknown givers that nobody replaced. */
export function standingRefusals(decisions: readonly RuleDecision[]): RuleDecision[] {
  const rows = inForce(decisions);
  return [...latestPerGiver(rows).filter((row) => AGAINST.has(row.state)), ...unreplacedNo(rows)];
}

/** The form's date; for a decision without one, the day it was recorded. */
const dayOf = (row: RuleDecision): CalendarDate => row.decidedOn ?? (row.recordedAt.slice(0, 10) as CalendarDate);

const sortKey = (row: RuleDecision): string => `${dayOf(row)} ${row.recordedAt} ${row.id}`;
const byDay = (a: RuleDecision, b: RuleDecision): number => (sortKey(a) < sortKey(b) ? -1 : 1);
const newest = (rows: readonly RuleDecision[]): RuleDecision | undefined => [...rows].sort(byDay).at(-1);
