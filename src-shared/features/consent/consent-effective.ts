import { type CalendarDate, type Instant, londonDay } from '#shared/domain/calendar-date.ts';
import type { Flag } from '#shared/features/children/children.model.ts';
import { ANSWER_OF, type Answer, type Basis, type DecisionState, type Reason } from './consent.model.ts';
import type { PurposeKind } from './purpose.model.ts';

/** One row of the append-only history, as far as the rule needs it. */
export interface RuleDecision {
  readonly id: string;
  readonly state: DecisionState;
  readonly giver: 'contact' | 'child' | 'not-recorded';
  readonly contactId: string | null;
  /** The record calls the giver mother or father: for biometrics, their no counts without parental responsibility. */
  readonly isParent: boolean;
  readonly method: string;
  /**
   * Parental responsibility as it stood when it was recorded, and as the contact's record says today, or said last before the
   * contact was taken off the list. Null: not recorded. The first never stands in for the second.
   */
  readonly responsibility: boolean | null;
  readonly responsibilityNow: boolean | null;
  readonly decidedOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
  /** The version of the purpose that it was given on; null: not recorded. */
  readonly wordingVersion: number | null;
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
  readonly kind: PurposeKind;
  /** The first version of the purpose whose yes still counts. */
  readonly countsFrom: number;
  readonly leftOn: CalendarDate | null;
  /** The last day before the child came back to the school; null: they never left. A yes of before ended with it. */
  readonly awayFrom: CalendarDate | null;
  readonly today: CalendarDate;
}

/** Flags that stop every use that needs consent until a Lead decides (product, consent). A protected address is about post. */
const STOPS: ReadonlySet<Flag> = new Set(['court-order', 'looked-after', 'adopted', 'parents-dispute']);
/** Whether this flag stops pictures until a Lead has decided. */
export const isStop = (flag: Flag): boolean => STOPS.has(flag);
const AGAINST: ReadonlySet<DecisionState> = new Set(['refused', 'withdrawn', 'objected']);
/** A word against it, in whatever form. */
export const isAgainst = (state: DecisionState): boolean => AGAINST.has(state);

/**
 * May this child's picture be used for this purpose today, and why? The one rule; everything that shows an answer asks it.
 * Policy: "Photographs of children should not be used in any form of social or printed media without parents/carers
 * permission". The order of the rows does not matter; a stop or a refusal is never outvoted; silence is never a yes.
 */
export function effectiveAnswer({
  decisions,
  flags,
  basis,
  kind,
  countsFrom,
  leftOn,
  awayFrom,
  today,
}: RuleInput): EffectiveAnswer {
  if (leftOn !== null && leftOn <= today) return settled('left', leftOn);
  const all = inForce(decisions);
  const isBiometric = kind === 'biometrics';
  // A yes that is not written by a named parent is none for biometrics, and lifts no refusal either.
  const rows = isBiometric ? all.filter(isWritten) : all;
  const latest = latestPerGiver(rows, isBiometric ? mayObject : hasSay);
  const against = latest.filter((row) => AGAINST.has(row.state));
  const unclear = against.filter((row) => isUnclear(row) && !(isBiometric && row.isParent));
  const refusal = newest(against.filter((row) => !unclear.includes(row)));
  const unclearNo = newest(unclear);

  if (basis !== 'consent' && !isBiometric) {
    const objection = refusal ?? newest(unreplacedNo(rows));
    if (objection) return settled('objected', dayOf(objection));
    return unclearNo ? settled('refused-unclear', dayOf(unclearNo)) : settled('not-needed', null);
  }
  const stoppedBy = flags.filter(({ flag, state }) => state === 'set' && isStop(flag)).map(({ flag }) => flag);
  if (stoppedBy.length > 0) return { ...settled('stopped', null), stoppedBy };

  const childNo = against.find((row) => row.giver === 'child');
  if (childNo) return settled('child-refused', dayOf(childNo));
  const yes = latest.filter((row) => row.state === 'given' && row.giver !== 'child' && !isBlankedSince(row, latest));
  if (refusal) {
    const differ = yes.some((row) => row.giver === 'contact');
    return settled(differ ? 'parents-differ' : noReason(refusal.state), dayOf(refusal));
  }
  const oldNo = newest(unreplacedNo(rows));
  if (oldNo) return settled('refused-unrecorded', dayOf(oldNo));
  if (unclearNo) return settled('refused-unclear', dayOf(unclearNo));

  const kept = yes.filter((row) => awayFrom === null || dayOf(row) > awayFrom);
  const inTime = kept.filter((row) => row.validUntil === null || row.validUntil >= today);
  const valid = newest(inTime.filter((row) => countsFrom <= 1 || (row.wordingVersion ?? 0) >= countsFrom));
  if (valid) return settled(valid.giver === 'contact' ? 'given' : 'given-unrecorded', dayOf(valid));
  const outdated = newest(inTime);
  if (outdated) return settled('outdated', dayOf(outdated));
  const expired = newest(kept);
  if (expired) return settled('expired', dayOf(expired));
  const before = newest(yes);
  if (before) return settled('left-since', dayOf(before));
  const unwritten = newest(all.filter((row) => !rows.includes(row)));
  return unwritten ? settled('not-written', dayOf(unwritten)) : missing(rows);
}

const settled = (reason: Reason, decidedOn: CalendarDate | null): EffectiveAnswer => ({
  answer: ANSWER_OF[reason],
  reason,
  decidedOn,
  stoppedBy: [],
});

const noReason = (state: DecisionState): Reason =>
  state === 'withdrawn' ? 'withdrawn' : state === 'objected' ? 'objected' : 'refused';

function missing(rows: readonly RuleDecision[]): EffectiveAnswer {
  const blank = newest(rows.filter((row) => row.state === 'no-answer'));
  if (blank) return settled('no-answer', dayOf(blank));
  const powerless = newest(rows.filter((row) => row.giver === 'contact'));
  return powerless ? settled('no-responsibility', dayOf(powerless)) : settled('not-asked', null);
}

/**
 * Whether somebody with a say, asked after this yes of an unknown giver, left the line blank: it may be their own yes, and the form
 * tells them that a line without an answer is not one. Of a yes without a day, what was recorded after it comes after it.
 */
const isBlankedSince = (yes: RuleDecision, latest: readonly RuleDecision[]): boolean =>
  yes.giver === 'not-recorded' &&
  latest.some(
    (row) =>
      row.giver === 'contact' &&
      row.state === 'no-answer' &&
      (dayOf(row) >= dayOf(yes) || (yes.decidedOn === null && row.recordedAt >= yes.recordedAt)),
  );

/** Without the rows that a correction took out, and without corrections that only take back. */
export function inForce<Row extends Pick<RuleDecision, 'id' | 'corrects' | 'isVoid'>>(rows: readonly Row[]): Row[] {
  const corrected = new Set(rows.map((row) => row.corrects));
  return rows.filter((row) => !row.isVoid && !corrected.has(row.id));
}

/**
 * The last word of each giver with a say. A blank on a later form takes back a yes, never a no. Old records of which nobody
 * knows the giver count here for their yes only, since two of them may come from two parents: see `unreplacedNo`.
 */
function latestPerGiver(rows: readonly RuleDecision[], counts = hasSay): RuleDecision[] {
  const last = new Map<string, RuleDecision>();
  for (const row of [...rows].sort(byDay)) {
    if (!counts(row)) continue;
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

/**
 * Biometrics (Protection of Freedoms Act 2012, section 26): the consent of a parent "in writing", and "no parent of the child has
 * ... objected". A mother or father objects without parental responsibility too (section 28).
 */
const mayObject = (row: RuleDecision): boolean => hasSay(row) || (row.isParent && AGAINST.has(row.state));

const WRITTEN: ReadonlySet<string> = new Set(['paper', 'e-form', 'letter']);
/** Anything but a yes that was only spoken, or of which nobody recorded who gave it and how. The child's own counts as it is said. */
const isWritten = (row: RuleDecision): boolean =>
  row.state !== 'given' || row.giver === 'child' || (row.giver === 'contact' && WRITTEN.has(row.method));

/** A no of a contact of whom the record does not say whether they hold parental responsibility. */
const isUnclear = (row: RuleDecision): boolean =>
  row.giver === 'contact' && row.responsibility !== true && row.responsibilityNow === null;

/**
 * Whose answer can be recorded: anything from who holds responsibility, a no also while that is not recorded; for biometrics a
 * mother's or father's no in any case.
 */
export const mayAnswer = (
  state: DecisionState,
  responsibility: boolean | null,
  objects: { readonly kind: PurposeKind; readonly isParent: boolean } = { kind: 'pictures', isParent: false },
): boolean =>
  responsibility === true ||
  (AGAINST.has(state) && (responsibility === null || (objects.kind === 'biometrics' && objects.isParent)));

/**
 * Refusals of unknown givers that no named person with responsibility has replaced, confirmed in words: recorded since, and on a form
 * that is not older than the refusal, where its day is known.
 */
export function unreplacedNo(rows: readonly RuleDecision[]): RuleDecision[] {
  const replacing = rows.filter(
    (row) => row.replacesUnrecorded && row.state === 'given' && row.giver === 'contact' && hasSay(row),
  );
  return rows.filter(
    (row) =>
      row.giver === 'not-recorded' &&
      AGAINST.has(row.state) &&
      !replacing.some(
        (later) => later.recordedAt >= row.recordedAt && (row.decidedOn === null || dayOf(later) >= row.decidedOn),
      ),
  );
}

/** The refusals that count now: each giver's last word where it is a no, and old ones of unknown givers that nobody replaced. */
export function standingRefusals(decisions: readonly RuleDecision[]): RuleDecision[] {
  const rows = inForce(decisions);
  return [...latestPerGiver(rows).filter((row) => AGAINST.has(row.state)), ...unreplacedNo(rows)];
}

/** The form's date; for a decision without one, the day in school on which it was recorded. */
export const dayOf = (row: Pick<RuleDecision, 'decidedOn' | 'recordedAt'>): CalendarDate =>
  row.decidedOn ?? londonDay(new Date(row.recordedAt));

/**
 * Which word is the last. By the day on the form, whenever somebody typed it in; on one day a no stands after a blank and a blank
 * after a yes, since a form bears no hour and nobody's refusal may be lost to the order of a pile. Then by what makes the stricter
 * answer, so that equal facts give one answer in whatever order they were recorded.
 */
const LAST_WORD: Readonly<Record<DecisionState, number>> = {
  given: 0,
  'no-answer': 1,
  refused: 2,
  objected: 3,
  withdrawn: 4,
};
const sortKey = (row: RuleDecision): string =>
  [
    dayOf(row),
    LAST_WORD[row.state],
    row.giver === 'not-recorded' ? 0 : 1,
    row.contactId ?? '',
    row.validUntil === null ? 0 : 99_999_999 - Number(row.validUntil.replaceAll('-', '')),
    2_000_000 - (row.wordingVersion ?? 0),
    row.recordedAt,
    row.id,
  ].join(' ');
const byDay = (a: RuleDecision, b: RuleDecision): number => (sortKey(a) < sortKey(b) ? -1 : 1);
const newest = (rows: readonly RuleDecision[]): RuleDecision | undefined => [...rows].sort(byDay).at(-1);
