import { type Figures, growth, MEASURES, type Measure, RENDERER_GROWTH_AIM, verdict } from './measures.ts';

/** The figures as a table of plain text: one line per measure, one column per size, then growth, aim and verdict. */
export function table(sizes: readonly number[], figures: Figures): string {
  const head = ['', ...sizes.map((size) => size.toLocaleString('en-GB')), 'growth', 'aim', ''];
  const rows = MEASURES.map((measure) => [
    measure.says,
    ...sizes.map((size) => shown(figures[measure.name]?.[size] ?? null, measure.digits)),
    times(growth(measure.name, sizes, figures)),
    aimWords(measure),
    verdict(measure, figures) ?? '',
  ]);
  const memory = growth('memory.renderer.mb', sizes, figures);
  if (sizes.includes(200) && sizes.includes(20_000)) {
    const isMet = memory !== null && memory <= RENDERER_GROWTH_AIM;
    const blank = sizes.map(() => '');
    rows.push([
      'page memory, 20,000 / 200',
      ...blank,
      times(memory),
      `<= ${RENDERER_GROWTH_AIM}`,
      isMet ? 'met' : 'missed',
    ]);
  }
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
  return [head, ...rows]
    .map((row) =>
      row.map((cell, i) =>
        i === 0 || i > sizes.length + 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      ),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

const shown = (value: number | null, digits: number): string => (value === null ? '-' : value.toFixed(digits));
const times = (value: number | null): string => (value === null ? '-' : `x ${value.toFixed(1)}`);

function aimWords({ aim }: Measure): string {
  if (!aim) return '';
  const at = aim.sizes.map((size) => size.toLocaleString('en-GB')).join(' and ');
  return `${aim.atLeast ? '>=' : '<='} ${aim.limit} at ${at}`;
}
