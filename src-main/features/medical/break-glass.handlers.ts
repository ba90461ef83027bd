import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { oneChild, type ToldApart, toldApart } from '#main/features/children/children.service.ts';
import { closedDays } from '#main/features/settings/settings.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { closedKnownTo, schoolDaysWords } from '#shared/features/settings/school-days.rules.ts';
import { insertReview, judgedOpenings, type OpeningRow, oneOpening, reviewedOpenings } from './break-glass.service.ts';

export const breakGlassHandlers: Handlers<'medical.breakGlass' | 'medical.reviewBreakGlass'> = {
  'medical.breakGlass': (_input, ctx) => {
    const told = toldApart(ctx.db);
    return {
      schoolDays: schoolDaysWords(closedKnownTo(closedDays(ctx.db)), ctx.today),
      waiting: judgedOpenings(ctx.db, ctx.today).map(({ row, overdue, many }) => ({
        ...{ ...plain(ctx.db, row, told), overdue, many },
        own: row.staffId === ctx.session.staffId,
      })),
      reviewed: reviewedOpenings(ctx.db).map((row) => ({
        ...plain(ctx.db, row, told),
        words: row.words ?? '',
        reviewedBy: row.reviewedBy ?? '',
        reviewedAt: row.reviewedAt ?? row.openedAt,
      })),
    };
  },
  'medical.reviewBreakGlass': (input, { tx, author, audit }) => {
    const opening = oneOpening(tx, input.openingId);
    if (!opening) throw new AppError('not-found');
    if (opening.reviewedAt !== null) throw new AppError('changed-elsewhere');
    // Also for somebody who became a Lead afterwards: nobody looks into their own doing.
    if (opening.staffId === author.by) throw new AppError('own-break-glass');
    insertReview(tx, input.openingId, input.words, author);
    audit({ childId: opening.childId });
    return {};
  },
};

function plain(db: ReadDb, row: OpeningRow, told: ToldApart) {
  const child = oneChild(db, row.childId);
  return {
    openingId: row.openingId,
    who: row.who || 'Name not recorded',
    child: child ? told.toldFully(child) : 'A child no longer in the register',
    reason: row.reason,
    openedAt: row.openedAt,
    endedAt: row.endedAt,
    endedHow: row.endedHow ?? ('open' as const),
  };
}
