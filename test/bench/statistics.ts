/** The middle value; of an even number the mean of the middle two. Throws on nothing: no figure is made up. */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** The smallest value that at least `percent` of all values do not exceed (nearest rank): always one that was measured. */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError('A percentile lies above 0 and at most at 100.');
  const sorted = inOrder(values);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

/** How many times `base` the measured thing takes, by their medians. */
export function ratioOfMedians(measured: readonly number[], base: readonly number[]): number {
  const below = median(base);
  if (below <= 0) throw new RangeError('Nothing can be compared with a time of zero.');
  return median(measured) / below;
}

function inOrder(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('Nothing was measured.');
  if (values.some((value) => !Number.isFinite(value))) throw new RangeError('A measured value is no number.');
  return values.toSorted((a, b) => a - b);
}
