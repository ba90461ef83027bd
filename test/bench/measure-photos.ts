import sharp from 'sharp';
import type { StaffId } from '#shared/domain/ids.ts';
import { admissionNumber } from './synthetic-child.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';
import { timed } from './timed.ts';

const CHUNK = 20;

/**
 * A folder of photos through the calls of the import screen (each file uploaded after the other, as the screen does, then
 * preview and import), against sharp alone decoding, cropping and encoding the same files in the same two sizes, also one
 * after the other. In chunks, turn by turn. Answers how much of bare sharp's speed is left: 1 would be all of it.
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
      bare += await timed(async () => {
        for (const { bytes } of chunk) await bareSharp(bytes);
      });
      const pages = chunk.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
      ours += await timed(async () => {
        for (const { name, base64 } of pages) {
          const sent = await ask(app, 'imports.upload', { uploadId: null, fileName: name, base64, last: true });
          uploadIds.push(sent.uploadId);
        }
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

/** What the picture itself costs: the sizes and qualities of `process-photo.ts`. */
async function bareSharp(bytes: Buffer): Promise<void> {
  const full = await sharp(bytes)
    .rotate()
    .resize(480, 480, { fit: 'cover', position: 'top' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer();
  await sharp(full).resize(192, 192).jpeg({ quality: 80 }).toBuffer();
}
