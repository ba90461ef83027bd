import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId } from '#shared/domain/ids.ts';
import { SpareRule } from '#shared/features/kits/may-receive.rules.ts';
import { NeedFields } from '#shared/features/medical/medical.contract.ts';
import { SpareDevice } from '#shared/features/medical/plan.contract.ts';
import { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { SHEET_STATES } from './sheet.rules.ts';

const SheetState = z.strictObject({
  state: z.enum(SHEET_STATES),
  days: z.number().int(),
  changed: z.number().int(),
  /** The newest print; null: never. */
  printed: z.strictObject({ at: Instant, by: z.string(), children: z.number().int() }).nullable(),
  /** How many children would stand on a sheet printed now. */
  children: z.number().int(),
});
export type SheetStateAnswer = z.infer<typeof SheetState>;

const SheetChild = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  born: CalendarDate.nullable(),
  photoUrl: z.string().nullable(),
  /** The serious ones, in the register's own words. */
  needs: z.array(
    NeedFields.pick({
      condition: true,
      triggers: true,
      signs: true,
      action: true,
      medicine: true,
      place: true,
      expires: true,
    }),
  ),
  /** The conditions of the others, as written. */
  also: z.array(z.string()),
  twoStrengths: z.boolean(),
  /** Only asked where a need names an adrenaline device: `answer` null is nothing recorded. */
  spare: z
    .strictObject({
      recorded: SpareDevice.omit({ recordedBy: true, recordedAt: true }).nullable(),
      rule: SpareRule,
    })
    .nullable(),
  /** The signed plan that the register holds; null: none. */
  plan: z.strictObject({ title: z.string(), signedOn: CalendarDate.nullable() }).nullable(),
  /** In calling order. */
  contacts: z.array(z.strictObject({ name: z.string(), relationship: z.string(), numbers: z.array(z.string()) })),
});
export type SheetChild = z.infer<typeof SheetChild>;

const Sheet = z.strictObject({
  schoolName: z.string(),
  /** Of all that stands on it: goes back with the print, so that what is recorded is what was on the screen. */
  fingerprint: z.string(),
  /** By class, then name. */
  children: z.array(SheetChild),
});

const Nothing = z.strictObject({});
/** Leads, and the office. */
const both = <O extends z.ZodType>(shown: O) => ({ 'backup.manage': shown, 'backup.see': shown });

/** The paper in the sealed envelope, for the day when every computer is down. */
export const sheetContract = {
  /** How old the paper is and whether it still says what the register says; names nobody. */
  'backup.sheetState': query({ answers: both(SheetState), input: Nothing }),
  /** Every child on roll with a serious need, as it would be printed. */
  'backup.sheet': query({ answers: both(Sheet), input: Nothing, audit: 'backup.sheet-opened' }),
  /** Says before the print that it happens, and makes it a numbered paper; answers what stands at its head. Error 'changed-elsewhere': the sheet on the screen is not the newest. */
  'backup.sheetPrinted': command({
    answers: both(IssuedPaper),
    input: z.strictObject({ fingerprint: z.string().max(100) }),
    audit: 'backup.sheet-printed',
  }),
};
