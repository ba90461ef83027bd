import type { CallError } from '#shared/contract/result.ts';
import { DEMO_JOB } from '#shared/features/access/demo.contract.ts';
import { useCommand } from '../../../api/call.ts';
import { useProgress } from '../../../api/use-progress.ts';
import { toast } from '../../../ui/index.ts';

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
  const open = async () => {
    const result = await run({});
    // Somebody signed in meanwhile and stays where they are: the screen that asked is gone, so it is said on theirs.
    if (result.ok && !result.value.moved) toast('The demo school is ready. Lock, then look around whenever you like.');
  };
  return { open: () => void open(), pending, error, progress };
}
