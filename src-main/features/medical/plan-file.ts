import sharp from 'sharp';
import { AppError } from '#main/core/app-error.ts';
import { pictureType } from '#main/features/photos/process-photo.ts';
import { packedPartsAreWhole } from './pdf-streams.ts';

export type PlanMime = 'application/pdf' | 'image/jpeg' | 'image/png';

/** A3 at 600 dpi is 70 million; beyond this a page cannot be relied upon to be drawn. */
const MOST_PIXELS = 100_000_000;
/** How near its end a whole PDF says so: what every reader allows for. */
const TAIL_BYTES = 1024;

/**
 * What a signed plan's bytes are, whatever the file was called. The bytes themselves stay as they are. A picture is decoded to
 * its last row, since half of one would be shown as if it were the plan; a PDF must bear its end mark, and each packed part of it
 * its own (whoever attaches it draws its pages first). Error 'plan-unreadable'.
 */
export async function checkPlanFile(bytes: Buffer): Promise<PlanMime> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    if (!endsAsPdf(bytes) || !(await packedPartsAreWhole(bytes))) throw new AppError('plan-unreadable');
    return 'application/pdf';
  }
  const type = pictureType(bytes);
  if (type === null) throw new AppError('plan-unreadable');
  try {
    // Shrunk, so that the whole picture is read and nothing large is held.
    await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .resize(64, 64, { fit: 'inside', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
  } catch (cause) {
    throw new AppError('plan-unreadable', { cause });
  }
  return `image/${type}`;
}

/** Blanks and zeros after the end mark are common and harmless. */
function endsAsPdf(bytes: Buffer): boolean {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 1) <= 0x20) end--;
  return bytes.subarray(Math.max(0, end - TAIL_BYTES), end).includes('%%EOF');
}
