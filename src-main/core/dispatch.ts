import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '#main/features/audit/audit.service.ts';
import { keptRecord } from '#main/features/children/child-reach.ts';
import { isDamage } from '#main/store/damage.ts';
import { isFull } from '#main/store/open.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { type CallName, contract, featureOf } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { type ErrorCode, sentenceFor } from '#shared/contract/error-codes.ts';
import type { Result } from '#shared/contract/result.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import { AppError } from './app-error.ts';
import { audited, childOf, record } from './audited.ts';
import { type Access, chooseView } from './authorise.ts';
import type {
  CommandContext,
  LifecycleHandler,
  LongHandler,
  LongWrite,
  PreparedHandler,
  QueryContext,
  UrgentHandler,
} from './handlers.ts';
import type { Kernel, WaitingWrite } from './kernel.ts';
import { keepDamaged, noteDamage } from './lifecycle.ts';
import { writeLong } from './long-write.ts';
import { isSameLook, rememberLook } from './looks.ts';
import { requirePolicy } from './pc-policy.ts';
import { requireOpen, requireSession } from './require-open.ts';
import { isDiskFull, writeAll } from './waiting.ts';

type AnyHandler =
  | ((input: unknown, ctx: QueryContext | CommandContext) => unknown)
  | PreparedHandler<CallName, unknown>
  | UrgentHandler<CallName>
  | LongHandler<CallName>
  | LifecycleHandler<CallName>;
/** All handlers by call name; their types were checked where each feature declared them. */
export type HandlerTable = Readonly<Record<string, AnyHandler>>;

/** What the page must still hear while IT's file keeps everything shut: why, and what IT asks for. */
const SAYS_WHY: ReadonlySet<string> = new Set<CallName>(['access.state', 'settings.itDetails']);

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
    if (!SAYS_WHY.has(name)) requirePolicy(kernel.ports);
    return { ok: true, value: await answer(kernel, handlers, name as CallName, input) };
  } catch (error) {
    return failure(kernel, typeof name === 'string' && Object.hasOwn(contract, name) ? name : undefined, error);
  }
}

async function answer(kernel: Kernel, handlers: HandlerTable, name: CallName, raw: unknown): Promise<unknown> {
  const def: CallDef = contract[name];
  const parsed = def.input.safeParse(raw);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [fieldPath(issue), fieldSentence(issue)]));
    throw new AppError('bad-input', { fields });
  }
  const input: unknown = kernel.open ? ofKeptRecord(kernel.open.store.read, def, parsed.data) : parsed.data;
  const access = chooseView(kernel, def, input);
  const handler = handlers[name];
  if (!handler) throw new AppError('unknown-call');
  const before = kernel.session;
  const value = await run(kernel, name, handler, input, access);
  const output = def.answers[access.as]?.safeParse(value);
  // The path of a mismatch is safe to log; the value is not.
  if (!output?.success)
    throw new AppError('internal', { cause: new Error(`output: ${output?.error.issues[0]?.path.join('.')}`) });
  // With a session's beginning or end everything is asked anew anyway; 'session' has said so.
  if (def.kind === 'command' && kernel.session === before)
    kernel.emit({ type: 'changed', features: [featureOf(name)] });
  return output.data;
}

/** A record that was put together with another is asked for by old screens and cards: its id leads to the one kept. */
function ofKeptRecord(db: ReadDb, def: CallDef, input: unknown): unknown {
  const field = def.child ?? 'childId';
  const childId = (input as Readonly<Record<string, unknown>>)[field];
  if (typeof childId !== 'string') return input;
  const kept = keptRecord(db, childId);
  return kept === childId ? input : { ...(input as object), [field]: kept };
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
    const asked = handler(input, ctx);
    const value = asked instanceof Promise ? await inOneSession(kernel, access, () => asked) : asked;
    // Hidden or demoted meanwhile: what was read must not come out.
    if (asked instanceof Promise) chooseView(kernel, def, input);
    if (def.audit !== undefined) recordLook(kernel, name, def.audit, input, access);
    return value;
  }
  if (typeof handler === 'object' && 'urgent' in handler) return runUrgent(kernel, def, handler, input, access);
  if (typeof handler === 'object' && 'long' in handler) {
    const write: LongWrite = (breathe, work) => writeLong(kernel, def, input, breathe, work);
    return inOneSession(kernel, access, () => handler.long(input as never, ctx, write));
  }
  const made =
    typeof handler === 'object'
      ? await inOneSession(kernel, access, () => handler.prepare(input as never, ctx))
      : undefined;
  // The role may have changed, or the shield come down, while the preparation ran.
  const again = typeof handler === 'object' ? chooseView(kernel, def, input) : access;
  return writeAll(
    kernel,
    requireOpen(kernel).store,
    (tx) =>
      audited(
        kernel,
        def,
        input,
        again,
        tx,
        (write) => write.apply(tx),
        (context) =>
          typeof handler === 'object' ? handler.apply(input as never, context, made) : handler(input, context),
      ),
    def.bulky,
  );
}

/**
 * Waits for work that somebody began. Nothing of it may go on in another session, not even one of the same person: it would be
 * done and told in the wrong name. Throws 'signed-out' for whatever came of it, also for a failure that the lock itself caused.
 */
async function inOneSession<T>(kernel: Kernel, access: Access, work: () => Promise<T>): Promise<T> {
  const requireSame = sessionKept(kernel, access);
  try {
    return await work();
  } finally {
    requireSame();
  }
}

/** A check for later: whether the session of now still runs. A public call belongs to no session. */
function sessionKept(kernel: Kernel, { as }: Access): () => void {
  const { session } = kernel;
  return () => {
    if (as !== 'public' && kernel.session !== session) throw new AppError('signed-out');
  };
}

/**
 * Writes like any other command. Only when the disk is full it runs again without writing and its rows wait in memory; reads of the
 * emergency card look there too.
 */
function runUrgent(
  kernel: Kernel,
  def: CallDef,
  handler: UrgentHandler<CallName>,
  input: unknown,
  access: Access,
): unknown {
  const { store } = requireOpen(kernel);
  let afterwards: (() => void)[] = [];
  const attempt = (db: WriteDb, put: (write: WaitingWrite) => void): unknown => {
    afterwards = [];
    return audited(kernel, def, input, access, db, put, ({ tx: _tx, ...context }) =>
      handler.urgent(input as never, { ...context, put, after: (work) => afterwards.push(work) }),
    );
  };
  let value: unknown;
  try {
    value = writeAll(kernel, store, (tx) => attempt(tx, (write) => write.apply(tx)));
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    const before = kernel.waiting.length;
    try {
      value = attempt(store.read as WriteDb, (write) => kernel.waiting.push(write));
    } catch (refused) {
      kernel.waiting.length = before;
      throw refused;
    }
  }
  for (const work of afterwards) work();
  return value;
}

function contextOf(kernel: Kernel, access: Access): QueryContext {
  const requireSame = sessionKept(kernel, access);
  const now = kernel.ports.clock.now();
  return {
    kernel,
    ...access,
    now,
    today: londonDay(now),
    // What goes on after a lock must read nothing of, and put nothing into, the session that came then.
    get session() {
      requireSame();
      return requireSession(kernel);
    },
    get db() {
      requireSame();
      return requireOpen(kernel).store.read;
    },
  };
}

/**
 * A look stands in the audit before the answer leaves, one row for each child that is shown: once for one opening, not
 * again for each refresh of it.
 */
function recordLook(kernel: Kernel, name: CallName, what: string, input: unknown, access: Access): void {
  const session = requireSession(kernel);
  const now = kernel.ports.clock.monotonic();
  const fresh = seenIn(contract[name], input)
    .map((childId) => ({ childId, look: [name, access.as, childId ?? JSON.stringify(input)].join(' ') }))
    .filter(({ look }) => !isSameLook(session, look, now));
  if (fresh.length === 0) return;
  writeAll(kernel, requireOpen(kernel).store, (tx) => {
    for (const { childId } of fresh) record(kernel, { what, childId }).apply(tx);
  });
  for (const { look } of fresh) rememberLook(session, look, now);
}

/** The children that a query shows, as its definition says; none named: one look at no child in particular. */
function seenIn(def: CallDef, input: unknown): NonNullable<AuditEntry['childId']>[] | [null] {
  if (def.kind !== 'query' || def.looksAt === undefined) return [childOf(def, input) ?? null] as [null];
  const fields = input as Readonly<Record<string, NonNullable<AuditEntry['childId']>>>;
  return [...new Set(def.looksAt.flatMap((field) => fields[field] ?? []))];
}

/** The dotted path of a form field. A key that the caller made up, in a list of any keys, is their value and not repeated. */
function fieldPath(issue: { readonly code: string; readonly path: readonly PropertyKey[] }): string {
  return (issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path).join('.');
}

function fieldSentence(issue: { readonly code: string; readonly message: string }): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'too_big') return 'This is too long.';
  return 'Please check this.';
}

const codeOf = (error: unknown): ErrorCode =>
  isFull(error) ? 'disk-full' : isDamage(error) ? 'vault-damaged' : 'internal';

function failure(kernel: Kernel, call: string | undefined, error: unknown): Result<never> {
  const known = noteDamage(kernel, error)
    ? new AppError('vault-damaged-open', { cause: error })
    : error instanceof AppError
      ? error
      : new AppError(codeOf(error), { cause: error });
  if (known.code === 'vault-damaged') keepDamaged(kernel);
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
