import type { ErrorCode } from '#shared/contract/error-codes.ts';
import type { CallError } from '#shared/contract/result.ts';

/** A refused query as TanStack Query carries it. Its message is the finished sentence of the core. */
export class CallFailure extends Error {
  readonly code: ErrorCode;
  readonly ref: string;

  constructor(error: CallError) {
    super(error.message);
    this.name = 'CallFailure';
    this.code = error.code;
    this.ref = error.ref;
  }
}

/** The sentence for one field of a form, by the input's dotted path (`school.postcode`). */
export const fieldError = (error: CallError | null, path: string): string | undefined => error?.fields?.[path];

/** The sentence for the form as a whole: none when every part of it stands at a field already. */
export const formError = (error: CallError | null): string | undefined =>
  error === null || Object.keys(error.fields ?? {}).length > 0 ? undefined : error.message;
