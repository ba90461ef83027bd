import type { CallError } from '#shared/contract/result.ts';

/** What a password should be, in one sentence; the core judges. */
export const PASSWORD_HINT =
  'At least 12 characters. Three or four words that do not belong together are easy to keep.';

/** Where a refusal stands: a wrong old password at the old one, a weak new one at the new one, all else at the form. */
export function passwordError(error: CallError | null): {
  readonly current?: string;
  readonly next?: string;
  readonly form?: string;
} {
  if (error === null) return {};
  if (error.code === 'wrong-password' || error.code === 'wait') return { current: error.message };
  if (error.code === 'weak-password') return { next: error.message };
  return { form: error.message };
}
