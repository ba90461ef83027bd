import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, PlanId, StaffId, StepSetId } from '#shared/domain/ids.ts';
import type { KitKind } from '#shared/features/kits/kits.model.ts';
import type { SpareRecord } from '#shared/features/kits/may-receive.rules.ts';
import type { PlanStep, SpareDevice } from '#shared/features/medical/plan.contract.ts';

/** One typing of a plan's steps and what became of it. */
export interface StepSetRow {
  readonly setId: StepSetId;
  readonly planId: PlanId;
  readonly planTitle: string;
  /** The plan it was typed from is still the one in force, and no version of the typed plan was written since. */
  readonly planInForce: boolean;
  /** Its signed plan is in force, but a version of the typed plan was written since. */
  readonly outdated: boolean;
  readonly typedById: StaffId;
  readonly typedBy: string;
  readonly typedAt: Instant;
  readonly checkedBy: string | null;
  readonly checkedAt: Instant | null;
  readonly takenOff: boolean;
  readonly steps: readonly PlanStep[];
}
type Stored = Omit<StepSetRow, 'steps' | 'planInForce' | 'outdated' | 'takenOff'> & {
  readonly steps: string;
  readonly isCurrent: number;
  readonly isNewest: number;
  readonly takenOff: number;
};

/** All typings for a child, newest first. */
export const stepSets = (db: ReadDb, childId: ChildId): StepSetRow[] =>
  db
    .all<Stored>(sql`
      SELECT step.id AS setId, plan.id AS planId, plan.title AS planTitle, 
        plan.replaced_at IS NULL AS isCurrent, step.version_id IS (SELECT max(id) FROM care_plan WHERE care_plan.child_id = plan.child_id) AS isNewest, step.steps AS steps,
        step.typed_by AS typedById, coalesce(typist.name, '') AS typedBy, step.typed_at AS typedAt,
        checker.name AS checkedBy, verdict.at AS checkedAt,
        EXISTS (SELECT 1 FROM plan_steps_verdict AS gone WHERE gone.set_id = step.id AND gone.verdict = 'taken-off') AS takenOff
      FROM plan_steps AS step JOIN plan ON plan.id = step.plan_id LEFT JOIN staff AS typist ON typist.id = step.typed_by
        LEFT JOIN plan_steps_verdict AS verdict ON verdict.id = (SELECT min(id) FROM plan_steps_verdict WHERE set_id = step.id AND verdict = 'same')
        LEFT JOIN staff AS checker ON checker.id = verdict.by_staff
      WHERE plan.child_id = ${childId} ORDER BY step.typed_at DESC, step.id DESC`)
    .map(({ isCurrent, isNewest, ...row }) => ({
      ...row,
      steps: JSON.parse(row.steps) as PlanStep[],
      planInForce: isCurrent === 1 && isNewest === 1,
      outdated: isCurrent === 1 && isNewest === 0,
      takenOff: row.takenOff === 1,
    }));

/**
 * The typing that counts: the newest one of the plan in force, unless it was taken off. A new plan, a new version of the typed plan, a
 * new typing and a taking off each switch the one before off, so that what two people compared is never mixed with what nobody did. A
 * typed version counts too, whatever it changed: steps on the card speak in the plan's name, and where the plan says something newer, two
 * people look again. Meanwhile the scan stands in their place, and the words typed before are offered for the next typing.
 */
export function stepsInForce(sets: readonly StepSetRow[]): StepSetRow | null {
  const [newest] = sets;
  return newest?.planInForce && !newest.takenOff ? newest : null;
}

export function insertSteps(tx: WriteDb, planId: PlanId, steps: readonly PlanStep[], author: Author): StepSetId {
  const setId = uuid() as StepSetId;
  tx.run(sql`INSERT INTO plan_steps (id, plan_id, version_id, steps, typed_at, typed_by)
    VALUES (${setId}, ${planId}, (SELECT max(care_plan.id) FROM care_plan JOIN plan ON plan.child_id = care_plan.child_id WHERE plan.id = ${planId}),
      ${JSON.stringify(steps)}, ${author.at}, ${author.by})`);
  return setId;
}

export const insertVerdict = (tx: WriteDb, setId: StepSetId, verdict: 'same' | 'taken-off', author: Author): number =>
  tx.run(sql`INSERT INTO plan_steps_verdict (id, set_id, verdict, at, by_staff)
    VALUES (${uuid()}, ${setId}, ${verdict}, ${author.at}, ${author.by})`);

/** What was recorded about the school's spare device of this kind, newest first. */
export const spareHistory = (db: ReadDb, childId: ChildId, kind: KitKind): SpareDevice[] =>
  db.all(sql`SELECT answer, parent, doctor, agreed_on AS agreedOn, coalesce(staff.name, '') AS recordedBy, recorded_at AS recordedAt
    FROM spare_device LEFT JOIN staff ON staff.id = recorded_by WHERE child_id = ${childId} AND kit_kind = ${kind} ORDER BY recorded_at DESC, spare_device.id DESC`);

/** The newest word on this kind of spare device, of every child of whom there is one. */
export const newestSpares = (db: ReadDb, kind: KitKind): ReadonlyMap<ChildId, SpareRecord> =>
  new Map(
    db
      .all<
        SpareRecord & { childId: ChildId }
      >(sql`SELECT child_id AS childId, answer, parent, doctor, agreed_on AS agreedOn FROM spare_device
        WHERE kit_kind = ${kind} ORDER BY recorded_at, id`)
      .map(({ childId, ...record }) => [childId, record]),
  );

export const insertSpare = (
  tx: WriteDb,
  childId: ChildId,
  kind: KitKind,
  spare: {
    readonly answer: SpareDevice['answer'];
    readonly parent: string;
    readonly doctor: string;
    readonly agreedOn: CalendarDate | null;
  },
  author: Author,
): number =>
  tx.run(sql`INSERT INTO spare_device (id, child_id, kit_kind, answer, parent, doctor, agreed_on, recorded_at, recorded_by)
    VALUES (${uuid()}, ${childId}, ${kind}, ${spare.answer}, ${spare.parent}, ${spare.doctor}, ${spare.agreedOn}, ${author.at}, ${author.by})`);
