import { Banner } from './Banner.tsx';

/** What looks mistyped in the fields above it, one sentence each; saving goes on all the same. Nulls say nothing. */
export function SoftChecks({ of }: { readonly of: readonly (string | null)[] }) {
  return of
    .filter((words) => words !== null)
    .map((words) => (
      <Banner key={words} tone="watch">
        {words}
      </Banner>
    ));
}
