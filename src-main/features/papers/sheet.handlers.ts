import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers } from '#main/core/handlers.ts';
import { currentClasses } from '#main/features/children/children.service.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { Holder, IssuedPaper } from '#shared/features/papers/papers.model.ts';
import type { sheetContract } from '#shared/features/papers/sheet.contract.ts';
import { AUDIENCE_NAMES, type Audience } from '#shared/features/papers/sheet-fields.rules.ts';
import { issuePaper } from './papers.service.ts';
import { classSheet } from './sheet.ts';

export const sheetHandlers: Handlers<keyof typeof sheetContract> = {
  'papers.sheetClasses': (_input, { db, scope }) => ({
    classes: currentClasses(db)
      .filter(({ classId }) => scope.kind === 'all' || scope.classIds.includes(classId))
      .map(({ classId, name }) => ({ classId, name })),
    wholeSchool: scope.kind === 'all',
  }),
  'papers.classSheet': (input, ctx) => classSheet(ctx, input),
  'papers.printClassSheet': (input, ctx) => print(ctx, input),
  'papers.kitchenSheet': (input, ctx) => lunchSheet(ctx, input.classId),
  'papers.printKitchenSheet': (input, ctx) => print(ctx, { ...input, audience: 'lunch' }),
};

/** For those who serve: without whose parents were told. */
function lunchSheet(ctx: Parameters<typeof classSheet>[0], classId: ClassId | null) {
  const sheet = classSheet(ctx, { classId, audience: 'lunch' });
  if (sheet.audience !== 'lunch') throw new Error('a lunch sheet was asked for');
  const { untold: _untold, ...served } = sheet;
  return served;
}

interface Print {
  readonly classId: ClassId | null;
  readonly audience: Audience;
  readonly fingerprint: string;
  readonly holders: readonly Holder[];
  readonly collectBy: CalendarDate;
}

/** Records the print, by paper and by child, before it happens. */
function print(ctx: CommandContext, { fingerprint, holders, collectBy, ...wish }: Print): IssuedPaper {
  const sheet = classSheet(ctx, wish);
  if (sheet.fingerprint !== fingerprint) throw new AppError('changed-elsewhere');
  // Nobody stands on it: there is no paper to number.
  if (sheet.children.length === 0) throw new AppError('not-found');
  const childIds = sheet.children.map(({ childId }) => childId);
  ctx.audit({ fields: [`copies ${holders.length}`] });
  for (const childId of childIds) ctx.alsoAudit({ what: 'medical.on-class-sheet', childId, fields: [] });
  return issuePaper(ctx, {
    kind: wish.audience === 'lunch' ? 'kitchen-board' : 'class-sheet',
    title: `${sheet.className ?? 'Whole school'}, for ${AUDIENCE_NAMES[wish.audience].toLowerCase()}`,
    ...{ onDay: null, childIds, holders, collectBy },
  });
}
