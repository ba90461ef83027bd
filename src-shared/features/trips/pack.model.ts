import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import {
  ChildId,
  MedicineId,
  MedicineVersionId,
  NeedId,
  TripAdultId,
  TripGroupId,
  TripId,
  TripPackId,
} from '#shared/domain/ids.ts';
import { PlanStep } from '#shared/features/medical/plan.contract.ts';
import { Terms } from '#shared/features/medicines/medicines.model.ts';
import { TripAdult, TripGroup, TripPlan } from './trips.model.ts';

/** Bytes within the pack, as base64. */
const Bytes = z.base64();

const PackNeed = z.strictObject({
  needId: NeedId,
  condition: z.string(),
  severity: z.enum(['serious', 'watch', 'know']),
  triggers: z.string(),
  signs: z.string(),
  action: z.string(),
  medicine: z.string(),
});

/** A medicine that goes: its instructions, who may be told, and what was taken that can stand against the next dose. */
const PackMedicine = z.strictObject({
  medicineId: MedicineId,
  versionId: MedicineVersionId,
  terms: Terms,
  /** Whether who agreed had parental responsibility, and whether the head is still waited for. */
  responsibility: z.boolean(),
  headWaits: z.boolean(),
  packs: z.array(z.strictObject({ expires: CalendarDate.nullable(), balance: z.number() })),
  taken: z.array(z.strictObject({ at: Instant, atHome: z.boolean() })),
});

/** One child, and of it only what a leader away from school needs: no address, no reason of a flag or of an answer. */
export const PackChild = z.strictObject({
  childId: ChildId,
  name: z.string(),
  listName: z.string(),
  className: z.string(),
  /** "born 3 Feb 2018" where another child in the register bears the name. */
  apart: z.string().nullable(),
  /** For the ambulance: age on the first day; null: date of birth not recorded. */
  age: z.number().int().nullable(),
  groupId: TripGroupId.nullable(),
  photo: Bytes.nullable(),
  needs: z.array(PackNeed),
  /** The signed plan as it is, where the child has a need of Serious or Watch. */
  plan: z
    .strictObject({ title: z.string(), mime: z.string(), signedOn: CalendarDate.nullable(), bytes: Bytes })
    .nullable(),
  /** Steps typed from that plan and checked against it by somebody else; empty: none. */
  steps: z.array(PlanStep),
  medicines: z.array(PackMedicine),
  /** In calling order, with numbers alone. */
  contacts: z.array(
    z.strictObject({
      name: z.string(),
      relationship: z.string(),
      responsibility: z.boolean().nullable(),
      phones: z.array(z.string()),
    }),
  ),
  /** May the child be photographed: one instruction for each of the school's purposes. Never why. */
  photos: z.array(
    z.strictObject({ purpose: z.string(), instruction: z.enum(['yes', 'no', 'do-not-photograph', 'ask-office']) }),
  ),
});
export type PackChild = z.infer<typeof PackChild>;

/** What a pack holds, and nothing else. A reader refuses what it does not name. */
export const PackContents = z.strictObject({
  packId: TripPackId,
  tripId: TripId,
  school: z.strictObject({ name: z.string(), phone: z.string() }),
  plan: TripPlan,
  leaderAdultId: TripAdultId,
  adults: z.array(TripAdult),
  groups: z.array(TripGroup),
  children: z.array(PackChild),
  madeAt: Instant,
  madeBy: z.string(),
});
export type PackContents = z.infer<typeof PackContents>;

/** Why a pack does not open. Nothing of it is shown then. */
export const PACK_TROUBLES = [
  ...(['not-a-pack', 'newer', 'cut-short', 'damaged', 'other-school'] as const),
  ...(['not-yet', 'over', 'clock-back', 'wrong-words'] as const),
] as const;
export type PackTrouble = (typeof PACK_TROUBLES)[number];
export const PACK_TROUBLE_WORDS: Readonly<Record<PackTrouble, string>> = {
  'not-a-pack': 'This file is no trip pack. Please choose the file that the office wrote.',
  newer: 'This pack was made by a newer Careboard. Nothing was opened. Please bring this one up to date.',
  'cut-short':
    'This pack is not whole: a part of the file is missing. Please copy it again, or ask the office for another.',
  damaged: 'This pack is damaged: it is not as it was written. Nothing was opened. Please ask the office for another.',
  'other-school': 'This pack is of another school’s register. Nothing was opened.',
  'not-yet': 'This pack cannot be read yet. It opens shortly before the trip begins.',
  over: 'The time of this pack is over. It opens in the office alone.',
  'clock-back': 'This computer’s clock was turned back. Nothing was opened. Please set the clock right and try again.',
  'wrong-words': 'These are not the six words of this pack. Please compare each with the paper.',
};

export const PackLine = z.strictObject({
  packId: TripPackId,
  madeAt: Instant,
  madeBy: z.string(),
  readableFrom: Instant,
  readableUntil: Instant,
  children: z.number().int(),
  fileName: z.string(),
  /** SHA-256 of the file as it was written. */
  sha256: z.string(),
});
export type PackLine = z.infer<typeof PackLine>;
