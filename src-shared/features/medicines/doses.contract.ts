import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, DoseId, MedicineId, MedicineVersionId, PhotoId, StaffId, StockId } from '#shared/domain/ids.ts';
import { ClockTime, Moment } from '#shared/domain/london-time.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { Password } from '#shared/features/access/access.model.ts';
import { PlanLook } from '#shared/features/medical/plan.contract.ts';
import { RequestKey } from './medicines.contract.ts';
import { Giving, NotGiven, SomeQuantity } from './medicines.model.ts';
import { Medicine, MedicineChild, StaffName, StopView, TOLD_HOW } from './medicines.view.ts';

const OneMedicine = z.strictObject({ childId: ChildId, medicineId: MedicineId });
const DoseMade = z.strictObject({ doseId: DoseId });
const Done = z.strictObject({});

/** The second member of staff, who types their own password. */
export const Witness = z.strictObject({ staffId: StaffId, password: Password });
/** An entry takes the place of a wrong one: both stay, and the words say why. */
const Corrects = z.strictObject({ doseId: DoseId, words: filledLine(300) }).nullable();

/**
 * Doses. Everything is append-only, and a request key makes the same entry sent twice one row.
 */
export const dosesContract = {
  /** What must be seen before a dose: the face, the plan, the agreement, and every reason that stands against it at that time. */
  'medicines.beforeDose': query({
    needs: 'medicines.give',
    input: OneMedicine.extend({
      at: Moment,
      /** Null: as agreed. */
      amount: SomeQuantity.nullable(),
      how: Giving.nullable(),
      /** Null: the open time nearest to it, where it is regular. */
      slot: ClockTime.nullable(),
      packId: StockId.nullable(),
      /** A wrong entry that this one will take the place of. */
      corrects: DoseId.nullable(),
    }),
    output: z.strictObject({
      child: MedicineChild.extend({ photoId: PhotoId.nullable(), born: CalendarDate.nullable() }),
      medicine: Medicine,
      /** The version in force at that time. */
      versionId: MedicineVersionId,
      at: Instant,
      /** The clocks went back: this time came twice that day. */
      twice: z.boolean(),
      slot: ClockTime.nullable(),
      amount: z.number(),
      how: Giving,
      packId: StockId.nullable(),
      stops: z.array(StopView),
      needsLateWords: z.boolean(),
      plan: PlanLook.nullable(),
      staff: z.array(StaffName),
      me: StaffId,
    }),
    child: 'childId',
    audit: 'medicines.opened',
  }),
  /**
   * A dose was given. Judged anew in the same transaction. Errors: 'medicine-stopped' with the reasons as fields, 'witness-needed',
   * 'witness-other', 'wrong-password', 'wait', 'changed-elsewhere' when the instructions or the photo changed meanwhile.
   */
  'medicines.give': command({
    needs: 'medicines.give',
    input: OneMedicine.extend({
      requestKey: RequestKey,
      versionId: MedicineVersionId,
      at: Moment,
      amount: SomeQuantity,
      how: Giving,
      slot: ClockTime.nullable(),
      packId: StockId.nullable(),
      /** By the face that was on the screen; by name and birthday only where the register has no photo. */
      confirmed: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('photo'), photoId: PhotoId }),
        z.strictObject({ by: z.literal('name') }),
      ]),
      givenBy: StaffId,
      witness: Witness.nullable(),
      override: z.strictObject({ by: line(80), words: line(300) }).nullable(),
      /** Why it is recorded only now. */
      late: line(200),
      reaction: line(200),
      corrects: Corrects,
    }),
    output: DoseMade,
    child: 'childId',
    audit: 'medicines.given',
  }),
  /** The child refused, or it was not given: why. */
  'medicines.notGiven': command({
    needs: 'medicines.give',
    input: OneMedicine.extend({
      requestKey: RequestKey,
      at: Moment,
      slot: ClockTime.nullable(),
      reason: NotGiven,
      words: line(300),
      corrects: Corrects,
    }),
    output: DoseMade,
    child: 'childId',
    audit: 'medicines.not-given',
  }),
  /** A parent told of a dose taken at home: it counts for the interval and the most. */
  'medicines.atHome': command({
    needs: 'medicines.give',
    input: OneMedicine.extend({
      requestKey: RequestKey,
      at: Moment,
      amount: SomeQuantity.nullable(),
      /** Who told it. */
      toldBy: filledLine(120),
      corrects: Corrects,
    }),
    output: DoseMade,
    child: 'childId',
    audit: 'medicines.home-dose',
  }),
  /** An entry was wrong and nothing takes its place. Both rows stay. Errors 'changed-elsewhere', 'witness-needed', 'witness-other'. */
  'medicines.takeBack': command({
    needs: 'medicines.give',
    input: z.strictObject({
      childId: ChildId,
      doseId: DoseId,
      requestKey: RequestKey,
      words: filledLine(300),
      witness: Witness.nullable(),
    }),
    output: Done,
    child: 'childId',
    audit: 'medicines.dose-corrected',
  }),
  /** The parent was told of a dose, or of one that was not given: whom, by whom, when and how. */
  'medicines.tellParent': command({
    needs: 'medicines.give',
    input: z.strictObject({
      childId: ChildId,
      doseId: DoseId,
      requestKey: RequestKey,
      whom: filledLine(120),
      by: StaffId,
      at: Moment,
      how: z.enum(TOLD_HOW),
    }),
    output: Done,
    child: 'childId',
    audit: 'medicines.parent-told',
  }),
};
