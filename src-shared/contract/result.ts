import type { ErrorCode } from './error-codes.ts';

/** What a failed call tells the page. `message` is a finished sentence; `ref` finds the log line and holds no data. */
export interface CallError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Sentences for single form fields, keyed by the input's dotted path. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly ref: string;
}

/** Every call answers with one of these two shapes; nothing crosses the bridge as an exception. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError };
