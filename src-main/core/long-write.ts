import type { WriteDb } from '#main/store/sql.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { beginChange } from './audited.ts';
import { chooseView } from './authorise.ts';
import type { LongWrite, Step } from './handlers.ts';
import type { Kernel } from './kernel.ts';
import { requireOpen } from './require-open.ts';

/**
 * One try at a long change: what waits for room first, as in every write, then the work, then its audit rows, in one transaction.
 * Access is judged at its beginning and holds to its end: whatever could change it (a lock, the shield, another role) writes in
 * the register, and that alone takes the try back.
 */
export async function writeLong<T>(
  kernel: Kernel,
  def: CallDef,
  input: unknown,
  breathe: Parameters<LongWrite>[0],
  work: (context: Parameters<Parameters<LongWrite>[1]>[0]) => Generator<Step, T>,
): Promise<T> {
  const access = chooseView(kernel, def, input);
  const due = [...kernel.waiting];
  const value = await requireOpen(kernel).store.writeInSlices(function* (tx: WriteDb): Generator<Step, T> {
    for (const write of due) write.apply(tx);
    const change = beginChange(kernel, def, input, access, tx);
    const made = yield* work(change.context);
    change.finish((write) => write.apply(tx));
    return made;
  }, breathe);
  kernel.waiting = kernel.waiting.filter((write) => !due.includes(write));
  return value;
}
