import { randomUUID } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared, type QueryContext } from '#main/core/handlers.ts';
import { auditMark, wasChangedSince } from '#main/features/audit/audit.service.ts';
import { contract } from '#shared/contract/contract.ts';
import type { importsContract } from '#shared/features/imports/imports.contract.ts';
import { arrange } from './arrange.ts';
import { attention } from './attention.ts';
import { columnsView } from './choose-columns.ts';
import { closeDoubts, countOpenDoubts, openDoubt, openDoubts } from './doubts.repo.ts';
import { runs } from './imports.repo.ts';
import { missingFrom, planImport } from './imports.service.ts';
import { cancelJob, type Job, NO_JOB, runJob } from './job.ts';
import { countsOf, fingerprint } from './plan.ts';
import { candidateFinder, itemsOf, labeller, missingItems } from './preview-items.ts';
import { allProfiles, removeProfile, renameProfile, saveProfile } from './profiles.repo.ts';
import { settleDoubt } from './settle-doubt.ts';
import {
  dropStaging,
  dropUploads,
  type Staged,
  stagingOf,
  tableOf,
  takePiece,
  uploadsOf,
  type Wish,
} from './staging.ts';
import { applyStaged, undoRun, untilWritten } from './write-run.ts';

const MOST_DOUBTS = 200;
const DONE = {};

/** What queries write in the audit: looks, after which the register is as it was. */
const looks = (): ReadonlySet<string> =>
  new Set(Object.values(contract).flatMap((call) => (call.kind === 'query' && call.audit ? [call.audit] : [])));

/** Judges the wish and keeps the judgement, with a mark of what the register held. */
async function stage(ctx: QueryContext, wish: Wish, previewId: string, job: Job): Promise<Staged> {
  const { session } = ctx;
  const seq = auditMark(ctx.db);
  const planned = await planImport(ctx, session, wish, job);
  return { previewId, wish, planned, missing: missingFrom(ctx.db, planned.plan), seq };
}

function stagedOf(ctx: QueryContext, previewId: string): Staged {
  const { staged } = stagingOf(ctx.session);
  if (staged?.previewId !== previewId) throw new AppError('import-changed');
  return staged;
}

/**
 * What was shown, if the register still says what it said then. Else somebody wrote in it since: judged again, and only what was
 * shown is done (error 'import-changed').
 */
async function judgedNow(ctx: QueryContext, previewId: string, job: Job): Promise<Staged> {
  const staged = stagedOf(ctx, previewId);
  if (!wasChangedSince(ctx.db, staged.seq, looks())) return staged;
  const again = await stage(ctx, staged.wish, staged.previewId, job);
  if (wasChangedSince(ctx.db, again.seq, looks())) throw new AppError('import-changed');
  if (fingerprint(again.planned.plan) !== fingerprint(staged.planned.plan)) throw new AppError('import-changed');
  return again;
}

/** What has to be asked again after the register changed in one of many ways. */
function registerChanged(ctx: QueryContext): void {
  ctx.kernel.emit({ type: 'changed', features: ['children', 'medical', 'consent'] });
}

export const importsHandlers: Handlers<keyof typeof importsContract> = {
  'imports.upload': async (input, { session }) => ({
    uploadId: await takePiece(session, input.uploadId, input.fileName, Buffer.from(input.base64, 'base64'), input.last),
  }),
  'imports.arrange': (input, ctx) =>
    runJob(ctx.kernel, input.jobId, async (job) => ({ files: await arrange(ctx, input.uploadIds, job) })),
  'imports.columns': (input, ctx) =>
    runJob(ctx.kernel, input.jobId, async (job) => {
      const [upload] = uploadsOf(ctx.session, [input.uploadId]);
      if (!upload) throw new AppError('not-found');
      return columnsView(ctx, upload.fileName, await tableOf(upload, job), input);
    }),
  'imports.preview': (input, ctx) =>
    runJob(ctx.kernel, input.jobId, async (job) => {
      const { session } = ctx;
      const { jobId: _jobId, ...wish } = input;
      const staged = await stage(ctx, wish, randomUUID(), job);
      stagingOf(session).staged = staged;
      const { plan, kind, fileName, unused, profile } = staged.planned;
      return {
        previewId: staged.previewId,
        kind,
        fileName,
        counts: countsOf(plan.rows, staged.missing.length),
        warnings: [...plan.warnings],
        unused: [...unused],
        profile,
        items: itemsOf(staged, ctx.db, null, 0),
      };
    }),
  'imports.rows': (input, ctx) => {
    const staged = stagedOf(ctx, input.previewId);
    const { outcome } = input;
    if (outcome === 'missing') return { items: missingItems(staged.missing, input.from), total: staged.missing.length };
    const total = countsOf(staged.planned.plan.rows, 0)[outcome];
    return { items: itemsOf(staged, ctx.db, outcome, input.from), total };
  },
  'imports.apply': {
    long: (input, ctx, write) =>
      runJob(ctx.kernel, input.jobId, async (job) => {
        const choices = new Map(input.choices.map((one) => [one.line, one.childId]));
        const { done, staged } = await untilWritten(job, async (breathe) => {
          const staged = await judgedNow(ctx, input.previewId, job);
          return { staged, done: await write(breathe, (change) => applyStaged(change, staged, choices)) };
        });
        dropUploads(ctx.session, staged.wish.uploadIds);
        registerChanged(ctx);
        return done;
      }),
  },
  'imports.cancel': (input, { session }) => {
    cancelJob(session, input.jobId);
    return DONE;
  },
  'imports.drop': (_input, { session }) => {
    dropStaging(session);
    return DONE;
  },
  'imports.history': (_input, { db }) => ({ runs: runs(db) }),
  'imports.undo': {
    long: (input, ctx, write) =>
      runJob(ctx.kernel, input.jobId, async (job) => {
        const done = await untilWritten(job, (breathe) => write(breathe, (change) => undoRun(change, input.importId)));
        registerChanged(ctx);
        return done;
      }),
  },

  'imports.doubts': (_input, { db }) => {
    const candidates = candidateFinder(db);
    const doubts = openDoubts(db, MOST_DOUBTS).map(({ importId: _id, kept: _kept, hasPicture, ...doubt }) => ({
      ...doubt,
      candidates: candidates(doubt.candidates),
      pictureUrl: hasPicture ? `/import-doubt/${doubt.doubtId}` : null,
    }));
    return { doubts, total: countOpenDoubts(db) };
  },
  'imports.settleDoubt': (input, ctx) => {
    const doubt = openDoubt(ctx.db, input.doubtId);
    if (!doubt) throw new AppError('changed-elsewhere');
    const row = settleDoubt(ctx, doubt, input.childId);
    ctx.audit({ childId: input.childId === 'new' ? null : input.childId, fields: ['line'] });
    registerChanged(ctx);
    const what = {
      added: 'Added',
      changed: 'Changed',
      unchanged: 'The register has this already',
      skipped: 'Left out',
    };
    const said = row.outcome === 'doubtful' ? 'Left out' : what[row.outcome];
    return { did: [`${said}: ${labeller(ctx.db, [])(row)}`, ...row.details].join('. ') };
  },
  'imports.dismissDoubts': (input, ctx) => {
    const closed = closeDoubts(ctx.tx, input.doubtIds, 'dismissed', input.words, ctx.author);
    if (closed !== input.doubtIds.length) throw new AppError('changed-elsewhere');
    ctx.audit({ fields: [`put aside ${closed}`] });
    return DONE;
  },

  'imports.profiles': (_input, { db }) => ({
    profiles: allProfiles(db).map(({ headers, mapping: _mapping, purposes: _purposes, words: _words, ...row }) => ({
      ...row,
      columns: headers.length,
    })),
  }),
  'imports.saveProfile': prepared(
    async (input, ctx) => {
      const [upload] = uploadsOf(ctx.session, [input.uploadId]);
      if (!upload) throw new AppError('not-found');
      return tableOf(upload, NO_JOB);
    },
    ({ uploadId: _uploadId, ...profile }, ctx, { headers }) => ({
      profileId: saveProfile(ctx.tx, { ...profile, headers }, ctx.author),
    }),
  ),
  'imports.renameProfile': (input, { tx }) => {
    if (renameProfile(tx, input.profileId, input.name) === 0) throw new AppError('not-found');
    return DONE;
  },
  'imports.removeProfile': (input, { tx }) => {
    if (removeProfile(tx, input.profileId) === 0) throw new AppError('not-found');
    return DONE;
  },

  'imports.attention': (_input, { db }) => ({ lists: attention(db) }),
};
