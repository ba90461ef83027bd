import type { AuditEntry } from '#main/features/audit/audit.service.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { CallName, Contract, HandlerOutput, ParsedInput } from '#shared/contract/contract.ts';
import type { Need } from '#shared/contract/define.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Capability, Scope } from '#shared/features/access/access.model.ts';
import type { Kernel, WaitingWrite } from './kernel.ts';
import type { Author, Session } from './session.ts';

/** What a handler knows of its caller and its moment. */
export interface QueryContext {
  readonly kernel: Kernel;
  /** The signed-in person. Throws 'signed-out' in a public call without one. */
  readonly session: Session;
  /** The need that was met: tells which view the output schema will let through. */
  readonly as: Need;
  /** The children that `as` reaches. For lists: pass it to the repo. */
  readonly scope: Scope;
  readonly capabilities: ReadonlyMap<Capability, Scope>;
  readonly now: Date;
  readonly today: CalendarDate;
  readonly db: ReadDb;
}

/** A command's moment: the transaction, and what its audit row should name. */
export interface CommandContext extends QueryContext {
  readonly tx: WriteDb;
  readonly author: Author;
  /** Completes the call's own audit row, which dispatch writes: the child when the input does not name it, the fields changed. */
  audit(detail: { readonly childId?: ChildId | null; readonly fields?: readonly string[] }): void;
  /** A further row in the same transaction, e.g. one per child of a merge. */
  alsoAudit(entry: AuditEntry): void;
}

/**
 * The moment of a change that a full disk must not stop. There is no transaction to write in: what is `put` is written with the audit
 * rows in one, or, when the disk is full, waits in memory with them.
 */
export interface UrgentContext extends Omit<CommandContext, 'tx'> {
  put(write: WaitingWrite): void;
  /** Runs once the change is written or waits: what the session remembers must not be done twice. */
  after(work: () => void): void;
}

export type QueryHandler<K extends CallName> = (
  input: ParsedInput<K>,
  ctx: QueryContext,
) => HandlerOutput<K> | Promise<HandlerOutput<K>>;

/** Async work first (a hash, a picture), then the change in one synchronous transaction. */
export interface PreparedHandler<K extends CallName, P> {
  prepare(input: ParsedInput<K>, ctx: QueryContext): Promise<P>;
  apply(input: ParsedInput<K>, ctx: CommandContext, prepared: P): HandlerOutput<K>;
}
/** For the emergency card alone: works on a full disk, when nothing else opens (design, section 4, Audit). */
export interface UrgentHandler<K extends CallName> {
  urgent(input: ParsedInput<K>, ctx: UrgentContext): HandlerOutput<K>;
}
/** How far a long write is, in its own counts. */
export interface Step {
  readonly done: number;
  readonly total: number;
}
/**
 * Writes in slices: one transaction, all or nothing, that gives way to whatever else is asked meanwhile (see `Store.writeInSlices`).
 * `work` yields after each piece; `breathe` decides whether a slice is over. Throws `MadeWay` when nothing was written because
 * others were served: judge again what the work stands on, and ask again.
 */
export type LongWrite = <T>(
  breathe: (step: Step) => Promise<void> | undefined,
  work: (context: CommandContext) => Generator<Step, T>,
) => Promise<T>;
/** For a change that takes seconds: nobody waits for it longer than one slice. */
export interface LongHandler<K extends CallName> {
  long(input: ParsedInput<K>, ctx: QueryContext, write: LongWrite): Promise<HandlerOutput<K>>;
}
/** For the calls that begin or end a session and so cannot run inside one transaction; they write their own audit rows. */
export interface LifecycleHandler<K extends CallName> {
  lifecycle(input: ParsedInput<K>, kernel: Kernel): Promise<HandlerOutput<K>>;
}
export type CommandHandler<K extends CallName> =
  | ((input: ParsedInput<K>, ctx: CommandContext) => HandlerOutput<K>)
  | PreparedHandler<K, unknown>
  | UrgentHandler<K>
  | LongHandler<K>
  | LifecycleHandler<K>;

type QueryName = { [K in CallName]: Contract[K]['kind'] extends 'query' ? K : never }[CallName];

/** One handler per call of the names given; the compiler asks for each. */
export type Handlers<K extends CallName> = {
  readonly [N in K]: N extends QueryName ? QueryHandler<N> : CommandHandler<N>;
};

/** Gives a prepared handler its types: what `prepare` made is what `apply` gets. */
export function prepared<K extends CallName, P>(
  prepare: (input: ParsedInput<K>, ctx: QueryContext) => Promise<P>,
  apply: (input: ParsedInput<K>, ctx: CommandContext, made: P) => HandlerOutput<K>,
): PreparedHandler<K, unknown> {
  return { prepare, apply: (input, ctx, made) => apply(input, ctx, made as P) };
}
