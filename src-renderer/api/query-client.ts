import { QueryClient } from '@tanstack/react-query';
import type { CallFailure } from './failure.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallFailure;
  }
}

/**
 * The page's memory of answers. An answer is good until the core says that its feature changed, so nothing is asked again
 * by time or focus; nothing is retried, because the core answers for good; and "offline" is this app's normal state.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    // A finished command is forgotten at once: its input may have been a password.
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
});
