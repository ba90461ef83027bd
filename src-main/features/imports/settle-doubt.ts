import { AppError } from '#main/core/app-error.ts';
import type { CommandContext } from '#main/core/handlers.ts';
import type { Settling } from '#shared/features/imports/imports.model.ts';
import { closeDoubts, type DoubtRow, doubtPicture } from './doubts.repo.ts';
import { insertChange, nextPosition } from './imports.repo.ts';
import { applying, type PlannedRow, type Recorder } from './plan.ts';
import { consentPlanner, keptConsentRow } from './plan-consents.ts';
import { type ContactRow, contactPlanner } from './plan-contacts.ts';
import { type MedicalRow, medicalPlanner } from './plan-medical.ts';
import { photoPlacer } from './plan-photos.ts';
import { pupilPlanner } from './plan-pupils.ts';
import type { PupilRow } from './reading/pupil-row.ts';

/** Notes changes after those that the import has already. */
export function recorderFor(ctx: Pick<CommandContext, 'tx'>, importId: DoubtRow['importId']): Recorder {
  let position = nextPosition(ctx.tx, importId);
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return (entity, entityId, action, before, after) => {
    insertChange(ctx.tx, importId, position, { entity, entityId, action, before: json(before), after: json(after) });
    position += 1;
  };
}

/** Does what a kept row says, for the child that a person named, as part of its own import. Error 'not-found'. */
export function settleDoubt(ctx: CommandContext, doubt: DoubtRow, to: Settling): PlannedRow {
  const row = plannedFor(ctx, doubt, to);
  if (row.outcome === 'skipped' && !row.apply && to !== 'new') {
    const gone = row.details.includes('That child is no longer here.');
    if (gone) throw new AppError('not-found');
  }
  if (to === 'new' && !doubt.mayAdd) throw new AppError('bad-input');
  row.apply?.(applying(ctx.tx, ctx.author, doubt.importId, recorderFor(ctx, doubt.importId)));
  closeDoubts(ctx.tx, [doubt.doubtId], 'settled', '', ctx.author);
  return row;
}

function plannedFor(ctx: CommandContext, doubt: DoubtRow, to: Settling): PlannedRow {
  switch (doubt.kind) {
    case 'ctf':
    case 'pupils':
      return pupilPlanner(ctx.db, ctx.capabilities.has('flags.reason')).settle(doubt.kept as PupilRow, to);
    case 'contacts':
      return contactPlanner(ctx.db).settle(doubt.kept as ContactRow, to);
    case 'medical':
      return medicalPlanner(ctx.db).settle(doubt.kept as MedicalRow, to);
    case 'consents':
      return consentPlanner(ctx.db, ctx.today).settle(keptConsentRow(doubt.kept), to);
    case 'photos': {
      const picture = doubtPicture(ctx.db, doubt.doubtId);
      if (!picture) throw new AppError('changed-elsewhere');
      return photoPlacer(ctx.db)(doubt.line, doubt.about, picture, to);
    }
  }
}
