import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import { saveList } from '#main/core/save-list.ts';
import { instantOf, londonMidnight } from '#shared/domain/calendar-date.ts';
import type { PaperId } from '#shared/domain/ids.ts';
import { referenceOf } from '#shared/features/papers/papers.rules.ts';
import { issuedBy } from './papers.repo.ts';

/**
 * Puts the pages on the screen where the person chooses. Only a paper that they issued themselves today: who could not print it cannot
 * save it. The bytes are in memory until the shell writes them beside the place and renames. Errors 'not-found', 'cancelled', 'cannot-save'.
 */
export async function savePdf(ctx: QueryContext, paperId: PaperId): Promise<readonly string[]> {
  const since = instantOf(londonMidnight(ctx.today));
  const paper = issuedBy(ctx.db, paperId, ctx.session.staffId, since);
  if (!paper) throw new AppError('not-found');
  const { printPdf } = ctx.kernel.ports;
  if (!printPdf) throw new AppError('cannot-save');
  const reference = referenceOf(paper.year, paper.serial);
  const made = await saveList(
    ctx,
    // No child's name: a folder shows names of files to whoever passes.
    { suggestedName: `careboard-paper-${reference}.pdf`, begun: 'paper.pdf-begun' },
    async () => {
      const bytes = await printPdf().catch((cause: unknown) => {
        throw new AppError('cannot-save', { cause });
      });
      return { bytes, fields: [`paper ${reference}`, `copies ${paper.copies}`] };
    },
  );
  return made.fields;
}
