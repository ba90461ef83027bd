import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropFits, wholeCrop } from '#shared/features/photos/crop.ts';

test.each([
  [{ left: 0, top: 0, size: 300 }, true],
  [{ left: 100, top: 0, size: 300 }, true],
  [{ left: 101, top: 0, size: 300 }, false],
  [{ left: 0, top: 1, size: 300 }, false],
])('%j in a picture of 400 by 300: %s', (crop, fits) => {
  expect(cropFits(crop, 400, 300)).toBe(fits);
});

test('makes of whatever the cropper measured a whole square within the picture', () => {
  const side = fc.integer({ min: 50, max: 8000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(side, side, share, share, share, (width, height, x, y, part) => {
      const length = Math.min(width, height) * Math.max(part, 0.01) + 0.4;
      const crop = wholeCrop({ x: x * width, y: y * height, width: length, height: length + 0.3 }, width, height);
      expect(cropFits(crop, width, height)).toBe(true);
      expect(Object.values(crop).every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
      expect(Math.abs(crop.size - Math.min(length, width, height))).toBeLessThanOrEqual(0.5);
    }),
  );
});
