import type { QueryContext } from '#main/core/handlers.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import {
  type ChildRow,
  dueChild,
  facesFlagged,
  facesWithNeeds,
  oneChild,
  toldApart,
} from '#main/features/children/children.service.ts';
import { agreedMedicines } from '#main/features/medicines/medicines.service.ts';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { howDue } from '#shared/features/medical/due-needs.rules.ts';
import { hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { heldBy } from '#shared/features/medicines/held.rules.ts';
import type { DueChild, DueRow } from '#shared/features/today/due.model.ts';
import type { Ending } from '#shared/features/today/figures.rules.ts';
import type { NeedCount } from '#shared/features/today/today.contract.ts';
import { planReviews } from './care-plan.service.ts';
import { type NeedRow, needsInForce } from './medical.service.ts';

type Asked = Pick<QueryContext, 'db' | 'scope' | 'today'>;
type DueNeed = DueRow & {
  readonly kind:
    | `need-medicine-${'expired' | 'expiring'}`
    | `plan-${'overdue' | 'due'}`
    | `need-review-${'overdue' | 'due'}`
    | `kinds-${'unseen' | 'to-confirm'}`
    | ('two-strengths' | 'flagged-nothing' | 'told-missing');
};

/** What Today says of needs and of the signed plans behind them: a few statements, then the rules in memory. */
export function dueNeeds({ db, scope, today }: Asked): DueNeed[] {
  const told = toldApart(db);
  const byChild = Map.groupBy(needsInForce(db), ({ childId }) => childId);
  const plans = planReviews(db);
  const faces = facesWithNeeds(db, scope);
  const agreed = agreedMedicines(db, scope);
  const reached = faces.flatMap(({ childId }) => byChild.get(childId) ?? []);
  return [
    ...faces.flatMap((face) => {
      const child = dueChild(face, told);
      const needs = byChild.get(face.childId) ?? [];
      return [
        ...duePlan(child, plans.get(face.childId) ?? null, today),
        ...(hasTwoStrengths(needs) ? [twoStrengths(child)] : []),
        ...needs.flatMap((need) => [
          ...dueReview(child, need, today),
          // Of a medicine that is agreed Today speaks by its packs, once.
          ...(heldBy(need.medicine, agreed.get(face.childId) ?? [], today) ? [] : dueMedicine(child, need, today)),
        ]),
      ];
    }),
    ...withPlanAlone(db, scope, plans, byChild).flatMap((face) =>
      duePlan(dueChild(face, told), plans.get(face.childId) ?? null, today),
    ),
    ...facesFlagged(db, scope).map((face): DueNeed => {
      const child = dueChild(face, told);
      return {
        ...{ kind: 'flagged-nothing', id: child.childId, child, thing: 'Flagged as medical by the school before' },
        ...{ words: 'nothing is recorded: ask there or at home', on: null },
        ...{ to: { name: 'child', childId: child.childId }, at: 'add-need' },
      };
    }),
    ...kinds(reached),
    ...toldMissing(reached),
  ];
}

/** Children on roll whose plan has a day of review though no need is recorded: the board does not show them. */
const withPlanAlone = (
  db: Asked['db'],
  scope: Asked['scope'],
  plans: ReturnType<typeof planReviews>,
  needs: ReadonlyMap<ChildId, unknown>,
): ChildRow[] =>
  [...plans.keys()].flatMap((childId) => {
    if (needs.has(childId)) return [];
    const reach = childReach(db, childId);
    const child = reach && reaches(scope, reach) ? oneChild(db, childId) : undefined;
    return child && child.leftOn === null ? [child] : [];
  });

const onRecord = (child: DueChild) => ({ name: 'child', childId: child.childId }) as const;

function duePlan(child: DueChild, reviewOn: CalendarDate | null, today: CalendarDate): DueNeed[] {
  const how = howDue(reviewOn, today);
  if (how === null || reviewOn === null) return [];
  return [
    {
      ...{ kind: how === 'past' ? 'plan-overdue' : 'plan-due', id: child.childId, child, thing: 'Signed plan' },
      ...{ words: `review ${how === 'past' ? 'was due' : 'due'} ${showDate(reviewOn)}`, on: reviewOn },
      ...{ to: onRecord(child), at: 'plan' },
    },
  ];
}

function dueReview(child: DueChild, need: NeedRow, today: CalendarDate): DueNeed[] {
  const how = howDue(need.reviewOn, today);
  if (how === null || need.reviewOn === null) return [];
  return [
    {
      ...{ kind: how === 'past' ? 'need-review-overdue' : 'need-review-due', id: need.needId, child },
      ...{ thing: need.condition, words: `review ${how === 'past' ? 'was due' : 'due'} ${showDate(need.reviewOn)}` },
      ...{ on: need.reviewOn, to: onRecord(child), at: `need-${need.needId}` },
    },
  ];
}

function dueMedicine(child: DueChild, need: NeedRow, today: CalendarDate): DueNeed[] {
  const how = howDue(need.expires, today);
  if (how === null || need.expires === null) return [];
  return [
    {
      ...{ kind: how === 'past' ? 'need-medicine-expired' : 'need-medicine-expiring', id: need.needId, child },
      ...{
        thing: need.medicine || need.condition,
        words: `in date until ${showDate(need.expires)}, by the photo board`,
      },
      ...{ on: need.expires, to: onRecord(child), at: `need-${need.needId}` },
    },
  ];
}

const twoStrengths = (child: DueChild): DueNeed => ({
  ...{ kind: 'two-strengths', id: child.childId, child, thing: 'Adrenaline device' },
  ...{ words: 'two strengths are recorded: ask which is right', on: null, to: onRecord(child), at: 'add-need' },
});

const needsWords = (n: number): string => (n === 1 ? '1 need' : `${n} needs`);

/** One row for the whole worklist. It is pressing while lunch staff do not see one that nobody has sorted: it may concern food. */
function kinds(needs: readonly NeedRow[]): DueNeed[] {
  const open = needs.filter(({ kind }) => kind === null);
  if (open.length === 0) return [];
  const unseen = open.filter(({ dietary, notFood }) => dietary === 0 && notFood === 0).length;
  const to = { name: 'board', show: 'kinds' } as const;
  const row = { id: 'all', child: null, thing: needsWords(open.length), on: null, to, at: null };
  return unseen > 0
    ? [
        {
          ...row,
          kind: 'kinds-unseen',
          words: `not sorted: lunch staff do not see ${unseen} of them, and any may concern food`,
        },
      ]
    : [{ ...row, kind: 'kinds-to-confirm', words: 'stand by what their words look like until somebody confirms it' }];
}

/** The third test of the display (product, section 4): a parent was told that it is shown. */
function toldMissing(needs: readonly NeedRow[]): DueNeed[] {
  const open = needs.filter(({ toldParentOn }) => toldParentOn === null);
  if (open.length === 0) return [];
  const children = new Set(open.map(({ childId }) => childId)).size;
  return [
    {
      ...{ kind: 'told-missing', id: 'all', child: null, thing: needsWords(open.length) },
      ...{
        words: `of ${children === 1 ? '1 child' : `${children} children`}: no parent is recorded as told what is shown`,
      },
      ...{ on: null, to: { name: 'board', show: 'untold' }, at: null },
    },
  ];
}

/** Needs in force of children on roll within a scope, by class and kind; classes in the school's order, as the board has them. */
export function needCounts(db: Asked['db'], scope: Asked['scope']): NeedCount[] {
  const byChild = Map.groupBy(needsInForce(db), ({ childId }) => childId);
  const placed = facesWithNeeds(db, scope).flatMap(({ childId, className }) =>
    (byChild.get(childId) ?? []).map((need) => ({
      ...{ className: className ?? 'No class', kind: need.kind ?? need.suggestedKind, severity: need.severity },
    })),
  );
  return [...Map.groupBy(placed, ({ className, kind }) => `${className} ${kind}`).values()].flatMap((own) => {
    const count = (severity: NeedRow['severity']) => own.filter((need) => need.severity === severity).length;
    return own.slice(0, 1).map(({ className, kind }) => ({
      ...{ className, kind, serious: count('serious'), watch: count('watch'), know: count('know') },
    }));
  });
}

/** The days set for the review of needs and plans, and of medicines that stand in a need alone, of children within a scope. */
export function needEndings({ db, scope, today }: Asked): Ending[] {
  const byChild = Map.groupBy(needsInForce(db), ({ childId }) => childId);
  const plans = planReviews(db);
  const agreed = agreedMedicines(db, scope);
  const of = (kind: Ending['of'], days: readonly (CalendarDate | null)[]): Ending[] =>
    days.flatMap((day) => (day === null ? [] : [{ of: kind, day }]));
  return facesWithNeeds(db, scope).flatMap(({ childId }) => {
    const needs = byChild.get(childId) ?? [];
    const alone = needs.filter(({ medicine }) => heldBy(medicine, agreed.get(childId) ?? [], today) === null);
    return [
      ...of('reviews', [plans.get(childId) ?? null, ...needs.map(({ reviewOn }) => reviewOn)]),
      ...of(
        'medicines',
        alone.map(({ expires }) => expires),
      ),
    ];
  });
}
