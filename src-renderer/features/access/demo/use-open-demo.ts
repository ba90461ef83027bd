import type { CallError } from '#shared/contract/result.ts';
import { DEMO_JOB } from '#shared/features/access/demo.contract.ts';
import { useCommand } from '../../../api/call.ts';
import { useProgress } from '../../../api/use-progress.ts';

export interface OpenDemo {
  readonly open: () => void;
  readonly pending: boolean;
  readonly error: CallError | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/** Goes to the demo school, making it the first time. The page is made anew when it is there. */
export function useOpenDemo(): OpenDemo {
  const { run, pending, error } = useCommand('access.openDemo');
  const progress = useProgress(DEMO_JOB, pending);
  return { open: () => void run({}), pending, error, progress };
}
