import type { Database, Statement } from 'better-sqlite3';
import { Ending } from './ending.ts';

/** A statement's text and its bound values; made only by the `sql` tag, so a value never becomes SQL text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}
export type SqlValue = string | number | bigint | Buffer | null;

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value;

/** Tagged template: values are bound, nested `sql` pieces are spliced in. */
export function sql(parts: TemplateStringsArray, ...args: readonly (SqlValue | boolean | Sql)[]): Sql {
  let text = parts[0] ?? '';
  const values: SqlValue[] = [];
  args.forEach((arg, i) => {
    if (isSql(arg)) {
      text += arg.text;
      values.push(...arg.values);
    } else {
      text += '?';
      values.push(typeof arg === 'boolean' ? Number(arg) : arg);
    }
    text += parts[i + 1] ?? '';
  });
  return { text, values };
}

/** `?, ?, ?` with its values; `IN ()` of nothing matches nothing. */
export function list(values: readonly SqlValue[]): Sql {
  return values.length === 0
    ? { text: 'SELECT NULL WHERE 0', values: [] }
    : { text: values.map(() => '?').join(', '), values };
}

/** Several pieces one after another, e.g. conditions joined by ' AND '. */
export function join(pieces: readonly Sql[], between: string): Sql {
  return { text: pieces.map((piece) => piece.text).join(between), values: pieces.flatMap((piece) => piece.values) };
}

/** Reads only. What a query handler gets. */
export interface ReadDb {
  /** Whether a transaction is open: what is read now may still be rolled back. */
  readonly inTransaction: boolean;
  all<Row>(statement: Sql): Row[];
  get<Row>(statement: Sql): Row | undefined;
}

declare const writable: unique symbol;
/** Reads and writes, inside the one transaction that it belongs to. What a command handler gets. */
export interface WriteDb extends ReadDb {
  readonly [writable]: true;
  /** The number of rows changed. */
  run(statement: Sql): number;
  /** How to undo what was changed outside the register (a file), should this transaction not be written. A second try follows, perhaps. */
  ifTakenBack(undo: () => void): void;
  /** For what may only be once it is written: a file that goes, what the session remembers. It must not throw. */
  onceWritten(work: () => void): void;
}

/**
 * Wraps a connection; prepared statements are kept, since their texts are few and fixed. `before` runs before every statement
 * and every question about the transaction; whoever begins and ends the transactions closes `ending` with each.
 */
export function wrapDatabase(
  db: Database,
  before: () => void = () => undefined,
  ending: Ending = new Ending(),
): WriteDb {
  const prepared = new Map<string, Statement>();
  const prepare = (text: string): Statement => {
    before();
    const known = prepared.get(text);
    if (known) return known;
    const made = db.prepare(text);
    if (prepared.size < 500) prepared.set(text, made);
    return made;
  };
  return {
    get inTransaction() {
      before();
      return db.inTransaction;
    },
    all: <Row>(statement: Sql) => prepare(statement.text).all(...statement.values) as Row[],
    get: <Row>(statement: Sql) => prepare(statement.text).get(...statement.values) as Row | undefined,
    run: (statement: Sql) => prepare(statement.text).run(...statement.values).changes,
    ifTakenBack: (undo) => ending.ifTakenBack(undo),
    onceWritten: (work) => ending.onceWritten(work),
  } as WriteDb;
}
