import type { z } from 'zod';
import type { Capability } from '#shared/features/access/access.model.ts';

/** Who may make a call: anybody, any signed-in person, or a holder of one capability. */
export type Need = 'public' | 'signed-in' | Capability;

/** For one need, what its holder is shown. A column that the schema does not name cannot leave the core. */
export type Answers = Readonly<Partial<Record<Need, z.ZodType>>>;

interface CallBase<I extends z.ZodType, A extends Answers> {
  readonly input: I;
  /** In order: the first need that the caller meets decides which view they get. */
  readonly answers: A;
  /** Input field that names the child; dispatch then checks that the child is within the caller's scope. */
  readonly child?: string;
  /** Stays when the session's time is over and only its open emergency cards keep it; the handler then works on those alone. */
  readonly onCard?: true;
}
export interface QueryDef<I extends z.ZodType = z.ZodType, A extends Answers = Answers> extends CallBase<I, A> {
  readonly kind: 'query';
  /** Set where the call opens a child's record: dispatch writes this audit row before the answer leaves. */
  readonly audit?: string;
  /** Input fields with the children it shows, one id or many: one audit row for each of them. Without it, `child` is the one. */
  readonly looksAt?: readonly string[];
}
export interface CommandDef<I extends z.ZodType = z.ZodType, A extends Answers = Answers> extends CallBase<I, A> {
  readonly kind: 'command';
  /** The audit row's `what`; written in the same transaction as the change. */
  readonly audit: string;
  /** It puts a file into the register: on a full disk it gets none of the room that is kept for emergencies. */
  readonly bulky?: true;
}
export type CallDef = QueryDef | CommandDef;

type One<N extends Need, O extends z.ZodType> = { readonly [K in N]: O };

/** Declares a read. `needs` (or `answers`, one output per role's view) is required: no call without an access decision. */
export function query<I extends z.ZodType, N extends Need, O extends z.ZodType>(spec: {
  needs: N;
  input: I;
  output: O;
  child?: string;
  onCard?: true;
  audit?: string;
  looksAt?: readonly string[];
}): QueryDef<I, One<N, O>>;
export function query<I extends z.ZodType, A extends Answers>(spec: {
  answers: A;
  input: I;
  child?: string;
  onCard?: true;
  audit?: string;
  looksAt?: readonly string[];
}): QueryDef<I, A>;
export function query(spec: Spec): QueryDef {
  return {
    ...{ kind: 'query', ...common(spec) },
    ...(spec.audit === undefined ? {} : { audit: spec.audit }),
    ...(spec.looksAt === undefined ? {} : { looksAt: spec.looksAt }),
  };
}

/** Declares a change. It runs in one transaction together with its audit row. */
export function command<I extends z.ZodType, N extends Need, O extends z.ZodType>(spec: {
  needs: N;
  input: I;
  output: O;
  child?: string;
  onCard?: true;
  audit: string;
  bulky?: true;
}): CommandDef<I, One<N, O>>;
export function command<I extends z.ZodType, A extends Answers>(spec: {
  answers: A;
  input: I;
  child?: string;
  onCard?: true;
  audit: string;
  bulky?: true;
}): CommandDef<I, A>;
export function command(spec: Spec & { audit: string; bulky?: true }): CommandDef {
  return {
    ...{ kind: 'command', ...common(spec), audit: spec.audit },
    ...(spec.bulky === undefined ? {} : { bulky: spec.bulky }),
  };
}

type Spec = {
  needs?: Need;
  answers?: Answers;
  input: z.ZodType;
  output?: z.ZodType;
  child?: string;
  onCard?: true;
  audit?: string;
  looksAt?: readonly string[];
};

function common(spec: Spec): CallBase<z.ZodType, Answers> {
  const answers = spec.answers ?? (spec.needs && spec.output ? { [spec.needs]: spec.output } : undefined);
  if (!answers) throw new Error('A call needs an access decision.');
  return {
    ...{ input: spec.input, answers },
    ...(spec.child === undefined ? {} : { child: spec.child }),
    ...(spec.onCard === undefined ? {} : { onCard: spec.onCard }),
  };
}
