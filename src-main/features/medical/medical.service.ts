import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { CarePlanId, ChildId, NeedId, PlanId } from '#shared/domain/ids.ts';
import { reachesKitchen, suggestNeedKind } from '#shared/features/medical/need-kind.rules.ts';
import type { NeedKind } from '#shared/features/medical/need-kind.ts';

/** A need in the register's own words. */
export interface NeedFields {
  readonly condition: string;
  readonly severity: 'serious' | 'watch' | 'know';
  readonly triggers: string;
  readonly signs: string;
  readonly action: string;
  readonly medicine: string;
  readonly place: string;
  readonly expires: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
  readonly toldParentOn: CalendarDate | null;
}
export interface NeedRow extends NeedFields {
  readonly needId: NeedId;
  readonly childId: ChildId;
  readonly kind: NeedKind | null;
  readonly suggestedKind: NeedKind | null;
  readonly revision: number;
  readonly dietary: number;
  /** 1: a person said that it does not concern food. */
  readonly notFood: number;
}
const SELECT = sql`SELECT id AS needId, child_id AS childId, condition, kind, suggested_kind AS suggestedKind, dietary, not_food_at IS NOT NULL AS notFood, severity, triggers, signs, action,
  medicine, place, expires, review_on AS reviewOn, told_parent_on AS toldParentOn, revision FROM need`;

/** All needs in force, or one child's; most serious first. */
export const needsInForce = (db: ReadDb, childId?: ChildId): NeedRow[] =>
  db.all(sql`${SELECT} WHERE removed_at IS NULL AND ${childId === undefined ? sql`1` : sql`child_id = ${childId}`}
    ORDER BY child_id, CASE severity WHEN 'serious' THEN 0 WHEN 'watch' THEN 1 ELSE 2 END, id`);

export const oneNeed = (db: ReadDb, needId: NeedId): NeedRow | undefined =>
  db.get(sql`${SELECT} WHERE id = ${needId} AND removed_at IS NULL`);

/** How many needs of children on roll the kitchen does not see though no person has said what they are, or that they do not concern food. */
export const unsortedNeeds = (db: ReadDb): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM need JOIN child ON child.id = need.child_id
    WHERE removed_at IS NULL AND kind IS NULL AND not_food_at IS NULL AND dietary = 0
      AND child.left_on IS NULL AND child.merged_into IS NULL`)?.n ?? 0;

/** Adds a need; its kind is only suggested until a person confirms one. */
export function insertNeed(
  tx: WriteDb,
  childId: ChildId,
  fields: NeedFields,
  author: Author,
  importId: string | null,
  kind: NeedKind | null = null,
  notFood = false,
): NeedId {
  const needId = uuid() as NeedId;
  const suggested = suggestNeedKind(fields.condition);
  tx.run(sql`INSERT INTO need (id, child_id, condition, kind, kind_confirmed_by, kind_confirmed_at, suggested_kind, dietary, not_food_by, not_food_at, severity, triggers,
      signs, action, medicine, place, expires, review_on, told_parent_on, import_id, created_at, created_by, updated_at, updated_by)
    VALUES (${needId}, ${childId}, ${fields.condition}, ${kind}, ${kind && author.by}, ${kind && author.at}, ${suggested}, ${reachesKitchen({ ...fields, kind, notFood })},
      ${notFood ? author.by : null}, ${notFood ? author.at : null}, ${fields.severity}, ${fields.triggers}, ${fields.signs}, ${fields.action}, ${fields.medicine}, ${fields.place}, ${fields.expires},
      ${fields.reviewOn}, ${fields.toldParentOn}, ${importId}, ${author.at}, ${author.by}, ${author.at}, ${author.by})`);
  return needId;
}

const SAID = ['condition', 'triggers', 'signs', 'action', 'medicine'] as const;
/** Whether an answer about the words of before is one about these, too. */
const saidOf = (before: NeedFields, fields: NeedFields): boolean =>
  SAID.every((field) => before[field] === fields[field]);
/** What stands of "does not concern food": nothing, the answer given before, or one given now. */
const answer = (notFood: boolean, stands: boolean, column: 'not_food_by' | 'not_food_at', now: string): Sql => {
  if (!notFood) return sql`NULL`;
  return stands ? { text: column, values: [] } : sql`${now}`;
};

/**
 * Changes a need; what it said before is kept as a version, since staff acted on those words. That it does not concern food
 * was said of its words: where they change and nobody says it again, it lapses; whoever does is the one who said it.
 */
export function updateNeed(
  tx: WriteDb,
  before: NeedRow,
  fields: NeedFields,
  kind: NeedKind | null,
  author: Author,
  notFood: boolean = before.notFood === 1 && saidOf(before, fields),
): void {
  const suggested = suggestNeedKind(fields.condition);
  const stands = before.notFood === 1 && saidOf(before, fields);
  tx.run(sql`INSERT INTO need_version (need_id, revision, snapshot, replaced_at, replaced_by)
    VALUES (${before.needId}, ${before.revision}, ${JSON.stringify(before)}, ${author.at}, ${author.by})`);
  tx.run(sql`UPDATE need SET condition = ${fields.condition}, kind = ${kind}, kind_confirmed_by = ${kind && author.by}, kind_confirmed_at = ${kind && author.at},
      suggested_kind = ${suggested}, dietary = ${reachesKitchen({ ...fields, kind, notFood })},
      not_food_by = ${answer(notFood, stands, 'not_food_by', author.by)}, not_food_at = ${answer(notFood, stands, 'not_food_at', author.at)}, severity = ${fields.severity}, triggers = ${fields.triggers},
      signs = ${fields.signs}, action = ${fields.action}, medicine = ${fields.medicine}, place = ${fields.place}, expires = ${fields.expires},
      review_on = ${fields.reviewOn}, told_parent_on = ${fields.toldParentOn}, revision = revision + 1, updated_at = ${author.at}, updated_by = ${author.by}
    WHERE id = ${before.needId}`);
}

/** Takes a need off every screen; its row and versions stay. */
export const removeNeed = (tx: WriteDb, needId: NeedId, author: Author): number =>
  tx.run(sql`UPDATE need SET removed_at = ${author.at}, updated_at = ${author.at}, updated_by = ${author.by}
    WHERE id = ${needId} AND removed_at IS NULL`);

/** Brings a removed need back as it was; the number of needs restored. */
export const restoreNeed = (tx: WriteDb, childId: ChildId, needId: NeedId, author: Author): number =>
  tx.run(sql`UPDATE need SET removed_at = NULL, updated_at = ${author.at}, updated_by = ${author.by}
    WHERE id = ${needId} AND child_id = ${childId} AND removed_at IS NOT NULL`);

/** Works out again what the words of every need suggest, removed ones too: for a register from before a rule was changed. */
export function judgeNeedsAgain(tx: WriteDb): void {
  for (const { needId, suggestedKind, dietary, ...need } of tx.all<NeedRow>(SELECT)) {
    const suggested = suggestNeedKind(need.condition);
    const kitchen = reachesKitchen({ ...need, notFood: need.notFood === 1 });
    if (suggested === suggestedKind && kitchen === (dietary === 1)) continue;
    tx.run(sql`UPDATE need SET suggested_kind = ${suggested}, dietary = ${kitchen} WHERE id = ${needId}`);
  }
}

/** Who changed each need of a child last, by name, and when. */
export const lastChanges = (db: ReadDb, childId: ChildId): ReadonlyMap<NeedId, { by: string; at: Instant }> =>
  new Map(
    db
      .all<{
        needId: NeedId;
        by: string;
        at: Instant;
      }>(sql`SELECT need.id AS needId, staff.name AS by, need.updated_at AS at
        FROM need JOIN staff ON staff.id = need.updated_by WHERE child_id = ${childId} AND removed_at IS NULL`)
      .map(({ needId, by, at }) => [needId, { by, at }]),
  );

export interface PlanRow {
  readonly planId: PlanId;
  readonly childId: ChildId;
  readonly mime: string;
  readonly title: string;
  readonly signedOn: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
}
/** The child's signed plan in force, without its bytes; null: none is held. */
export const currentPlan = (db: ReadDb, childId: ChildId): PlanRow | null =>
  db.get<PlanRow>(sql`SELECT id AS planId, child_id AS childId, mime, title, signed_on AS signedOn, review_on AS reviewOn
    FROM plan WHERE child_id = ${childId} AND replaced_at IS NULL ORDER BY id DESC LIMIT 1`) ?? null;

/** The id of every plan in force, by child: ids stand before the bytes in the row, so no plan is read. */
export const plansInForce = (db: ReadDb): ReadonlyMap<ChildId, PlanId> =>
  new Map(
    db
      .all<{ childId: ChildId; planId: PlanId }>(
        sql`SELECT child_id AS childId, max(id) AS planId FROM plan WHERE replaced_at IS NULL GROUP BY child_id`,
      )
      .map(({ childId, planId }) => [childId, planId]),
  );

/** A plan as signed; `current` is 0 for one that a newer plan replaced. */
export const planBytes = (
  db: ReadDb,
  planId: string,
): { childId: ChildId; mime: string; bytes: Buffer; current: number } | undefined =>
  db.get(sql`SELECT child_id AS childId, mime, bytes, replaced_at IS NULL AS current FROM plan WHERE id = ${planId}`);

/** Keeps a signed plan byte for byte with its hash; the one before stays in the history. */
export function insertPlan(
  tx: WriteDb,
  plan: {
    childId: ChildId;
    mime: string;
    bytes: Buffer;
    title: string;
    signedOn: CalendarDate | null;
    reviewOn: CalendarDate | null;
    signsVersionId: CarePlanId | null;
  },
  author: Author,
): PlanId {
  const planId = uuid() as PlanId;
  const sha256 = createHash('sha256').update(plan.bytes).digest('hex');
  tx.run(sql`UPDATE plan SET replaced_at = ${author.at} WHERE child_id = ${plan.childId} AND replaced_at IS NULL`);
  tx.run(sql`INSERT INTO plan (id, child_id, mime, sha256, bytes, title, signed_on, review_on, signs_version, added_at, added_by)
    VALUES (${planId}, ${plan.childId}, ${plan.mime}, ${sha256}, ${plan.bytes}, ${plan.title}, ${plan.signedOn}, ${plan.reviewOn}, ${plan.signsVersionId}, ${author.at}, ${author.by})`);
  return planId;
}
