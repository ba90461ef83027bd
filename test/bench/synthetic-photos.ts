import sharp from 'sharp';
import { seeded } from './random.ts';

export const DIFFERENT_PHOTOS = 200;
const SIZE = { width: 720, height: 960 };
const COARSE = { width: 9, height: 12 };

/**
 * A picture as a school photographer's folder holds it: portrait, upright, soft shapes with grain, each seed another one.
 * Nobody is on it. JPEG bytes, about 100 KB.
 */
export async function syntheticPhoto(seed: number, grain: Buffer): Promise<Buffer> {
  const random = seeded(seed);
  const shapes = Buffer.from(
    Array.from({ length: COARSE.width * COARSE.height * 3 }, () => Math.floor(random() * 256)),
  );
  return sharp(shapes, { raw: { ...COARSE, channels: 3 } })
    .resize({ ...SIZE, kernel: 'cubic', fit: 'fill' })
    .composite([{ input: grain, raw: { ...SIZE, channels: 4 } }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** The same grain lies over all of them: made once, since it is most of the work. */
export function photoGrain(): Buffer {
  const random = seeded(1);
  const pixels = Buffer.alloc(SIZE.width * SIZE.height * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    pixels.fill(Math.floor(random() * 256), at, at + 3);
    pixels[at + 3] = 14;
  }
  return pixels;
}
