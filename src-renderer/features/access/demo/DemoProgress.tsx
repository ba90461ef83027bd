import { Banner, ProgressBar } from '../../../ui/index.ts';
import type { OpenDemo } from './use-open-demo.ts';

/** What happens while the demo school is made, in words. */
export function DemoProgress({ demo }: { readonly demo: OpenDemo }) {
  if (demo.error) {
    return (
      <Banner tone="serious" announce>
        {demo.error.message} Reference {demo.error.ref}.
      </Banner>
    );
  }
  if (!demo.pending) return null;
  return (
    <ProgressBar
      label="Making the demo school. About half a minute, the first time only."
      done={demo.progress?.done ?? 0}
      total={demo.progress?.total ?? 1}
      unit={demo.progress ? 'children' : ''}
    />
  );
}
