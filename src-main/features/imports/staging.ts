import { randomUUID } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import type { Session } from '#main/core/session.ts';
import { processPhoto } from '#main/features/photos/process-photo.ts';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import type { ImportKind } from '#shared/features/imports/imports.contract.ts';
import type { PhotoFile } from './plan-photos.ts';
import { MOST_BYTES } from './reading/decode-text.ts';

interface Upload {
  readonly fileName: string;
  pieces: Buffer[];
  size: number;
  /** Set when the last piece came: a picture is made safe at once, so that a folder of them does not fill the memory. */
  photo: PhotoFile | null;
}
/** What was previewed: enough to plan it again when it is applied. */
export interface Staged {
  readonly previewId: string;
  readonly uploadIds: readonly string[];
  readonly kind: ImportKind;
  readonly mapping: Readonly<Record<string, string>> | null;
  readonly fingerprint: string;
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

const isPicture = (fileName: string): boolean => /\.(jpe?g|png)$/i.test(fileName);
const MOST_PICTURE_BYTES = 40_000_000;

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
  const upload =
    uploadId === null
      ? { fileName: fileName.normalize('NFC'), pieces: [], size: 0, photo: null }
      : uploads.get(uploadId);
  if (!upload) throw new AppError('not-found');
  upload.size += bytes.length;
  const most = isPicture(fileName) ? MOST_PICTURE_BYTES : MOST_BYTES;
  if (upload.size > most) {
    uploads.delete(id);
    throw new AppError('file-too-large', { values: { limit: `${most / 1_000_000} MB` } });
  }
  upload.pieces.push(bytes);
  uploads.set(id, upload);
  if (last && isPicture(fileName)) {
    upload.photo = await madeSafe(upload.fileName, Buffer.concat(upload.pieces));
    upload.pieces = [];
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

/** The files of these uploads, in the order given. Error 'not-found'. */
export function filesOf(
  session: Session,
  uploadIds: readonly string[],
): { fileName: string; bytes: Buffer; photo: PhotoFile | null }[] {
  const { uploads } = stagingOf(session);
  return uploadIds.map((id) => {
    const upload = uploads.get(id);
    if (!upload) throw new AppError('not-found');
    return { fileName: upload.fileName, bytes: Buffer.concat(upload.pieces), photo: upload.photo };
  });
}
