import { keepPreviousData, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput, Contract } from '#shared/contract/contract.ts';
import type { CallError, Result } from '#shared/contract/result.ts';
import { call } from './bridge.ts';
import { CallFailure } from './failure.ts';
import { queryClient } from './query-client.ts';

type NamesOf<Kind extends 'query' | 'command'> = {
  [K in CallName]: Contract[K] extends { readonly kind: Kind } ? K : never;
}[CallName];
export type QueryName = NamesOf<'query'>;
export type CommandName = NamesOf<'command'>;

export interface CallOptions {
  /** False while the input is not ready yet: nothing is asked. */
  readonly enabled?: boolean;
  /** Keep showing the last answer while the input changes: for searches and filters. */
  readonly keepPrevious?: boolean;
}

/**
 * Reads from the core and stays true: asked again when the core says that the feature changed. A refusal is the result's
 * `error`, a `CallFailure` with the sentence to show; `ui/Answer` shows all four states.
 */
export function useCall<K extends QueryName>(
  name: K,
  input: CallInput<K>,
  options: CallOptions = {},
): UseQueryResult<CallOutput<K>, CallFailure> {
  return useQuery<CallOutput<K>, CallFailure, CallOutput<K>, readonly unknown[]>({
    ...asking(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Asks before the screen that will use the answer is drawn; its own `useCall` then finds it, or waits for the same one. */
export const askAhead = <K extends QueryName>(name: K, input: CallInput<K>): void =>
  void queryClient.prefetchQuery(asking(name, input));

const asking = <K extends QueryName>(name: K, input: CallInput<K>) => ({
  queryKey: [name, input] as readonly unknown[],
  queryFn: async (): Promise<CallOutput<K>> => {
    const result = await call(name, input);
    if (!result.ok) throw new CallFailure(result.error);
    return result.value;
  },
});

export interface Command<K extends CommandName> {
  /** Never throws: look at `ok`. */
  readonly run: (input: CallInput<K>) => Promise<Result<CallOutput<K>>>;
  readonly pending: boolean;
  /** Why the last run was refused; null while it runs and after it succeeded. See `fieldError` and `formError`. */
  readonly error: CallError | null;
  readonly reset: () => void;
}

/** Changes something in the core. What is on the screen follows by the core's own 'changed' event. */
export function useCommand<K extends CommandName>(name: K): Command<K> {
  const { mutateAsync, isPending, data, reset } = useMutation<Result<CallOutput<K>>, Error, CallInput<K>>({
    mutationFn: (input) => call(name, input),
  });
  return {
    run: mutateAsync,
    pending: isPending,
    error: data === undefined || data.ok ? null : data.error,
    reset,
  };
}
