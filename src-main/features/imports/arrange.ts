import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import type { CallOutput } from '#shared/contract/contract.ts';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import { IMPORT_KINDS, type ImportKind } from '#shared/features/imports/imports.model.ts';
import { chooseColumns } from './choose-columns.ts';
import { isCtf } from './imports.service.ts';
import type { Job } from './job.ts';
import { isPicture, tableOf, type Upload, uploadsOf } from './staging.ts';

type Files = CallOutput<'imports.arrange'>['files'];

const isList = (upload: Upload): boolean => /\.(csv|tsv|txt|xml)$/i.test(upload.fileName);
/** A Mac's and Windows' own files in any folder: nobody chose them. */
const isTrace = (upload: Upload): boolean =>
  /(?:^|[/\\])(?:\._.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(upload.fileName);

/**
 * A pile of files in the order in which they should be taken: who is there first, then what is said about them; all pictures
 * together, with what else lies in their folder. A file that cannot be read comes last, with the reason.
 */
export async function arrange(ctx: QueryContext, uploadIds: readonly string[], job: Job): Promise<Files> {
  const uploads = uploadsOf(ctx.session, uploadIds).map((upload, i) => ({ upload, id: uploadIds[i] ?? '' }));
  const withPictures = uploads.some(({ upload }) => isPicture(upload.fileName));
  const inFolder = ({ upload }: (typeof uploads)[number]) =>
    isPicture(upload.fileName) ||
    (withPictures && (!isList(upload) || /^readme/i.test(upload.fileName))) ||
    isTrace(upload);
  const photos = uploads.filter(inFolder);
  const files: Files = [];
  for (const { upload, id } of uploads.filter((one) => !photos.includes(one))) {
    files.push({ uploadIds: [id], fileName: upload.fileName, ...(await look(ctx, upload, job)) });
  }
  if (photos.length > 0) {
    const fileName = photos.length === 1 ? (photos[0]?.upload.fileName ?? '') : `${photos.length} files`;
    files.push({ uploadIds: photos.map(({ id }) => id), fileName, kind: 'photos', problem: null });
  }
  const place = ({ kind, problem }: Files[number]) =>
    problem ? IMPORT_KINDS.length + 1 : kind ? IMPORT_KINDS.indexOf(kind) : IMPORT_KINDS.length;
  return files.toSorted((a, b) => place(a) - place(b) || a.fileName.localeCompare(b.fileName));
}

async function look(
  ctx: QueryContext,
  upload: Upload,
  job: Job,
): Promise<{ kind: ImportKind | null; problem: string | null }> {
  try {
    if (isCtf(upload)) return { kind: 'ctf', problem: null };
    const table = await tableOf(upload, job);
    return {
      kind: chooseColumns(ctx, table, { kind: null, mapping: null, purposes: [], words: [] }).kind,
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || error.code === 'signed-out') throw error;
    return { kind: null, problem: sentenceFor(error.code, error.values) };
  }
}
