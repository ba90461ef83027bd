import type { ErrorCode } from '#shared/contract/error-codes.ts';

interface AppErrorOptions {
  readonly values?: Readonly<Record<string, string | number>>;
  /** Sentences for single form fields, keyed by the input's dotted path. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An expected refusal with a code of the closed list. Anything else that is thrown answers as 'internal'. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.values = options.values ?? {};
    this.fields = options.fields;
  }
}
