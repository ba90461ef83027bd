import { AppError } from './app-error.ts';
import type { QueryContext } from './handlers.ts';
import { requireOpen } from './require-open.ts';
import { actorOf } from './session.ts';
import { auditWrite, writeAll } from './waiting.ts';

export interface MadeList {
  readonly bytes: Buffer;
  /** What the entry says of it: counts, never a value. */
  readonly fields: readonly string[];
}

/**
 * Puts a list where the person chooses in the system's own dialog. `begun` is written down before anything leaves: a list that is out
 * without an entry would be a look that nobody sees. Errors: 'cancelled', 'cannot-save', 'shielded', and those of `make`.
 */
export async function saveList<M extends MadeList>(
  ctx: QueryContext,
  { suggestedName, begun }: { readonly suggestedName: string; readonly begun: string },
  make: () => M | Promise<M>,
): Promise<M> {
  const { kernel } = ctx;
  const { chooseSave, clock } = kernel.ports;
  const cannot = (cause: unknown) => {
    throw new AppError('cannot-save', { cause });
  };
  if (!chooseSave) throw new AppError('cannot-save');
  const place = await chooseSave(suggestedName).catch(cannot);
  if (place === null) throw new AppError('cancelled');
  if (ctx.session.state === 'shielded') throw new AppError('shielded');
  const made = await make();
  const entry = auditWrite(clock, actorOf(ctx.session), { what: begun, fields: made.fields });
  // Asks for the session again: it may have ended while the dialog stood open.
  writeAll(kernel, requireOpen(kernel).store, (tx) => entry.apply(tx));
  await place.write(made.bytes).catch(cannot);
  return made;
}
