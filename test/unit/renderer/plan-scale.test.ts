import { describe, expect, it } from 'vitest';
import { scaleOfPage } from '../../../src-renderer/features/medical/plan-scale.ts';

describe('the size a page of a plan is drawn at', () => {
  it.each([
    ['A4', 595, 842, 2.2],
    ['a card of 10 cm', 283, 200, 1300 / 283],
  ])('is sharp for %s', (_name, width, height, scale) => {
    expect(scaleOfPage(width, height)).toBeCloseTo(scale, 3);
  });

  it.each([
    ['A4 at 1200 dpi stored as 72', 9921, 14_031],
    ['A3 at 600 dpi', 7016, 9921],
    ['the largest box a PDF may have', 14_400, 14_400],
    ['a strip', 14_400, 20],
    ['a thin strip', 3, 14_400],
  ])('never asks for a canvas too large to be drawn: %s', (_name, width, height) => {
    const scale = scaleOfPage(width, height) ?? 0;
    expect(scale).toBeGreaterThan(0);
    expect(Math.max(width, height) * scale).toBeLessThanOrEqual(8192.001);
    expect(width * height * scale * scale).toBeLessThanOrEqual(16_000_001);
  });

  it('is nothing for a page without a size', () => {
    for (const [width, height] of [
      [0, 842],
      [595, -1],
      [Number.NaN, 842],
      [Number.POSITIVE_INFINITY, 842],
    ] as const)
      expect(scaleOfPage(width, height)).toBeNull();
  });
});
