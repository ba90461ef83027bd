import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { AppError } from '#main/core/app-error.ts';
import { type Crop, cropFits } from '#shared/features/photos/crop.ts';
import type { ProcessedPhoto } from './photos.service.ts';

const MOST_BYTES = 40_000_000;
const MOST_PIXELS = 100_000_000;
const FULL = 480;
const THUMB = 192;
/** EXIF orientations from here on are stored lying on a side: width and height change places. */
const LYING = 5;

// Only the two loaders that a school photo needs: each further format is one more way in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] });
sharp.cache(false);

/** JPEG or PNG by its first bytes, whatever the file is called. */
export function pictureType(bytes: Buffer): 'jpeg' | 'png' | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  return null;
}

/**
 * A school photo as it is kept: upright, the square that somebody chose (or else the upper middle, where a face is),
 * re-encoded without metadata in two sizes. Errors 'picture-unreadable', 'picture-too-large' (judged from the header, before
 * decoding), 'bad-input' for a square that is not within the picture.
 */
export async function processPhoto(bytes: Buffer, crop: Crop | null = null): Promise<ProcessedPhoto> {
  if (bytes.length > MOST_BYTES) throw new AppError('picture-too-large');
  if (pictureType(bytes) === null) throw new AppError('picture-unreadable');
  try {
    if (crop !== null) await requireWithin(bytes, crop);
    const turned = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
    const kept = crop
      ? turned.extract({ left: crop.left, top: crop.top, width: crop.size, height: crop.size })
      : turned;
    // Decoded once: both sizes are made from the same pixels, at the same time.
    const { data, info } = await kept
      .resize(FULL, FULL, { fit: 'cover', position: 'top' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const [full, thumb] = await Promise.all([
      sharp(data, { raw }).jpeg({ quality: 82 }).toBuffer(),
      sharp(data, { raw }).resize(THUMB, THUMB).jpeg({ quality: 80 }).toBuffer(),
    ]);
    return { full, thumb, sha256: createHash('sha256').update(full).digest('hex') };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(isTooLarge(cause) ? 'picture-too-large' : 'picture-unreadable', { cause });
  }
}

/** The decoder's own refusal of more than `limitInputPixels`, which it judges by the header too. */
const isTooLarge = (cause: unknown): boolean => cause instanceof Error && cause.message.includes('pixel limit');

/** Reads the header apart, which a photo without a chosen square does not need: its decoder judges the size by itself. */
async function requireWithin(bytes: Buffer, crop: Crop): Promise<void> {
  const { width = 0, height = 0, orientation = 1 } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
  const isLying = orientation >= LYING;
  if (!cropFits(crop, isLying ? height : width, isLying ? width : height)) {
    throw new AppError('bad-input', { fields: { crop: 'This square is not within the picture.' } });
  }
}
