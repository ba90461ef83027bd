import sharp from 'sharp';
import type { StaffId } from '#shared/domain/ids.ts';
import { admissionNumber } from './synthetic-child.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';
import { timed } from './timed.ts';

const CHUNK = 20;
/** As many files on their way as the import screen sends. */
const AT_ONCE = 3;

/**
 * A folder of photos through the calls of the import screen (files uploaded three at once, as the screen does, then preview and
 * import), against sharp alone doing the same with the same pictures: decode once, crop, encode two sizes, also three at once.
 * In chunks, turn by turn. Answers how much of bare sharp's speed is left: 1 would be all of it.
 */
export async function measurePhotos(home: string, staffId: StaffId, sources: readonly Buffer[]): Promise<number> {
  const app = openApp(home);
  let bare = 0;
  let ours = 0;
  try {
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    const uploadIds: string[] = [];
    // As in the import: another child's picture each, so that none is "unchanged" and skipped.
    const files = sources.map((bytes, i) => ({ name: `${admissionNumber((i + 1) % sources.length)}.jpg`, bytes }));
    for (const { bytes } of files.slice(0, 5)) await bareSharp(bytes);
    for (let from = 0; from < files.length; from += CHUNK) {
      const chunk = files.slice(from, from + CHUNK);
      bare += await timed(() => eachOf(chunk, ({ bytes }) => bareSharp(bytes)));
      const pages = chunk.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
      ours += await timed(async () => {
        const ids = await eachOf(pages, ({ name, base64 }) =>
          ask(app, 'imports.upload', { uploadId: null, fileName: name, base64, last: true }),
        );
        uploadIds.push(...ids.map(({ uploadId }) => uploadId));
      });
    }
    ours += await timed(async () => {
      const preview = await ask(app, 'imports.preview', { uploadIds, kind: 'photos', mapping: null });
      const { counts } = await ask(app, 'imports.apply', { previewId: preview.previewId, choices: [] });
      if (counts.added + counts.changed !== files.length) throw new Error('Not every photo found its child.');
    });
  } finally {
    app.close();
  }
  return bare / ours;
}

/** Does the work for each, some at once; the answers in order. */
async function eachOf<T, A>(all: readonly T[], work: (one: T) => Promise<A>): Promise<A[]> {
  const answers: A[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < all.length; at = next++) answers[at] = await work(all[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

/** What the picture itself costs: the steps, sizes and qualities of `process-photo.ts`. */
async function bareSharp(bytes: Buffer): Promise<void> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .resize(480, 480, { fit: 'cover', position: 'top' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  await Promise.all([
    sharp(data, { raw }).jpeg({ quality: 82 }).toBuffer(),
    sharp(data, { raw }).resize(192, 192).jpeg({ quality: 80 }).toBuffer(),
  ]);
}
