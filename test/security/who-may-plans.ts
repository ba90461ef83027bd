import type { CallName } from '#shared/contract/contract.ts';
import { emptyCarePlan } from '#shared/features/medical/empty-care-plan.ts';
import { CARERS, LEADS, nobody, none, of, READERS, type Row, TO_COME } from './who.ts';

type PlanCall =
  | 'medical.carePlan'
  | 'medical.saveCarePlan'
  | 'medical.readPlan'
  | 'medical.planReaders'
  | 'medical.tellDisplay'
  | 'medical.firstAid'
  | 'medical.setFirstAid';

/** The calls of care plans: medical read and edit; who has not read one, for those who oversee. */
export const WHO_MAY_PLANS: { readonly [K in Extract<CallName, PlanCall>]: Row<K> } = {
  'medical.carePlan': { who: READERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'medical.saveCarePlan': {
    ...{ who: CARERS, child: true, ends: ['changed-elsewhere'] },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), seen: nobody(), fields: emptyCarePlan(TO_COME), why: 'x', fromPlanId: null },
    }),
  },
  'medical.readPlan': {
    ...{ who: READERS, child: true, ends: ['not-found', 'changed-elsewhere'] },
    input: (s, kind) => ({ childId: of(s, kind), planId: null, versionId: nobody() }),
  },
  'medical.planReaders': {
    ...{ who: ['lead', 'senco'], child: true },
    input: (s, kind) => ({ childId: of(s, kind) }),
  },
  'medical.tellDisplay': {
    ...{ who: CARERS, child: true, ends: ['bad-input'] },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), needIds: [nobody()], toldOn: TO_COME, whom: 'x', how: 'phone', toldBy: nobody() },
    }),
  },
  'medical.firstAid': { who: CARERS, input: none },
  'medical.setFirstAid': {
    ...{ who: LEADS, ends: ['bad-input'] },
    input: () => ({
      ...{ packId: 'hypo', seen: 0, shown: false, own: { steps: 'x', source: 'x', publishedOn: TO_COME } },
    }),
  },
};
