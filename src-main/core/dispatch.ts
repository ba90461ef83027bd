import { randomUUID } from 'node:crypto';
import { type AuditEntry, appendAudit } from '#main/features/audit/audit.service.ts';
import type { WriteDb } from '#main/store/sql.ts';
import { type CallName, contract, featureOf } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { type ErrorCode, sentenceFor } from '#shared/contract/error-codes.ts';
import type { Result } from '#shared/contract/result.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import { AppError } from './app-error.ts';
import { type Access, chooseView } from './authorise.ts';
import type { CommandContext, LifecycleHandler, PreparedHandler, QueryContext } from './handlers.ts';
import type { Kernel } from './kernel.ts';
import { isSameLook, rememberLook } from './looks.ts';
import { requireOpen, requireSession } from './require-open.ts';
import { rolesOf } from './session.ts';

type AnyHandler =
  | ((input: unknown, ctx: QueryContext | CommandContext) => unknown)
  | PreparedHandler<CallName, unknown>
  | LifecycleHandler<CallName>;
/** All handlers by call name; their types were checked where each feature declared them. */
export type HandlerTable = Readonly<Record<string, AnyHandler>>;

/**
 * The one way in. Known name, strict input, session, capability and scope, handler, strict output, in that order.
 * Never throws: whatever happens, the answer is a Result with a code of the closed list.
 */
export async function dispatch(
  kernel: Kernel,
  handlers: HandlerTable,
  name: unknown,
  input: unknown,
): Promise<Result<unknown>> {
  try {
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) throw new AppError('unknown-call');
    return { ok: true, value: await answer(kernel, handlers, name as CallName, input) };
  } catch (error) {
    return failure(kernel, typeof name === 'string' && Object.hasOwn(contract, name) ? name : undefined, error);
  }
}

async function answer(kernel: Kernel, handlers: HandlerTable, name: CallName, raw: unknown): Promise<unknown> {
  const def: CallDef = contract[name];
  const parsed = def.input.safeParse(raw);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), fieldSentence(issue)]));
    throw new AppError('bad-input', { fields });
  }
  const input: unknown = parsed.data;
  const access = chooseView(kernel, def, input);
  const handler = handlers[name];
  if (!handler) throw new AppError('unknown-call');
  const value = await run(kernel, name, handler, input, access);
  const output = def.answers[access.as]?.safeParse(value);
  // The path of a mismatch is safe to log; the value is not.
  if (!output?.success)
    throw new AppError('internal', { cause: new Error(`output: ${output?.error.issues[0]?.path.join('.')}`) });
  if (def.kind === 'command') kernel.emit({ type: 'changed', features: [featureOf(name)] });
  return output.data;
}

async function run(
  kernel: Kernel,
  name: CallName,
  handler: AnyHandler,
  input: unknown,
  access: Access,
): Promise<unknown> {
  const def: CallDef = contract[name];
  if (typeof handler === 'object' && 'lifecycle' in handler) return handler.lifecycle(input as never, kernel);
  const ctx = contextOf(kernel, access);
  if (def.kind === 'query') {
    if (typeof handler !== 'function') throw new AppError('internal');
    const value = await handler(input, ctx);
    if (def.audit !== undefined) recordLook(kernel, name, def.audit, input, access);
    return value;
  }
  const made = typeof handler === 'object' ? await handler.prepare(input as never, ctx) : undefined;
  // The session may have ended, or the role changed, while the preparation ran.
  const again = typeof handler === 'object' ? chooseView(kernel, def, input) : access;
  return requireOpen(kernel).store.write((tx) => {
    let detail: { childId?: AuditEntry['childId']; fields?: readonly string[] } = {};
    const more: AuditEntry[] = [];
    const context = commandContext(
      kernel,
      again,
      tx,
      (given) => {
        detail = { ...detail, ...given };
      },
      (entry) => more.push(entry),
    );
    const value = typeof handler === 'object' ? handler.apply(input as never, context, made) : handler(input, context);
    record(kernel, tx, {
      what: def.audit,
      childId: detail.childId ?? childOf(def, input),
      fields: detail.fields ?? [],
    });
    for (const entry of more) record(kernel, tx, entry);
    return value;
  });
}

function contextOf(kernel: Kernel, access: Access): QueryContext {
  const now = kernel.ports.clock.now();
  return {
    kernel,
    ...access,
    now,
    today: londonDay(now),
    get session() {
      return requireSession(kernel);
    },
    get db() {
      return requireOpen(kernel).store.read;
    },
  };
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

/** A look stands in the audit before the answer leaves: once for one opening, not again for each refresh of it. */
function recordLook(kernel: Kernel, name: CallName, what: string, input: unknown, access: Access): void {
  const session = requireSession(kernel);
  const childId = childOf(contract[name], input);
  const look = [name, access.as, childId ?? JSON.stringify(input)].join(' ');
  const now = kernel.ports.clock.monotonic();
  if (isSameLook(session, look, now)) return;
  requireOpen(kernel).store.write((tx) => record(kernel, tx, { what, childId }));
  rememberLook(session, look, now);
}

/** Writes an audit row in the name of the signed-in person. */
function record(kernel: Kernel, tx: WriteDb, entry: AuditEntry): void {
  const session = requireSession(kernel);
  appendAudit(
    tx,
    kernel.ports.clock,
    { staffId: session.staffId, role: rolesOf(session), device: session.device },
    entry,
  );
}

function childOf(def: CallDef, input: unknown): AuditEntry['childId'] {
  if (def.child === undefined) return null;
  return (input as Readonly<Record<string, AuditEntry['childId']>>)[def.child] ?? null;
}

function fieldSentence(issue: { readonly code: string; readonly message: string }): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'too_big') return 'This is too long.';
  return 'Please check this.';
}

function failure(kernel: Kernel, call: string | undefined, error: unknown): Result<never> {
  const known = error instanceof AppError ? error : new AppError('internal', { cause: error });
  const ref = randomUUID().slice(0, 8).toUpperCase();
  const code: ErrorCode = known.code;
  kernel.ports.log({
    at: kernel.ports.clock.now().toISOString(),
    level: code === 'internal' ? 'error' : 'warning',
    event: 'call-refused',
    code,
    ref,
    ...(call === undefined ? {} : { call }),
  });
  return {
    ok: false,
    error: { code, message: sentenceFor(code, known.values), ref, ...(known.fields ? { fields: known.fields } : {}) },
  };
}
