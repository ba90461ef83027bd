import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Step } from '#main/core/handlers.ts';
import { MadeWay } from '#main/store/store.ts';
import type { ImportId } from '#shared/domain/ids.ts';
import type { ImportCounts, Settling } from '#shared/features/imports/imports.model.ts';
import { closeDoubts, doubtsOf, keepDoubt } from './doubts.repo.ts';
import { insertRun, markUndone, runs } from './imports.repo.ts';
import type { Job } from './job.ts';
import { applying, countsOf, settled } from './plan.ts';
import { recorderFor } from './settle-doubt.ts';
import type { Staged } from './staging.ts';
import { undoImport } from './undo.ts';

/** How long a write that made way stands aside before it begins anew, longer each time (ms): others are at work. */
const ASIDE_MS = { first: 250, most: 2000 };

/** After so many tries that made way, somebody is always at work: the next one is written in one piece, which holds the rest up once. */
const TRIES_IN_SLICES = 6;

type Breathe = (step: Step) => Promise<void> | undefined;

/**
 * Tries again whenever the write made way for somebody; what it stands on is judged in each try. A stop ends it between tries
 * too. It ends: the last try makes way for nobody.
 */
export async function untilWritten<T>(job: Job, attempt: (breathe: Breathe) => Promise<T>): Promise<T> {
  // A slice of the job is a slice of the write.
  const inSlices: Breathe = ({ done, total }) => job.breathe(done, total);
  for (let tries = 1, aside = ASIDE_MS.first; ; tries += 1, aside = Math.min(aside * 2, ASIDE_MS.most)) {
    try {
      return await attempt(tries <= TRIES_IN_SLICES ? inSlices : () => undefined);
    } catch (error) {
      if (!(error instanceof MadeWay)) throw error;
      await job.rest(aside);
    }
  }
}

/** Carries out what was judged, with a person's choices in it; a step for each row. */
export function* applyStaged(
  ctx: CommandContext,
  { planned, missing }: Staged,
  choices: ReadonlyMap<number, Settling>,
): Generator<Step, { importId: ImportId; counts: ImportCounts }> {
  const { plan, kind, fileName, hash } = planned;
  const rows = settled(plan, choices);
  const importId = uuid() as ImportId;
  const counts = countsOf(rows, missing.length);
  insertRun(ctx.tx, { importId, kind, fileName, hash, counts }, ctx.author);
  const to = applying(ctx.tx, ctx.author, importId, recorderFor(ctx, importId));
  plan.begin?.(to);
  for (const [i, row] of rows.entries()) {
    row.apply?.(to);
    if (row.outcome === 'doubtful') keepDoubt(ctx.tx, importId, kind, row, ctx.author);
    yield { done: i + 1, total: rows.length };
  }
  ctx.audit({ fields: [kind, `added ${counts.added}`, `changed ${counts.changed}`, `doubtful ${counts.doubtful}`] });
  return { importId, counts };
}

/** Takes an import back; a step for each row that it wrote. Errors 'import-undone', 'not-found'. */
export function* undoRun(ctx: CommandContext, importId: ImportId): Generator<Step, { undone: number; kept: string[] }> {
  const run = runs(ctx.tx).find((one) => one.importId === importId);
  if (run?.undone) throw new AppError('import-undone');
  if (!run?.canUndo) throw new AppError('not-found');
  const { undone, kept } = yield* undoImport(ctx.tx, importId, ctx.author);
  closeDoubts(ctx.tx, doubtsOf(ctx.tx, importId), 'undone', '', ctx.author);
  markUndone(ctx.tx, importId, kept, ctx.author);
  ctx.audit({ fields: [`undone ${undone}`, `kept ${kept.length}`, `of ${undone + kept.length}`] });
  return { undone, kept };
}
