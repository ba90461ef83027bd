import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import {
  ChildId,
  ContactId,
  DoseId,
  InhalerUseId,
  MedicineId,
  MedicineVersionId,
  StaffId,
  StockId,
} from '#shared/domain/ids.ts';
import { ClockTime } from '#shared/domain/london-time.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';
import { ATTENTION } from './attention.rules.ts';
import { STOPS, type StopCode } from './dose-check.rules.ts';
import { AgreedBy, EndReason, Giving, HeadAgreement, NotGiven, Terms } from './medicines.model.ts';

export const MedicineChild = z.strictObject({
  childId: ChildId,
  name: z.string(),
  /** "O’Brien, Ava" */
  listName: z.string(),
  className: z.string(),
  apart: Apart,
  photoUrl: z.string().nullable(),
});
export type MedicineChild = z.infer<typeof MedicineChild>;

export const StaffName = z.strictObject({ staffId: StaffId, name: z.string() });
export type StaffName = z.infer<typeof StaffName>;

/** One state of the instructions, and who agreed to it. */
export const MedicineVersion = z.strictObject({
  versionId: MedicineVersionId,
  /** 1 is the first agreement. */
  version: z.number().int(),
  state: z.enum(['agreed', 'ended']),
  terms: Terms,
  contactId: ContactId.nullable(),
  /** Empty for those who may not see contacts. */
  parentName: z.string(),
  relationship: z.string(),
  method: AgreedBy,
  agreedOn: CalendarDate,
  evidence: z.string(),
  head: HeadAgreement,
  /** Of an end: why. */
  endReason: EndReason.nullable(),
  /** What was changed and why, in words. */
  words: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type MedicineVersion = z.infer<typeof MedicineVersion>;

export const Pack = z.strictObject({
  packId: StockId,
  batch: z.string(),
  expires: CalendarDate.nullable(),
  receivedOn: CalendarDate,
  balance: z.number(),
});
export type Pack = z.infer<typeof Pack>;

/** Not strict: the day that a notice goes by is Today's, and stands in the words here. */
export const NoticeView = z.object({ kind: z.enum(ATTENTION), words: z.string() });
export const LastDose = z.strictObject({ at: Instant, atHome: z.boolean(), amount: z.number().nullable() });

export const Medicine = z.strictObject({
  medicineId: MedicineId,
  current: MedicineVersion,
  packs: z.array(Pack),
  balance: z.number(),
  notices: z.array(NoticeView),
  last: LastDose.nullable(),
  /** From when on no interval and no most stands against a dose; null: now. */
  notBefore: Instant.nullable(),
  doses: z.number().int(),
});
export type Medicine = z.infer<typeof Medicine>;

export const TOLD_HOW = ['phone', 'in-person', 'note', 'message'] as const;
export const TOLD_WORDS: Readonly<Record<(typeof TOLD_HOW)[number], string>> = {
  phone: 'By telephone',
  'in-person': 'In person',
  note: 'By a note home',
  message: 'By message or e-mail',
};
export const Told = z.strictObject({ whom: z.string(), by: z.string(), at: Instant, how: z.enum(TOLD_HOW) });

export const Dose = z.strictObject({
  doseId: DoseId,
  medicineId: MedicineId,
  version: z.number().int(),
  at: Instant,
  outcome: z.enum(['given', 'not-given', 'home']),
  amount: z.number().nullable(),
  how: Giving.nullable(),
  slot: ClockTime.nullable(),
  reason: NotGiven.nullable(),
  words: z.string(),
  reaction: z.string(),
  late: z.string(),
  confirmed: z.enum(['photo', 'name']).nullable(),
  givenBy: z.string(),
  witness: z.string().nullable(),
  override: z.strictObject({ by: z.string(), words: z.string(), stops: z.array(z.string()) }).nullable(),
  told: Told.nullable(),
  /** Why an earlier entry was wrong. */
  correctWords: z.string(),
  /** What this entry is: an entry, a correction of an earlier one, or only the taking back of one. */
  entry: z.enum(['entry', 'correction', 'taken-back']),
  corrects: DoseId.nullable(),
  /** False once a later entry corrects it, and for a taking back. */
  counts: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type Dose = z.infer<typeof Dose>;

export const StockRow = z.strictObject({
  id: z.string(),
  at: Instant,
  kind: z.enum(['received', 'given', 'wasted', 'returned', 'counted']),
  quantity: z.number(),
  balance: z.number(),
  difference: z.number().nullable(),
  /** From or to whom. */
  party: z.string(),
  countedBy: z.string(),
  witness: z.string().nullable(),
  words: z.string(),
  recordedBy: z.string(),
});
export type StockRow = z.infer<typeof StockRow>;
export const PackLedger = Pack.extend({ rows: z.array(StockRow) });

export const StopView = z.strictObject({
  code: z.enum(Object.keys(STOPS) as [StopCode, ...StopCode[]]),
  words: z.string(),
  mayOverride: z.boolean(),
});
export type StopView = z.infer<typeof StopView>;

/** A use of the school's own reliever inhaler for a child (domain A5): the parent is always told. */
export const InhalerUse = z.strictObject({
  useId: InhalerUseId,
  at: Instant,
  puffs: z.number().int(),
  place: z.string(),
  words: z.string(),
  givenBy: z.string(),
  /** The spare kit that it came from; empty: not recorded. */
  kit: z.string(),
  counts: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type InhalerUse = z.infer<typeof InhalerUse>;
