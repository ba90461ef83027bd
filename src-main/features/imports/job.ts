import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { requireSession } from '#main/core/require-open.ts';
import type { Session } from '#main/core/session.ts';

/** The longest that a long job holds the core before everybody else has a turn: less than one frame. */
const SLICE_MS = 12;
/** Progress is for eyes: not more often than this. */
const TELL_MS = 80;
const NAP_MS = 50;

/** One long piece of work, in slices. Call `breathe` in each turn of a loop; it waits only when a slice is over. */
export interface Job {
  /** How far: `done` of `total` in the job's own counts. Throws 'cancelled' or 'signed-out' when it must stop. */
  breathe(done: number, total: number): Promise<void> | undefined;
  /** Waits so long, for others. Throws as `breathe` does when it must stop. */
  rest(ms: number): Promise<void>;
}

interface RunningJob {
  readonly id: string;
  cancelled: boolean;
}
const running = new WeakMap<Session, RunningJob>();

/**
 * Runs one long job of this session. A session has one at a time (error 'busy'), so two files are never judged against each
 * other's half. `jobId` null: nobody waits for its progress.
 */
export async function runJob<T>(kernel: Kernel, jobId: string | null, work: (job: Job) => Promise<T>): Promise<T> {
  const session = requireSession(kernel);
  if (running.has(session)) throw new AppError('busy');
  const mine: RunningJob = { id: jobId ?? '', cancelled: false };
  running.set(session, mine);
  let sliceFrom = performance.now();
  let told = 0;
  const check = () => {
    if (kernel.session !== session) throw new AppError('signed-out');
    if (mine.cancelled) throw new AppError('cancelled');
  };
  try {
    return await work({
      async rest(ms) {
        // In short naps, so that a stop need not wait for the end of a long one.
        for (let left = ms; left > 0; left -= NAP_MS) {
          await new Promise<void>((resolve) => setTimeout(resolve, Math.min(left, NAP_MS)));
          check();
        }
        sliceFrom = performance.now();
      },
      breathe(done, total) {
        const now = performance.now();
        if (now - sliceFrom < SLICE_MS) return undefined;
        if (jobId !== null && now - told >= TELL_MS) {
          told = now;
          kernel.emit({ type: 'progress', jobId, done, total });
        }
        return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
          sliceFrom = performance.now();
          check();
        });
      },
    });
  } finally {
    running.delete(session);
  }
}

/** Asks a running job to stop; it does at its next breath. Nothing happens when it is done already. */
export function cancelJob(session: Session, jobId: string): void {
  const job = running.get(session);
  if (job?.id === jobId) job.cancelled = true;
}

/** For work so small that nobody waits for it. */
export const NO_JOB: Job = { breathe: () => undefined, rest: async () => undefined };
