import type { CareboardApi } from '#shared/contract/build-api.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { CareboardEvent } from '#shared/contract/events.ts';
import type { Result } from '#shared/contract/result.ts';

declare global {
  interface Window {
    /** Put there by the shell before any script of the page runs. */
    readonly careboard: CareboardApi;
  }
}

/** One call to the core, outside React. Components use `useCall` and `useCommand`. */
export const call = <K extends CallName>(name: K, input: CallInput<K>): Promise<Result<CallOutput<K>>> =>
  window.careboard.call(name, input);

/** Listens to the core; returns the function that stops. */
export const listen = (listener: (event: CareboardEvent) => void): (() => void) => window.careboard.on(listener);
