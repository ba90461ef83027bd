import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import type { Session } from '#main/core/session.ts';
import { processPhoto } from '#main/features/photos/process-photo.ts';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import type { ImportKind, PurposeColumn, SaidWord } from '#shared/features/imports/imports.model.ts';
import type { Planned } from './imports.service.ts';
import type { Job } from './job.ts';
import type { PhotoFile } from './plan-photos.ts';
import { decodeText, MOST_BYTES } from './reading/decode-text.ts';
import { type CsvTable, readCsv } from './reading/read-csv.ts';

export interface Upload {
  readonly fileName: string;
  pieces: Buffer[];
  size: number;
  done: boolean;
  /** Set when the last piece came: a picture is made safe at once, so that a folder of them does not fill the memory. */
  photo: PhotoFile | null;
  text: string | null;
  /** Read once, whatever is asked about it. */
  table: CsvTable | null;
}
export interface Wish {
  readonly uploadIds: readonly string[];
  /** Null lets the file say what it is. */
  readonly kind: ImportKind | null;
  readonly mapping: Readonly<Record<string, string>> | null;
  readonly purposes: readonly PurposeColumn[];
  /** What a person said of words that are not known. */
  readonly words: readonly SaidWord[];
}
/** What was previewed: it is what will be applied, unless the register changed. */
export interface Staged {
  readonly previewId: string;
  readonly wish: Wish;
  readonly planned: Planned;
  readonly missing: readonly string[];
  /** The audit's last row when the plan was made: tells whether anything was changed since. */
  readonly seq: number;
}
interface Staging {
  readonly uploads: Map<string, Upload>;
  staged: Staged | null;
}

/** Files between upload and import: in memory, per session, gone with it. */
const stagings = new WeakMap<Session, Staging>();

export function stagingOf(session: Session): Staging {
  const known = stagings.get(session) ?? { uploads: new Map(), staged: null };
  stagings.set(session, known);
  return known;
}
export const dropStaging = (session: Session): boolean => stagings.delete(session);

/** Forgets the files of one import; others of the same pile still wait. */
export function dropUploads(session: Session, uploadIds: readonly string[]): void {
  const staging = stagingOf(session);
  for (const id of uploadIds) staging.uploads.delete(id);
  staging.staged = null;
}

export const isPicture = (fileName: string): boolean => /\.(jpe?g|png)$/i.test(fileName);
const MOST_PICTURE_BYTES = 40_000_000;
/** Of one session at once: a pile of files is forgotten only when it is imported or dropped. */
const MOST_WAITING = 200_000_000;

/** Takes one piece of a file. Errors 'file-too-large', 'not-found'. */
export async function takePiece(
  session: Session,
  uploadId: string | null,
  fileName: string,
  bytes: Buffer,
  last: boolean,
): Promise<string> {
  const { uploads } = stagingOf(session);
  const id = uploadId ?? randomUUID();
  const upload: Upload | undefined =
    uploadId === null
      ? { fileName: fileName.normalize('NFC'), pieces: [], size: 0, done: false, photo: null, text: null, table: null }
      : uploads.get(uploadId);
  if (!upload || upload.done) throw new AppError('not-found');
  upload.size += bytes.length;
  const most = isPicture(upload.fileName) ? MOST_PICTURE_BYTES : MOST_BYTES;
  const waiting = [...uploads.values()].reduce((sum, one) => sum + (one.photo ? 0 : one.size), 0);
  if (upload.size > most || waiting + upload.size > MOST_WAITING) {
    uploads.delete(id);
    throw new AppError('file-too-large', { values: { limit: `${most / 1_000_000} MB` } });
  }
  upload.pieces.push(bytes);
  upload.done = last;
  uploads.set(id, upload);
  if (last && isPicture(upload.fileName)) {
    const whole = bytesOf(upload);
    upload.pieces = [];
    upload.photo = await madeSafe(upload.fileName, whole);
  }
  return id;
}

async function madeSafe(name: string, bytes: Buffer): Promise<PhotoFile> {
  try {
    return { name, photo: await processPhoto(bytes), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { name, photo: null, problem: sentenceFor(error.code) };
  }
}

const bytesOf = (upload: Upload): Buffer =>
  upload.pieces.length === 1 ? (upload.pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(upload.pieces);

/** The files of these uploads, in the order given. Error 'not-found'. */
export function uploadsOf(session: Session, uploadIds: readonly string[]): Upload[] {
  const { uploads } = stagingOf(session);
  return uploadIds.map((id) => {
    const upload = uploads.get(id);
    if (!upload?.done) throw new AppError('not-found');
    return upload;
  });
}

/** The file's text, decoded once. Errors of `decodeText`. */
export function textOf(upload: Upload): string {
  upload.text ??= decodeText(bytesOf(upload));
  return upload.text;
}

/** The file's rows, read once. Errors of `readCsv`. */
export async function tableOf(upload: Upload, job: Job): Promise<CsvTable> {
  upload.table ??= await readCsv(textOf(upload), job);
  return upload.table;
}

/** Tells two files apart in the history. */
export function hashOf(uploads: readonly Upload[]): string {
  const hash = createHash('sha256');
  for (const upload of uploads) {
    hash.update(`${upload.fileName}\0${upload.photo?.photo?.sha256 ?? ''}`);
    for (const piece of upload.pieces) hash.update(piece);
  }
  return hash.digest('hex');
}
