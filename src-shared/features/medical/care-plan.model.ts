import { z } from 'zod';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { line, words } from '#shared/domain/text.ts';
import { NeedKind } from './need-kind.ts';

/** How a field of a plan is filled in: one line, several, a choice, or whole minutes. */
type FieldLook = 'line' | 'words' | 'answer' | 'minutes';
export interface PlanFieldSpec {
  readonly label: string;
  readonly look: FieldLook;
  readonly hint?: string;
}

const field = (label: string, look: FieldLook = 'words', hint?: string): PlanFieldSpec =>
  hint === undefined ? { label, look } : { label, look, hint };

/**
 * The fields of the individual healthcare plan (DfE template A, "Supporting pupils with medical conditions", May 2014), in its order, that
 * are typed here. Condition, triggers, signs and what to do stand in the child's needs, medicines in their register and contacts on the
 * record: each fact has one home, and the plan shows it from there.
 */
export const PLAN_FIELDS = {
  symptoms: field('Symptoms'),
  treatments: field('Treatments'),
  facilities: field('Facilities, equipment and devices'),
  environment: field('Environment', 'words', 'What in the building or outside makes it better or worse'),
  dailyCare: field('Daily care'),
  support: field('Support for learning, friendships and feelings'),
  trips: field('School visits and trips'),
  other: field('Other information'),
  emergencyIs: field('What is an emergency'),
  responsibleHere: field('Who is responsible in an emergency', 'line'),
  responsibleAway: field('Who is responsible off site', 'line', 'Leave empty if it is the same person'),
  supportBy: field('Who provides support in school', 'line'),
  clinicName: field('Clinic or hospital', 'line'),
  clinicPhone: field('Telephone of the clinic', 'line'),
  gpName: field('GP', 'line'),
  gpPhone: field('Telephone of the GP', 'line'),
  otherMedicine: field(
    'Medicine that is not in the medicines register',
    'words',
    'Name, dose, how and when, side effects, when not to give it, who gives it',
  ),
  developedWith: field('Plan developed with', 'line'),
  training: field('Training that staff need', 'words', 'Who, what, by when'),
  copiesTo: field('Copies to', 'line'),
} as const satisfies Readonly<Record<string, PlanFieldSpec>>;
export type PlanField = keyof typeof PLAN_FIELDS;

/** The parts of one condition. Nothing in them is a default: empty says "not recorded". */
export const PART_FIELDS = {
  allergy: {
    antihistamine: field('Antihistamine and dose', 'line', 'As the plan says; the medicines register is shown below'),
    reactions: field('Reactions so far'),
    carries: field('Carries their own devices', 'answer'),
    notes: field('Anything else about the allergy'),
  },
  asthma: {
    reliever: field('Reliever and how much', 'line', 'In the plan’s own words'),
    spacer: field('Uses a spacer', 'answer'),
    beforeSport: field('Before sport', 'line'),
    tells: field('Tells staff when they need it', 'answer'),
    notes: field('Anything else about the asthma'),
  },
  epilepsy: {
    seizures: field('Types of seizure, and what they look like'),
    rescue: field('Rescue medicine and dose', 'line', 'In the plan’s own words'),
    rescueMinutes: field('Rescue medicine after, minutes', 'minutes', 'The emergency card’s timer takes this figure'),
    secondDose: field('Second dose', 'line'),
    after: field('Afterwards'),
  },
  diabetes: {
    type: field('Type of diabetes', 'line'),
    target: field('Target range', 'line', 'With its unit, as the plan says'),
    checks: field('When to check'),
    selfTest: field('Checks by themselves', 'answer'),
    hypo: field('What counts as a hypo', 'line'),
    hypoSteps: field('What to do in a hypo'),
    ketones: field('Ketones: when to act', 'line'),
    equipment: field('Equipment: pump, meter, sensor'),
  },
  other: {
    title: field('Condition', 'line'),
    notes: field('What staff should know'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, PlanFieldSpec>>>>;
export type PartKind = keyof typeof PART_FIELDS;
export const PART_KINDS = Object.keys(PART_FIELDS) as readonly PartKind[];
export const PART_NAMES: Readonly<Record<PartKind, string>> = {
  allergy: 'Allergy',
  asthma: 'Asthma',
  epilepsy: 'Epilepsy',
  diabetes: 'Diabetes',
  other: 'Another condition',
};

/** Empty: not recorded. */
export const ANSWERS = ['', 'yes', 'with-help', 'no'] as const;
export const ANSWER_WORDS: Readonly<Record<(typeof ANSWERS)[number], string>> = {
  '': 'Not recorded',
  yes: 'Yes',
  'with-help': 'With help',
  no: 'No',
};
const Answer = z.enum(ANSWERS);

const Parts = z.strictObject({
  allergy: z
    .strictObject({ antihistamine: line(200), reactions: words(500), carries: Answer, notes: words(1000) })
    .nullable(),
  asthma: z
    .strictObject({ reliever: line(200), spacer: Answer, beforeSport: line(200), tells: Answer, notes: words(1000) })
    .nullable(),
  epilepsy: z
    .strictObject({
      ...{ seizures: words(1000), rescue: line(200), rescueMinutes: z.number().int().min(1).max(60).nullable() },
      ...{ secondDose: line(200), after: words(500) },
    })
    .nullable(),
  diabetes: z
    .strictObject({
      ...{ type: line(60), target: line(120), checks: words(500), selfTest: Answer, hypo: line(200) },
      ...{ hypoSteps: words(1000), ketones: line(200), equipment: words(500) },
    })
    .nullable(),
  other: z.strictObject({ title: line(120), notes: words(1000) }).nullable(),
});
export type CarePlanParts = z.infer<typeof Parts>;

/** What a person types into a version of the plan. */
export const CarePlanFields = z.strictObject({
  ...{ symptoms: words(1000), treatments: words(1000), facilities: words(1000), environment: words(1000) },
  ...{ dailyCare: words(1000), support: words(1000), trips: words(1000), other: words(1000) },
  ...{ emergencyIs: words(1000), responsibleHere: line(200), responsibleAway: line(200), supportBy: line(200) },
  ...{ clinicName: line(200), clinicPhone: line(60), gpName: line(200), gpPhone: line(60) },
  ...{ otherMedicine: words(1000), developedWith: line(300), training: words(1000), copiesTo: line(300) },
  parts: Parts,
  reviewOn: CalendarDate,
});
export type CarePlanFields = z.infer<typeof CarePlanFields>;

/** A need and a medicine in the words that stood in the record when the version was written: what it said then can be read later. */
const PlanNeed = z.strictObject({
  condition: z.string(),
  kind: NeedKind.nullable(),
  triggers: z.string(),
  signs: z.string(),
  action: z.string(),
  medicine: z.string(),
});
export const PlanRecord = z.strictObject({
  needs: z.array(PlanNeed),
  /** Each in one line for what it is, and what else stands in its agreement. */
  medicines: z.array(z.strictObject({ name: z.string(), words: z.string() })),
});
export type PlanRecord = z.infer<typeof PlanRecord>;

/** A version without its ids: what is compared, shown and printed. */
export interface PlanContent {
  readonly fields: CarePlanFields;
  readonly record: PlanRecord;
}
