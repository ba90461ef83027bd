import { z } from 'zod';
import { command } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, MedicineId, StaffId, StockId } from '#shared/domain/ids.ts';
import { Moment } from '#shared/domain/london-time.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { Witness } from './doses.contract.ts';
import { RequestKey } from './medicines.contract.ts';
import { Quantity, SomeQuantity } from './medicines.model.ts';

const Moved = z.strictObject({
  childId: ChildId,
  medicineId: MedicineId,
  requestKey: RequestKey,
  at: Moment,
  countedBy: StaffId,
  /** A controlled drug is counted by two. */
  witness: Witness.nullable(),
});
const Made = z.strictObject({ stockId: StockId });

/** Stock received and returned (DfE template C): append-only; the balance follows from the rows alone. */
export const stockContract = {
  /**
   * A pack came in. With `corrects` it takes the place of a wrong entry of the same pack. Errors 'witness-needed', 'witness-other',
   * 'wrong-password', 'changed-elsewhere'.
   */
  'medicines.receive': command({
    needs: 'medicines.stock',
    input: Moved.extend({
      quantity: SomeQuantity,
      from: filledLine(120),
      batch: line(60),
      /** Null: there is none on the pack; every dose of it then asks. */
      expires: CalendarDate.nullable(),
      /** Labelled for this child, in the container in which it was dispensed; insulin may come in its pen or pump (domain A3). */
      container: z.enum(['original', 'insulin']),
      corrects: z.strictObject({ stockId: StockId, words: filledLine(300) }).nullable(),
    }),
    output: Made,
    child: 'childId',
    audit: 'medicines.received',
  }),
  /** Given back to somebody, or wasted, dropped, spilt. More than the record has is refused: count first. */
  'medicines.takeOut': command({
    needs: 'medicines.stock',
    input: Moved.extend({
      packId: StockId,
      kind: z.enum(['returned', 'wasted']),
      quantity: SomeQuantity,
      to: line(120),
      words: line(300),
    }),
    output: Made,
    child: 'childId',
    audit: 'medicines.taken-out',
  }),
  /** The stock was counted. What differs from the record needs its explanation. */
  'medicines.count': command({
    needs: 'medicines.stock',
    input: Moved.extend({ packId: StockId, found: Quantity, words: line(300) }),
    output: Made,
    child: 'childId',
    audit: 'medicines.counted',
  }),
  /** A movement was entered wrongly. Errors 'changed-elsewhere', 'medicine-pack-used' for a pack of which something was given. */
  'medicines.takeStockBack': command({
    needs: 'medicines.stock',
    input: z.strictObject({
      childId: ChildId,
      stockId: StockId,
      requestKey: RequestKey,
      words: filledLine(300),
      witness: Witness.nullable(),
    }),
    output: Made,
    child: 'childId',
    audit: 'medicines.stock-corrected',
  }),
};
