import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { awayFrom } from '#main/features/children/children.service.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import { type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { ChildId, DecisionId } from '#shared/domain/ids.ts';
import type { EffectiveAnswer } from '#shared/features/consent/consent-effective.ts';
import { effectiveAnswer, type RuleDecision, type RuleFlag } from '#shared/features/consent/consent-effective.ts';
import { refusalsToRestate, restated } from '#shared/features/consent/consent-merge.rules.ts';
import { type DecisionRow, decisionsOf } from './consent.repo.ts';
import { everyPurposeInUse } from './purposes.repo.ts';

const byPurpose = (rows: readonly DecisionRow[]) => Map.groupBy(rows, (row) => row.purposeId);

export interface AnswersApart {
  readonly purpose: string;
  readonly kept: EffectiveAnswer;
  readonly other: EffectiveAnswer;
  readonly together: EffectiveAnswer;
}

/**
 * For each purpose: what either record answers by itself, and what one record of both would. As if both were on roll; `leftSince`:
 * one of them is not, and the child would come back by the other.
 */
export function answersApart(
  db: ReadDb,
  kept: { readonly childId: ChildId; readonly flags: readonly RuleFlag[] },
  other: { readonly childId: ChildId; readonly flags: readonly RuleFlag[] },
  {
    now,
    today,
    leftSince,
  }: { readonly now: Date; readonly today: CalendarDate; readonly leftSince: CalendarDate | null },
): AnswersApart[] {
  const away = awayFrom(db);
  const [keptAway, otherAway] = [away.get(kept.childId) ?? null, away.get(other.childId) ?? null];
  const days = [keptAway, otherAway, leftSince].filter((day) => day !== null);
  const keptRows = byPurpose(decisionsOf(db, { childId: kept.childId }));
  const otherRows = byPurpose(decisionsOf(db, { childId: other.childId }));
  return everyPurposeInUse(db).map(({ purposeId, name, basis, kind, countsFrom }) => {
    const a = keptRows.get(purposeId) ?? [];
    const b = otherRows.get(purposeId) ?? [];
    const again = refusalsToRestate(a, b).map((row, i) => restated(row, `restated ${i}`, instantOf(now)));
    const ask = (
      decisions: readonly RuleDecision[],
      flags: readonly RuleFlag[],
      since: CalendarDate | null,
    ): EffectiveAnswer =>
      effectiveAnswer({ decisions, flags, basis, kind, countsFrom, leftOn: null, awayFrom: since, today });
    return {
      purpose: name,
      kept: ask(a, kept.flags, keptAway),
      other: ask(b, other.flags, otherAway),
      together: ask([...a, ...b, ...again], [...kept.flags, ...other.flags], days.sort().at(-1) ?? null),
    };
  });
}

/** Says again, under the kept record, what would no longer count there. Answers the new rows and whose refusal each is. */
export function restateRefusals(
  tx: WriteDb,
  keptId: ChildId,
  otherId: ChildId,
  author: Author,
): { decisionId: DecisionId; home: ChildId }[] {
  const kept = byPurpose(decisionsOf(tx, { childId: keptId }));
  const other = byPurpose(decisionsOf(tx, { childId: otherId }));
  return [...new Set([...kept.keys(), ...other.keys()])].flatMap((purposeId) =>
    refusalsToRestate(kept.get(purposeId) ?? [], other.get(purposeId) ?? []).map((row) => {
      const decisionId = uuid() as DecisionId;
      const home = (row as DecisionRow).childId;
      tx.run(sql`INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, contact_id, giver_name, relationship, responsibility,
          method, asked_on, decided_on, wording_version, evidence, words, recorded_at, recorded_by)
        SELECT ${decisionId}, ${keptId}, purpose_id, state, giver, contact_id, giver_name, relationship, responsibility,
          method, asked_on, iif(giver = 'child', NULL, decided_on), wording_version, evidence,
          'Said again when two records of this child were put together, so that this no still counts.', ${author.at}, ${author.by}
        FROM consent_decision WHERE id = ${row.id}`);
      return { decisionId, home };
    }),
  );
}
