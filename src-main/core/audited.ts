import type { AuditEntry } from '#main/features/audit/audit.service.ts';
import type { WriteDb } from '#main/store/sql.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { Access } from './authorise.ts';
import type { CommandContext } from './handlers.ts';
import type { Kernel, WaitingWrite } from './kernel.ts';
import { requireSession } from './require-open.ts';
import { actorOf } from './session.ts';
import { auditWrite } from './waiting.ts';

/** A change at work: what its handler is given, and the audit rows that end it. */
interface Change {
  readonly context: CommandContext;
  /** Puts the change's own audit row, then those that it asked for. */
  finish(put: (write: WaitingWrite) => void): void;
}

/** Begins a change in this transaction. Call `finish` when its work is done, in the same transaction. */
export function beginChange(kernel: Kernel, def: CallDef, input: unknown, access: Access, tx: WriteDb): Change {
  let detail: { childId?: AuditEntry['childId']; fields?: readonly string[] } = {};
  const more: AuditEntry[] = [];
  const context = commandContext(
    kernel,
    access,
    tx,
    (given) => {
      detail = { ...detail, ...given };
    },
    (entry) => more.push(entry),
  );
  return {
    context,
    finish(put) {
      const own = {
        what: def.audit ?? '',
        childId: detail.childId ?? childOf(def, input),
        fields: detail.fields ?? [],
      };
      for (const entry of [own, ...more]) put(record(kernel, entry));
    },
  };
}

/** Runs a change in its context, then its own audit row and those that it asked for. */
export function audited<T>(
  kernel: Kernel,
  def: CallDef,
  input: unknown,
  access: Access,
  tx: WriteDb,
  put: (write: WaitingWrite) => void,
  work: (context: CommandContext) => T,
): T {
  const change = beginChange(kernel, def, input, access, tx);
  const value = work(change.context);
  change.finish(put);
  return value;
}

function commandContext(
  kernel: Kernel,
  access: Access,
  tx: WriteDb,
  audit: CommandContext['audit'],
  alsoAudit: CommandContext['alsoAudit'],
): CommandContext {
  const now = kernel.ports.clock.now();
  const session = requireSession(kernel);
  const today = londonDay(now);
  return {
    kernel,
    ...access,
    now,
    today,
    session,
    db: tx,
    tx,
    audit,
    alsoAudit,
    author: { by: session.staffId, at: instantOf(now), today },
  };
}

/** An audit row in the name of the signed-in person. */
export const record = (kernel: Kernel, entry: AuditEntry): WaitingWrite =>
  auditWrite(kernel.ports.clock, actorOf(requireSession(kernel)), entry);

/** The child that the input names, as the call's definition says where. */
export function childOf(def: CallDef, input: unknown): AuditEntry['childId'] {
  if (def.child === undefined) return null;
  return (input as Readonly<Record<string, AuditEntry['childId']>>)[def.child] ?? null;
}
