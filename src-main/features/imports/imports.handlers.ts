import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import type { ImportId } from '#shared/domain/ids.ts';
import type { importsContract } from '#shared/features/imports/imports.contract.ts';
import { changesOf, insertChange, insertRun, markUndone, runs } from './imports.repo.ts';
import { missingFrom, planImport } from './imports.service.ts';
import { countsOf, fingerprint, itemsOf, type Recorder } from './plan.ts';
import { dropStaging, stagingOf, takePiece } from './staging.ts';
import { undoImport } from './undo.ts';

const MOST_ITEMS = 500;

export const importsHandlers: Handlers<keyof typeof importsContract> = {
  'imports.upload': async (input, { session }) => ({
    uploadId: await takePiece(session, input.uploadId, input.fileName, Buffer.from(input.base64, 'base64'), input.last),
  }),
  'imports.preview': (input, { db, session }) => {
    const { kind, fileName, plan, columns, headers } = planImport(db, session, input);
    const missing = missingFrom(db, plan);
    const previewId = randomUUID();
    stagingOf(session).staged = {
      previewId,
      uploadIds: input.uploadIds,
      kind,
      mapping: input.mapping,
      fingerprint: fingerprint(plan),
    };
    return {
      previewId,
      kind,
      fileName,
      columns,
      headers: [...headers],
      counts: countsOf(plan, missing.length),
      warnings: [...plan.warnings],
      items: itemsOf(plan, db, MOST_ITEMS),
      missing: missing.slice(0, MOST_ITEMS),
    };
  },
  'imports.apply': (input, ctx) => {
    const { staged } = stagingOf(ctx.session);
    if (staged?.previewId !== input.previewId) throw new AppError('import-changed');
    if (fingerprint(planImport(ctx.db, ctx.session, staged).plan) !== staged.fingerprint)
      throw new AppError('import-changed');
    const { plan, kind, fileName } = planImport(
      ctx.db,
      ctx.session,
      staged,
      new Map(input.choices.map((one) => [one.line, one.childId])),
    );
    const importId = uuid() as ImportId;
    const counts = countsOf(plan, missingFrom(ctx.db, plan).length);
    insertRun(ctx.tx, { importId, kind, fileName, fingerprint: staged.fingerprint, counts }, ctx.author);
    let position = 0;
    const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
    const record: Recorder = (entity, entityId, action, before, after) => {
      insertChange(ctx.tx, importId, { position, entity, entityId, action, before: json(before), after: json(after) });
      position += 1;
    };
    for (const row of plan.rows) row.apply?.(ctx.tx, ctx.author, record, importId);
    ctx.audit({ fields: [kind, `added ${counts.added}`, `changed ${counts.changed}`] });
    dropStaging(ctx.session);
    ctx.kernel.emit({ type: 'changed', features: ['children', 'medical', 'consent'] });
    return { importId, counts };
  },
  'imports.drop': (_input, { session }) => {
    dropStaging(session);
    return {};
  },
  'imports.history': (_input, { db }) => {
    const all = runs(db);
    const last = all.find((run) => run.undoneAt === null);
    return { runs: all.map((run) => ({ ...run, canUndo: run === last })) };
  },
  'imports.undo': (input, ctx) => {
    const all = runs(ctx.db);
    const last = all.find((run) => run.undoneAt === null);
    if (last?.importId !== input.importId)
      throw new AppError(
        all.some((run) => run.importId === input.importId && run.undoneAt) ? 'import-undone' : 'not-found',
      );
    const { undone, kept } = undoImport(ctx.tx, input.importId, ctx.author);
    markUndone(ctx.tx, input.importId, kept, ctx.author);
    ctx.audit({
      fields: [`undone ${undone}`, `kept ${kept.length}`, `of ${changesOf(ctx.db, input.importId).length}`],
    });
    ctx.kernel.emit({ type: 'changed', features: ['children', 'medical', 'consent'] });
    return { undone, kept };
  },
};
