import { describe, expect, it } from 'vitest';
import { median, percentile, ratioOfMedians } from '../../bench/statistics.ts';

describe('median', () => {
  it.each([
    { values: [7], is: 7 },
    { values: [3, 1, 2], is: 2 },
    { values: [4, 1, 3, 2], is: 2.5 },
    { values: [100, 9, 10], is: 10 },
    { values: [-2, -8, 1, 0], is: -1 },
  ])('of $values is $is', ({ values, is }) => expect(median(values)).toBe(is));

  it('leaves the measured values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('makes up no figure from nothing, or from what is no number', () => {
    expect(() => median([])).toThrow();
    expect(() => median([1, Number.NaN])).toThrow();
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  it.each([
    { values: hundred, percent: 50, is: 50 },
    { values: hundred, percent: 95, is: 95 },
    { values: hundred, percent: 100, is: 100 },
    { values: [5, 1, 9], percent: 50, is: 5 },
    { values: [5, 1, 9], percent: 95, is: 9 },
    { values: [5], percent: 1, is: 5 },
  ])('$percent of $values.length values is one of them: $is', ({ values, percent, is }) =>
    expect(percentile(values, percent)).toBe(is),
  );

  it('lies between 0 and 100', () => {
    expect(() => percentile([1], 0)).toThrow();
    expect(() => percentile([1], 101)).toThrow();
  });
});

describe('ratioOfMedians', () => {
  it('compares medians, so one slow moment does not count', () => {
    expect(ratioOfMedians([3, 3, 900], [2, 2, 2])).toBe(1.5);
    expect(ratioOfMedians([3, 3, 3], [2, 2, 900])).toBe(1.5);
  });

  it('compares nothing with zero', () => expect(() => ratioOfMedians([1], [0])).toThrow());
});
