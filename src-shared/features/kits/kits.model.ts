import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, KitCheckId, KitId, KitItemId, KitUseId } from '#shared/domain/ids.ts';

/** The school's own spare devices: adrenaline (domain A4), and reliever inhalers (A5). Children's own are medicines. */
export const KIT_KINDS = ['adrenaline', 'inhaler'] as const;
export const KitKind = z.enum(KIT_KINDS);
export type KitKind = z.infer<typeof KitKind>;
export const KIT_NAMES: Readonly<Record<KitKind, string>> = {
  adrenaline: 'Adrenaline kit',
  inhaler: 'Inhaler kit',
};

export const ITEM_KINDS = ['device', 'inhaler', 'spacer'] as const;
export const ItemKind = z.enum(ITEM_KINDS);
export type ItemKind = z.infer<typeof ItemKind>;
export const ITEM_NAMES: Readonly<Record<ItemKind, string>> = {
  device: 'Adrenaline device',
  inhaler: 'Salbutamol inhaler',
  spacer: 'Spacer',
};
/** What may lie in which kit. */
export const ITEMS_OF: Readonly<Record<KitKind, readonly ItemKind[]>> = {
  adrenaline: ['device'],
  inhaler: ['inhaler', 'spacer'],
};

/** What lies in a kit beside the devices, as both guidances list it (domain A4, A5). */
export const KIT_PARTS = ['instructions', 'maker', 'list', 'record'] as const;
export const KitPart = z.enum(KIT_PARTS);
export type KitPart = z.infer<typeof KitPart>;
export const PART_NAMES: Readonly<Record<KitPart, string>> = {
  instructions: 'Instructions for use and storage',
  maker: 'Manufacturer’s information',
  list: 'List of who may receive',
  record: 'Record of use',
};

/** How an item was found at a check. */
export const FOUND = ['good', 'missing', 'damaged', 'out-of-date'] as const;
export const Found = z.enum(FOUND);
export type Found = z.infer<typeof Found>;
export const FOUND_WORDS: Readonly<Record<Found, string>> = {
  good: 'There, in date',
  missing: 'Missing',
  damaged: 'Damaged',
  'out-of-date': 'Out of date',
};

/** Why an item left its kit unused. */
export const OutWhy = z.enum(['expired', 'damaged', 'lost', 'moved', 'mistake']);
export type OutWhy = z.infer<typeof OutWhy>;
export const OUT_WORDS: Readonly<Record<OutWhy, string>> = {
  expired: 'Out of date, or soon',
  damaged: 'Damaged',
  lost: 'Lost',
  moved: 'Put into another kit',
  mistake: 'Entered by mistake',
};

export const KitItem = z.strictObject({
  itemId: KitItemId,
  kind: ItemKind,
  /** The name on it, as somebody read it: "EpiPen". Training is held against this name. */
  device: z.string(),
  strength: z.string(),
  batch: z.string(),
  expires: CalendarDate.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
  /** `used` by a use that stands, `out` for another reason; both are not in the kit any more. */
  state: z.enum(['in', 'used', 'out']),
  /** When it was used or taken out, and why or by whom. */
  leftAt: Instant.nullable(),
  leftWords: z.string(),
  isReplaced: z.boolean(),
  /** As the last check found it; null: it was not there to be checked. */
  found: Found.nullable(),
});
export type KitItem = z.infer<typeof KitItem>;

export const KitCheck = z.strictObject({
  checkId: KitCheckId,
  onDay: CalendarDate,
  checkedBy: z.string(),
  words: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** What was not as it should be, in words; empty: all was there and in date. */
  wrong: z.array(z.string()),
  seen: z.number().int(),
});
export type KitCheck = z.infer<typeof KitCheck>;

export const KIT_ATTENTION = [
  'empty',
  'expired',
  'never-checked',
  'overdue',
  'wrong',
  'not-replaced',
  'few-spacers',
  'expiring',
  'check-soon',
  'no-expiry',
] as const;
export const KitNotice = z.strictObject({ kind: z.enum(KIT_ATTENTION), words: z.string() });
export type KitNotice = z.infer<typeof KitNotice>;

export const Kit = z.strictObject({
  kitId: KitId,
  kind: KitKind,
  name: z.string(),
  place: z.string(),
  addedOn: CalendarDate,
  closed: z.boolean(),
  /** In the kit, and of those that left it the ones nobody has replaced. */
  items: z.array(KitItem),
  lastCheck: KitCheck.nullable(),
  /** The parts that the last check did not find. */
  partsMissing: z.array(KitPart),
  nextCheckOn: CalendarDate,
  notices: z.array(KitNotice),
});
export type Kit = z.infer<typeof Kit>;

/** A use of a kit, for a child or an adult. An inhaler's use for a child is the entry in that child's record. */
export const KitUse = z.strictObject({
  useId: KitUseId,
  at: Instant,
  item: z.string(),
  /** Null: an adult, or a child out of the reader's reach. */
  childId: ChildId.nullable(),
  who: z.string(),
  place: z.string(),
  words: z.string(),
  givenBy: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** A mistake: by whom it was taken back, and why; null: it stands. */
  takenBack: z.strictObject({ by: z.string(), words: z.string() }).nullable(),
  /** Of an inhaler for a child: it is taken back where it was entered, in the child's record. */
  inRecord: z.boolean(),
});
export type KitUse = z.infer<typeof KitUse>;

/** "EpiPen 0.3 mg", "Spacer": an item in a few words. */
export const itemName = ({ kind, device, strength }: Pick<KitItem, 'kind' | 'device' | 'strength'>): string =>
  [device || ITEM_NAMES[kind], strength].filter(Boolean).join(' ');
