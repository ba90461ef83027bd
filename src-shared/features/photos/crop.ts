import { z } from 'zod';

/** Less than this many pixels is no face any more: most likely a slip. */
export const SMALLEST_CROP = 48;

/** The square that somebody chose, in whole pixels of the picture as it is seen (turned upright). */
export const Crop = z.strictObject({
  left: z.number().int().min(0),
  top: z.number().int().min(0),
  size: z.number().int().min(SMALLEST_CROP),
});
export type Crop = z.infer<typeof Crop>;

/** Whether the square lies wholly within a picture of this size, upright. */
export const cropFits = ({ left, top, size }: Crop, width: number, height: number): boolean =>
  left + size <= width && top + size <= height;

/** The square as the page's cropper measures it (fractions of pixels), made whole and kept within the picture. */
export function wholeCrop(
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  width: number,
  height: number,
): Crop {
  const size = Math.min(Math.round(Math.min(area.width, area.height)), width, height);
  const within = (at: number, most: number) => Math.max(0, Math.min(Math.round(at), most));
  return { left: within(area.x, width - size), top: within(area.y, height - size), size };
}
