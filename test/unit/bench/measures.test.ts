import { describe, expect, it } from 'vitest';
import { type Figures, growth, MEASURES, verdict } from '../../bench/measures.ts';
import { table } from '../../bench/table.ts';

const measure = (name: string) => MEASURES.find((one) => one.name === name)!;

describe('the names of the figures', () => {
  it('are those that others look for', () => {
    const wanted = [
      'unlock.extra.ms',
      'board.paint.ratio',
      'emergency.open.ms',
      'search.over-echo.p95.ms',
      'query.cold.ratio',
      'query.warm.ratio',
      'photos.import.ratio',
      'store.size.ratio',
      'start.ms',
      'memory.main.mb',
      'memory.renderer.mb',
    ];
    expect(MEASURES.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted));
  });
});

describe('verdict', () => {
  it.each([
    { name: 'board.paint.ratio', at: { 2000: 1.5 }, is: 'met' },
    { name: 'board.paint.ratio', at: { 2000: 1.51 }, is: 'missed' },
    { name: 'board.paint.ratio', at: { 2000: 1.2, 20000: 9 }, is: 'met' },
    { name: 'photos.import.ratio', at: { 2000: 0.85 }, is: 'met' },
    { name: 'photos.import.ratio', at: { 2000: 0.84 }, is: 'missed' },
    { name: 'search.over-echo.p95.ms', at: { 2000: 1, 20000: 17 }, is: 'missed' },
    { name: 'search.over-echo.p95.ms', at: { 2000: 16.67 }, is: 'met' },
    { name: 'unlock.extra.ms', at: { 2000: null }, is: 'missed' },
    { name: 'unlock.extra.ms', at: { 200: 5000 }, is: null },
    { name: 'start.ms', at: { 2000: 1 }, is: null },
  ] as const)('of $name at $at: $is', ({ name, at, is }) => {
    const figures: Figures = { [name]: at };
    expect(verdict(measure(name), figures)).toBe(is);
  });
});

describe('growth', () => {
  it('goes from the smallest size to the largest', () => {
    expect(growth('start.ms', [200, 2000, 20000], { 'start.ms': { 200: 50, 2000: 1, 20000: 150 } })).toBe(3);
  });

  it('says nothing where a value is missing or not above zero', () => {
    expect(growth('start.ms', [200, 2000], { 'start.ms': { 200: 50 } })).toBeNull();
    expect(growth('start.ms', [200, 2000], { 'start.ms': { 200: 0, 2000: 5 } })).toBeNull();
  });
});

describe('table', () => {
  it('shows value, growth, aim and verdict in one line, and a dash for what was not measured', () => {
    const figures: Figures = { 'board.paint.ratio': { 200: 1.1, 2000: 1.65 } };
    const lines = table([200, 2000], figures).split('\n');
    expect(lines.find((line) => line.includes('static page'))).toMatch(
      /1\.10\s+1\.65\s+x 1\.5\s+<= 1\.5 at 2,000\s+missed$/,
    );
    expect(lines.find((line) => line.includes('start to'))).toMatch(/-\s+-\s+-$/);
  });

  it('holds the page’s memory at 20,000 against that at 200', () => {
    const line = (at: number) =>
      table([200, 2000, 20000], { 'memory.renderer.mb': { 200: 60, 2000: 70, 20000: at } })
        .split('\n')
        .find((one) => one.includes('20,000 / 200'));
    expect(line(120)).toMatch(/x 2\.0\s+<= 2\s+met$/);
    expect(line(121)).toMatch(/missed$/);
  });
});
