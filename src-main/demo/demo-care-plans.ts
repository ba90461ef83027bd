import { addDays } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { CarePlanFields } from '#shared/features/medical/care-plan.model.ts';
import { emptyCarePlan } from '#shared/features/medical/empty-care-plan.ts';
import type { DemoFile } from './demo-file.ts';
import type { Call, Enrolled } from './demo-story.ts';

const SAME = {
  ...{ clinicName: 'Children’s clinic, specimen hospital', clinicPhone: '0191 496 0456', gpName: 'Dr A Specimen' },
  ...{ gpPhone: '0191 496 0789', developedWith: 'Parent, school nurse, SENCo', copiesTo: 'Parent, school nurse' },
  ...{
    responsibleHere: 'Mrs L Bell',
    supportBy: 'Class teacher and first aiders',
    trips: 'Medicine and plan go along',
  },
};
/** What is typed for a need of this kind: words of a specimen plan, nobody's real one. */
const TYPED: Readonly<Record<string, { readonly fields: object; readonly parts: Partial<CarePlanFields['parts']> }>> = {
  epilepsy: {
    fields: { symptoms: 'Stares, then stiff, then jerks', emergencyIs: 'A seizure as the signed plan describes it' },
    parts: {
      epilepsy: {
        ...{ seizures: 'Tonic-clonic, about one a term', rescue: 'As the signed plan says', rescueMinutes: 5 },
        ...{ secondDose: '', after: 'Sleeps for up to an hour; stays with an adult' },
      },
    },
  },
  anaphylaxis: {
    fields: {
      facilities: 'Both devices in one bag that goes where the child goes',
      dailyCare: 'Own lunch, own table mat',
    },
    parts: { allergy: { antihistamine: '', reactions: 'Once, at home, 2024', carries: 'no', notes: '' } },
  },
  diabetes: {
    fields: { dailyCare: 'Checks before lunch and before PE', facilities: 'A quiet place to check' },
    parts: {
      diabetes: {
        ...{ type: 'Type 1', target: '', checks: 'Before meals, before and after PE', selfTest: 'with-help', hypo: '' },
        ...{ hypoSteps: '', ketones: '', equipment: 'Pump, meter, sensor' },
      },
    },
  },
};

/** Typed plans for the first child of each kind who has a signed one: one signed, one changed since, one read by nobody. */
export async function typeCarePlans(demo: DemoFile, enrolled: readonly Enrolled[], call: Call): Promise<void> {
  for (const [kind, { fields, parts }] of Object.entries(TYPED)) {
    const found = enrolled.find(({ child, planId }) => planId !== null && child.needs[0]?.kind === kind);
    if (!found) throw new Error(`No plan for ${kind}.`);
    const childId = found.childId as ChildId;
    const empty = emptyCarePlan(addDays(demo.asOf, kind === 'diabetes' ? 20 : 240));
    const first = { ...empty, ...SAME, ...fields, parts: { ...empty.parts, ...parts } };
    const { signed } = await call('medical.carePlan', { childId });
    const fromPlanId = signed?.planId ?? null;
    const { versionId } = await call('medical.saveCarePlan', {
      childId,
      seen: null,
      fields: first,
      why: '',
      fromPlanId,
    });
    await call('medical.readPlan', { childId, planId: fromPlanId, versionId });
    if (kind !== 'epilepsy') continue;
    await call('medical.saveCarePlan', {
      ...{ childId, seen: versionId, fields: { ...first, dailyCare: 'A rest after lunch' } },
      ...{ why: 'Asked for by the parent', fromPlanId: null },
    });
  }
}
