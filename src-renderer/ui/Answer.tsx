import type { ReactNode } from 'react';
import { ErrorState, Loading } from './States.tsx';

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: { readonly message: string; readonly ref?: string } | null;
  readonly refetch: () => unknown;
}

/**
 * The four states of a screen in one place: waiting (only if longer than a blink), failed, empty, and filled. `of` is what
 * `useCall` gave. An answer that is already there stays in view while a newer one is on its way.
 */
export function Answer<T>({
  of: asked,
  isEmpty,
  empty,
  loading,
  children,
}: {
  readonly of: Asked<T>;
  readonly isEmpty?: (value: T) => boolean;
  readonly empty?: ReactNode;
  /** What is on its way: "Loading the board". */
  readonly loading?: string;
  readonly children: (value: T) => ReactNode;
}) {
  if (asked.data === undefined) {
    if (asked.error === null) return <Loading {...(loading === undefined ? {} : { label: loading })} />;
    return <ErrorState message={asked.error.message} reference={asked.error.ref} onRetry={asked.refetch} />;
  }
  return isEmpty?.(asked.data) ? empty : children(asked.data);
}
