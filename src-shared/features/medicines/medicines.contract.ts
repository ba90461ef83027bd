import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import {
  ChildId,
  ContactId,
  DoseId,
  EvidenceId,
  InhalerUseId,
  KitItemId,
  MedicineId,
  MedicineVersionId,
  PaperId,
  StaffId,
} from '#shared/domain/ids.ts';
import { ClockTime, Moment } from '#shared/domain/london-time.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Scan } from '#shared/features/consent/consent.model.ts';
import { MOST_SCAN } from '#shared/features/consent/evidence.contract.ts';
import { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { AgreementFields, EndReason, Unit } from './medicines.model.ts';
import {
  Dose,
  InhalerUse,
  LastDose,
  Medicine,
  MedicineChild,
  MedicineVersion,
  NoticeView,
  PackLedger,
  StaffName,
} from './medicines.view.ts';

const OneMedicine = z.strictObject({ childId: ChildId, medicineId: MedicineId });
/** Made by the page once for each entry: the same entry sent twice is recorded once. */
export const RequestKey = z.uuid();

const Who = z.strictObject({ child: MedicineChild, medicineId: MedicineId, medicine: z.string() });

/** What a note home is about. */
const About = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dose'), doseId: DoseId }),
  z.strictObject({ kind: z.literal('medicine'), medicineId: MedicineId }),
  z.strictObject({ kind: z.literal('inhaler'), useId: InhalerUseId }),
]);

export const medicinesContract = {
  /** The school's day: what is due, given, late, refused, running low (DfE template D), within the caller's classes. */
  'medicines.day': query({
    needs: 'medicines.give',
    input: z.strictObject({}),
    output: z.strictObject({
      day: CalendarDate,
      due: z.array(
        Who.extend({
          slot: ClockTime,
          state: z.enum(['given', 'refused', 'not-given', 'due', 'late', 'later']),
          dose: z.string(),
          place: z.string(),
          controlled: z.boolean(),
          at: Instant.nullable(),
        }),
      ),
      asNeeded: z.array(
        Who.extend({
          dose: z.string(),
          reason: z.string(),
          place: z.string(),
          controlled: z.boolean(),
          last: LastDose.nullable(),
          notBefore: Instant.nullable(),
        }),
      ),
      log: z.array(Who.extend({ unit: Unit, dose: Dose })),
      /** Not given in the last week, and no parent told yet. */
      toTell: z.array(Who.extend({ dose: Dose })),
      attention: z.array(Who.extend({ notice: NoticeView })),
    }),
  }),
  /** One child's medicines: the agreements in force and those that ended, with stock, last dose and what is to see to. */
  'medicines.child': query({
    needs: 'medicines.give',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({
      child: MedicineChild,
      medicines: z.array(Medicine),
      ended: z.array(Medicine),
      /** Who may agree; empty for those who may not see contacts. */
      givers: z.array(
        z.strictObject({
          contactId: ContactId,
          name: z.string(),
          relationship: z.string(),
          responsibility: z.boolean().nullable(),
        }),
      ),
      inhaler: z.array(InhalerUse),
      staff: z.array(StaffName),
      me: StaffId,
    }),
    child: 'childId',
    audit: 'medicines.opened',
  }),
  /** The doses of one medicine, newest first, thirty at a time from before `before`. */
  'medicines.doses': query({
    needs: 'medicines.give',
    input: OneMedicine.extend({ before: DoseId.nullable() }),
    output: z.strictObject({ unit: Unit, doses: z.array(Dose), older: DoseId.nullable() }),
    child: 'childId',
    audit: 'medicines.opened',
  }),
  /** Every version of the instructions, and the running balance of every pack. */
  'medicines.record': query({
    needs: 'medicines.give',
    input: OneMedicine,
    output: z.strictObject({
      child: MedicineChild,
      medicine: Medicine,
      versions: z.array(MedicineVersion),
      packs: z.array(PackLedger),
      /** Of the signed agreements, each with the version that it shows; none for those who may not see who signed. */
      scans: z.array(Scan.extend({ version: z.number().int() })),
      staff: z.array(StaffName),
      me: StaffId,
    }),
    child: 'childId',
    audit: 'medicines.opened',
  }),
  /** A new agreement (DfE template B). Errors 'medicine-no-responsibility', 'not-found' for a contact of somebody else. */
  'medicines.agree': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, requestKey: RequestKey, fields: AgreementFields }),
    output: z.strictObject({ medicineId: MedicineId }),
    child: 'childId',
    audit: 'medicines.agreed',
  }),
  /**
   * A change of the instructions: a further version; the ones before stay. Errors 'changed-elsewhere', 'medicine-no-responsibility',
   * 'medicine-fixed' where the medicine itself would become another after it was received or given.
   */
  'medicines.change': command({
    needs: 'medical.write',
    input: OneMedicine.extend({ versionId: MedicineVersionId, fields: AgreementFields, words: filledLine(300) }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'medicines.changed',
  }),
  /** Keeps the signed agreement, byte for byte, with the version that it shows. Errors 'evidence-unreadable', 'not-found'. */
  'medicines.attachScan': command({
    needs: 'medical.write',
    input: OneMedicine.extend({
      versionId: MedicineVersionId,
      title: filledLine(120),
      base64: z.base64().max(MOST_SCAN),
    }),
    output: z.strictObject({ evidenceId: EvidenceId }),
    child: 'childId',
    audit: 'medicines.scan-attached',
    bulky: true,
  }),
  /** A scan does not belong here: it is shown to nobody any more, and who took it off and why stays. Error 'changed-elsewhere'. */
  'medicines.takeScanOff': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, evidenceId: EvidenceId, words: filledLine(300) }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'medicines.scan-taken-off',
  }),
  /** The agreement is over. Error 'changed-elsewhere'. */
  'medicines.end': command({
    needs: 'medical.write',
    input: OneMedicine.extend({ versionId: MedicineVersionId, reason: EndReason, words: line(300) }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'medicines.ended',
  }),
  /**
   * The school's own reliever inhaler was used for a child: which one of which kit, and the single-use spacer. The same key again adds
   * nothing. Error 'changed-elsewhere': one of them is not in its kit any more.
   */
  'medicines.recordInhaler': command({
    needs: 'medicines.give',
    input: z.strictObject({
      childId: ChildId,
      requestKey: RequestKey,
      at: Moment,
      puffs: z.number().int().min(1).max(100),
      /** Null: it is not known which. */
      kitItemId: KitItemId.nullable(),
      spacerItemId: KitItemId.nullable(),
      place: line(120),
      words: words(300),
      givenBy: StaffId,
    }),
    output: z.strictObject({ useId: InhalerUseId }),
    child: 'childId',
    audit: 'medicines.inhaler-used',
  }),
  /** That entry was wrong; both rows stay. Error 'changed-elsewhere'. */
  'medicines.takeInhalerBack': command({
    needs: 'medicines.give',
    input: z.strictObject({ childId: ChildId, useId: InhalerUseId, words: filledLine(300) }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'medicines.inhaler-taken-back',
  }),
  /** A note to the parent, to be read and printed. Null: nothing of it stands any more. */
  'medicines.note': query({
    needs: 'medicines.give',
    input: z.strictObject({ childId: ChildId, about: About }),
    output: z.strictObject({
      child: MedicineChild,
      day: CalendarDate,
      note: z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) }).nullable(),
    }),
    child: 'childId',
    audit: 'medicines.opened',
  }),
  /**
   * Makes it a numbered paper with a copy for each of those named, before it is printed; it is to be given today. Error 'not-found' where
   * there is nothing of it to print any more.
   */
  'medicines.printNote': command({
    needs: 'medicines.give',
    input: z.strictObject({ childId: ChildId, about: About, holders: z.array(filledLine(80)).min(1).max(4) }),
    output: IssuedPaper,
    child: 'childId',
    audit: 'medicines.note-printed',
  }),
  /**
   * The printed note is with the parent: the copy is theirs, and of a dose they are told. Errors 'not-found', 'copy-not-so' for one that
   * was given or destroyed already.
   */
  'medicines.noteGiven': command({
    needs: 'medicines.give',
    input: z.strictObject({
      childId: ChildId,
      about: About,
      paperId: PaperId,
      whom: filledLine(80),
      requestKey: RequestKey,
    }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'medicines.note-given',
  }),
};
