import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId } from '#shared/domain/ids.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';
import { SpareRule } from '#shared/features/kits/may-receive.rules.ts';
import { NeedFields } from '#shared/features/medical/medical.contract.ts';
import { NeedKind } from '#shared/features/medical/need-kind.ts';
import { SpareDevice } from '#shared/features/medical/plan.contract.ts';
import { Holder, IssuedPaper, MOST_COPIES } from './papers.model.ts';
import { mayBeWholeSchool } from './sheet-fields.rules.ts';

const Face = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  apart: Apart,
  photoUrl: z.string().nullable(),
});

/** For the icon; what an audience is told of a need stands in `TOLD`, and a test holds these schemas to it. */
const Kind = z.strictObject({ kind: NeedKind.nullable() });
const FOOD = { condition: true, severity: true, triggers: true, signs: true, action: true } as const;
const CARE = { ...FOOD, medicine: true, place: true } as const;
const CareNeed = Kind.extend(NeedFields.pick(CARE).shape);
const AidNeed = Kind.extend(NeedFields.pick({ ...CARE, expires: true }).shape);
const FoodNeed = Kind.extend(NeedFields.pick(FOOD).shape);

const Plan = z
  .strictObject({ title: z.string(), signedOn: CalendarDate.nullable(), reviewOn: CalendarDate.nullable() })
  .nullable();
/** Asked only where a need names an adrenaline device: `recorded` null is nothing recorded. */
const Spare = z
  .strictObject({ recorded: SpareDevice.omit({ recordedBy: true, recordedAt: true }).nullable(), rule: SpareRule })
  .nullable();
const TwoStrengths = { twoStrengths: z.boolean() };

const Head = z.strictObject({
  schoolName: z.string(),
  phone: z.string(),
  postcode: z.string(),
  entrance: z.string(),
  /** The class, or null for the whole school. */
  className: z.string().nullable(),
  teacher: z.string(),
  /** Children on roll in it, on the sheet or not. */
  onRoll: z.number().int(),
  /** Of all that stands on it: goes back with the print, so that what is recorded is what was on the screen. */
  fingerprint: z.string(),
});
/** Children whom a file of the school before flags as medical, with nothing recorded: not on the sheet, and said so. */
const Flagged = { flagged: z.number().int() };
/** Needs that no person has sorted: any of them may concern food. */
const Unsorted = { unsorted: z.number().int() };
/** For the person who prints, never on the paper: whose parents were not told what is displayed. */
const Untold = { untold: z.array(Face.omit({ photoUrl: true })) };

/** One output schema for each audience: what it does not name cannot reach the paper. Serious needs first, in each child too. */
export const SHEETS = {
  teacher: Head.extend({
    audience: z.literal('teacher'),
    ...{ ...Flagged, ...Untold },
    children: z.array(Face.extend({ needs: z.array(CareNeed), ...TwoStrengths, plan: Plan })),
  }),
  cover: Head.extend({
    audience: z.literal('cover'),
    ...{ ...Flagged, ...Untold },
    children: z.array(Face.extend({ needs: z.array(CareNeed), ...TwoStrengths })),
  }),
  'first-aid': Head.extend({
    audience: z.literal('first-aid'),
    ...{ ...Flagged, ...Untold },
    children: z.array(Face.extend({ needs: z.array(AidNeed), ...TwoStrengths, plan: Plan, spare: Spare })),
  }),
  lunch: Head.extend({
    audience: z.literal('lunch'),
    ...{ ...Unsorted, ...Untold },
    children: z.array(Face.extend({ needs: z.array(FoodNeed) })),
  }),
} as const;
/** Kitchen staff know nobody's parents. */
export const KitchenSheet = SHEETS.lunch.omit({ untold: true });

const AnySheet = z.discriminatedUnion('audience', [SHEETS.teacher, SHEETS.cover, SHEETS['first-aid'], SHEETS.lunch]);
export type ClassSheet = z.infer<typeof AnySheet> | z.infer<typeof KitchenSheet>;
export type SheetChild = ClassSheet['children'][number];

const WholeSchool = 'Only a sheet for first aid or lunch can hold the whole school. Please choose a class.';
const Wish = { classId: ClassId.nullable(), audience: z.enum(['teacher', 'cover', 'first-aid', 'lunch']) };
const fits = ({ classId, audience }: z.infer<z.ZodObject<typeof Wish>>) =>
  classId !== null || mayBeWholeSchool(audience);
const Print = {
  fingerprint: z.string().max(100),
  holders: z.array(Holder).min(1).max(MOST_COPIES),
  collectBy: CalendarDate,
};

/** The class information sheet (policy: "accessible to staff who need that information but not on general view"), by class and audience. */
export const sheetContract = {
  /** The classes whose sheet the person may print, and whether the whole school's, too. */
  'papers.sheetClasses': query({
    needs: 'papers.class-sheet',
    input: z.strictObject({}),
    output: z.strictObject({
      classes: z.array(z.strictObject({ classId: ClassId, name: z.string() })),
      wholeSchool: z.boolean(),
    }),
  }),
  /** As it would be printed. Error 'not-allowed' for a class out of reach; 'not-found' for one that is not in use. */
  'papers.classSheet': query({
    needs: 'papers.class-sheet',
    input: z.strictObject(Wish).refine(fits, { path: ['classId'], error: WholeSchool }),
    output: AnySheet,
    audit: 'paper.sheet-seen',
  }),
  /** Makes it a numbered paper, a copy for each holder, before it is printed. Error 'changed-elsewhere': the sheet on the screen is not the newest. */
  'papers.printClassSheet': command({
    needs: 'papers.class-sheet',
    input: z.strictObject({ ...Wish, ...Print }).refine(fits, { path: ['classId'], error: WholeSchool }),
    output: IssuedPaper,
    audit: 'paper.class-sheet-printed',
  }),
  /** The same of the kitchen's board, for those who serve. */
  'papers.kitchenSheet': query({
    needs: 'papers.kitchen',
    input: z.strictObject({ classId: ClassId.nullable() }),
    output: KitchenSheet,
    audit: 'paper.sheet-seen',
  }),
  'papers.printKitchenSheet': command({
    needs: 'papers.kitchen',
    input: z.strictObject({ classId: ClassId.nullable(), ...Print }),
    output: IssuedPaper,
    audit: 'paper.kitchen-sheet-printed',
  }),
};
