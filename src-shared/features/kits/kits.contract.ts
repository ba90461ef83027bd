import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, KitId, KitItemId, KitUseId, StaffId } from '#shared/domain/ids.ts';
import { Moment } from '#shared/domain/london-time.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';
import { RequestKey } from '#shared/features/medicines/medicines.contract.ts';
import { StaffName } from '#shared/features/medicines/medicines.view.ts';
import { Holder, IssuedPaper, MOST_COPIES } from '#shared/features/papers/papers.model.ts';
import { Found, ItemKind, Kit, KitCheck, KitItem, KitKind, KitPart, KitUse, OutWhy } from './kits.model.ts';
import { SpareRule } from './may-receive.rules.ts';

const Done = z.strictObject({});
const Used = {
  itemId: KitItemId,
  requestKey: RequestKey,
  at: Moment,
  place: line(120),
  words: words(300),
  givenBy: StaffId,
};
/** The rule in force, and who chose it; null: nobody has, and the older one stands. */
const RuleInForce = z.strictObject({
  rule: SpareRule,
  chosen: z.strictObject({ by: z.string(), at: Instant, words: z.string() }).nullable(),
});
const ListedChild = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  apart: Apart,
  born: CalendarDate.nullable(),
  photoUrl: z.string().nullable(),
  may: z.enum(['yes', 'no', 'not-recorded']),
  title: z.string(),
  words: z.string(),
});
export const ReceiveList = z.strictObject({
  kit: z.strictObject({ kitId: KitId, kind: KitKind, name: z.string(), place: z.string() }),
  schoolName: z.string(),
  rule: RuleInForce,
  /** Known to be at risk or with an answer recorded; those who may first. */
  children: z.array(ListedChild),
  fingerprint: z.string(),
});
export type ReceiveList = z.infer<typeof ReceiveList>;

/** The school's spare kits: what lies where, whether it is checked and in date, who was given what of it. */
export const kitsContract = {
  'kits.list': query({
    needs: 'medicines.give',
    input: z.strictObject({}),
    output: z.strictObject({ today: CalendarDate, kits: z.array(Kit), closed: z.array(Kit), rule: RuleInForce }),
  }),
  /** One kit with all that was ever in it, its checks and its uses, newest first; a child out of one's reach is not named. Error 'not-found'. */
  'kits.kit': query({
    needs: 'medicines.give',
    input: z.strictObject({ kitId: KitId }),
    output: z.strictObject({
      today: CalendarDate,
      kit: Kit,
      gone: z.array(KitItem),
      checks: z.array(KitCheck),
      uses: z.array(KitUse),
      staff: z.array(StaffName),
      me: StaffId,
    }),
  }),
  /** Adds a kit, or changes its name and place. The same key again adds nothing. */
  'kits.save': command({
    needs: 'medicines.stock',
    input: z.strictObject({
      kitId: KitId.nullable(),
      requestKey: RequestKey,
      kind: KitKind,
      name: filledLine(60),
      place: filledLine(120),
    }),
    output: z.strictObject({ kitId: KitId }),
    audit: 'kits.saved',
  }),
  /** A kit that is kept no more, or after all. What was recorded of it stays. */
  'kits.setClosed': command({
    needs: 'medicines.stock',
    input: z.strictObject({ kitId: KitId, closed: z.boolean() }),
    output: Done,
    audit: 'kits.closed',
  }),
  /**
   * Puts an item into a kit, in the place of one that was used, went out or goes out now with `why`. Errors 'bad-input' for an item that
   * does not belong in such a kit, 'changed-elsewhere' for one that has been replaced already.
   */
  'kits.addItem': command({
    needs: 'medicines.stock',
    input: z.strictObject({
      kitId: KitId,
      requestKey: RequestKey,
      kind: ItemKind,
      device: line(60),
      strength: line(40),
      batch: line(40),
      expires: CalendarDate.nullable(),
      replaces: z.strictObject({ itemId: KitItemId, why: OutWhy.nullable() }).nullable(),
    }),
    output: z.strictObject({ itemId: KitItemId }),
    audit: 'kits.item-added',
  }),
  /** Nothing takes its place. Error 'changed-elsewhere': it is not in the kit any more. */
  'kits.takeOut': command({
    needs: 'medicines.stock',
    input: z.strictObject({ itemId: KitItemId, why: OutWhy, words: line(200) }),
    output: Done,
    audit: 'kits.item-out',
  }),
  /** A monthly check: every item and every part, as it was found. Errors 'changed-elsewhere' where the kit holds something else by now, 'bad-input'. */
  'kits.recordCheck': command({
    needs: 'medicines.stock',
    input: z.strictObject({
      kitId: KitId,
      requestKey: RequestKey,
      onDay: CalendarDate,
      checkedBy: StaffId,
      items: z.array(z.strictObject({ itemId: KitItemId, found: Found })).max(60),
      parts: z.array(z.strictObject({ part: KitPart, there: z.boolean() })).max(10),
      words: words(300),
    }),
    output: Done,
    audit: 'kits.checked',
  }),
  /** An adrenaline device was used for a child. Errors 'bad-input', 'changed-elsewhere': it is not in the kit any more. */
  'kits.recordUse': command({
    needs: 'medicines.give',
    input: z.strictObject({ childId: ChildId, ...Used }),
    output: z.strictObject({ useId: KitUseId }),
    child: 'childId',
    audit: 'kits.used',
  }),
  /** A device or inhaler was used for an adult. Errors as `kits.recordUse`. */
  'kits.recordAdultUse': command({
    needs: 'medicines.give',
    input: z.strictObject({ who: filledLine(120), ...Used }),
    output: z.strictObject({ useId: KitUseId }),
    audit: 'kits.used-for-adult',
  }),
  /** That entry was wrong: both rows stay, and the item is in the kit again unless it was replaced. Error 'changed-elsewhere'. */
  'kits.takeUseBack': command({
    needs: 'medicines.stock',
    input: z.strictObject({ useId: KitUseId, words: filledLine(300) }),
    output: Done,
    audit: 'kits.use-taken-back',
  }),
  /** Which rule holds for the spare adrenaline devices, with the reason in words. What held before stays. */
  'kits.chooseRule': command({
    needs: 'school.write',
    input: z.strictObject({ rule: SpareRule, words: filledLine(300) }),
    output: Done,
    audit: 'kits.rule-chosen',
  }),
  /** Who may receive from this kit, as it would be printed to lie in it. */
  'kits.receiveList': query({
    needs: 'medicines.stock',
    input: z.strictObject({ kitId: KitId }),
    output: ReceiveList,
    audit: 'paper.receive-list-seen',
  }),
  /** Makes it a numbered paper before it is printed. Error 'changed-elsewhere': the list on the screen is not the newest. */
  'kits.printReceiveList': command({
    needs: 'medicines.stock',
    input: z.strictObject({
      kitId: KitId,
      fingerprint: z.string().max(100),
      holders: z.array(Holder).min(1).max(MOST_COPIES),
      collectBy: CalendarDate,
    }),
    output: IssuedPaper,
    audit: 'paper.receive-list-printed',
  }),
};
