/** What the bench measures, what it aims at, and how the table says it. The names stand in `out/bench.json` as they are here. */
export interface Measure {
  readonly name: string;
  readonly says: string;
  readonly digits: number;
  /** The best that a value may be missed by: at most, or with `atLeast` at least, `limit` at each of `sizes`. */
  readonly aim: { readonly limit: number; readonly atLeast?: true; readonly sizes: readonly number[] } | null;
}

/** One frame of a screen at 60 Hz, as the issue rounds it: 16.67 counts as one. */
const FRAME_MS = 16.7;

/** Longer than this, a screen would have to say that it is loading (conventions). */
const BLINK_MS = 150;

export const MEASURES: readonly Measure[] = [
  { name: 'unlock.extra.ms', says: 'sign-in beyond Argon2, ms', digits: 1, aim: { limit: 100, sizes: [2_000] } },
  { name: 'board.paint.ratio', says: 'sign-in to board / static page', digits: 2, aim: { limit: 1.5, sizes: [2_000] } },
  { name: 'emergency.open.ms', says: 'locked to emergency card, ms', digits: 0, aim: { limit: 300, sizes: [2_000] } },
  { name: 'search.over-echo.p50.ms', says: 'search over echo, p50, ms', digits: 1, aim: null },
  {
    name: 'search.over-echo.p95.ms',
    says: 'search over echo, p95, ms',
    digits: 1,
    aim: { limit: FRAME_MS, sizes: [2_000, 20_000] },
  },
  { name: 'query.cold.ratio', says: 'board query, cold / plain', digits: 2, aim: { limit: 1.5, sizes: [2_000] } },
  { name: 'query.warm.ratio', says: 'board query, warm / plain', digits: 2, aim: null },
  {
    name: 'photos.import.ratio',
    says: 'photo import, of bare sharp',
    digits: 2,
    aim: { limit: 0.85, atLeast: true, sizes: [2_000] },
  },
  { name: 'store.size.ratio', says: 'store / bytes put in', digits: 2, aim: { limit: 1.3, sizes: [2_000] } },
  {
    name: 'audit.verify.rows-per-s',
    says: 'audit checked, entries a second',
    digits: 0,
    aim: { limit: 20_000, atLeast: true, sizes: [2_000] },
  },
  {
    name: 'audit.seals.rows-per-s',
    says: 'the same with the code, seals too',
    digits: 0,
    aim: { limit: 10_000, atLeast: true, sizes: [2_000] },
  },
  {
    name: 'sheet.pdf.ratio',
    says: 'class sheet of 30 to PDF / its photos',
    digits: 2,
    aim: null,
  },
  { name: 'sheet.pdf.ms', says: 'class sheet of 30 to PDF, ms', digits: 0, aim: null },
  { name: 'audit.open.ms', says: 'audit opened, ms', digits: 1, aim: { limit: BLINK_MS, sizes: [2_000] } },
  { name: 'audit.open.ratio', says: 'the same / bare count and page', digits: 2, aim: null },
  {
    name: 'audit.filter.ms',
    says: 'the slowest filter of it, ms',
    digits: 1,
    aim: { limit: BLINK_MS, sizes: [2_000] },
  },
  { name: 'audit.filter.ratio', says: 'the same / bare count and page', digits: 2, aim: null },
  { name: 'audit.looks.ms', says: 'who looked at this child, ms', digits: 1, aim: { limit: BLINK_MS, sizes: [2_000] } },
  { name: 'audit.page.ms', says: 'a page from its middle, ms', digits: 1, aim: { limit: BLINK_MS, sizes: [2_000] } },
  { name: 'audit.digest.ms', says: 'the digest of a week, ms', digits: 1, aim: { limit: BLINK_MS, sizes: [2_000] } },
  { name: 'audit.digest.ratio', says: 'the same / bare rows of it', digits: 2, aim: null },
  { name: 'audit.export.ratio', says: 'audit as a list / bare rows', digits: 2, aim: null },
  { name: 'consent.effective.ms', says: 'effective answers, all x 12, ms', digits: 0, aim: null },
  { name: 'consent.effective.ratio', says: 'the same / bare rows', digits: 2, aim: null },
  {
    name: 'consent.register.ms',
    says: 'register of all x 12 asked, ms',
    digits: 0,
    aim: { limit: BLINK_MS, sizes: [2_000] },
  },
  { name: 'consent.register.ratio', says: 'the same / bare rows', digits: 2, aim: { limit: 2, sizes: [2_000] } },
  {
    name: 'consent.open.ms',
    says: 'the same opened in the window, ms',
    digits: 0,
    aim: { limit: BLINK_MS, sizes: [2_000] },
  },
  { name: 'consent.scroll.p95.ms', says: 'a page of it further, p95, ms', digits: 0, aim: null },
  { name: 'consent.check.ms', says: 'photo check, 90 children x 12, ms', digits: 0, aim: null },
  {
    name: 'medicines.child.ms',
    says: 'a child’s medicines, 5 years, ms',
    digits: 0,
    aim: { limit: 150, sizes: [2_000] },
  },
  {
    name: 'medicines.day.ms',
    says: 'day log, 100 medicines of 5 years, ms',
    digits: 0,
    aim: { limit: 800, sizes: [2_000] },
  },
  {
    name: 'today.list.ms',
    says: 'Today, of all features, ms',
    digits: 0,
    aim: { limit: 300, sizes: [2_000] },
  },
  {
    name: 'today.held.ms',
    says: 'longest wait for the core by it, ms',
    digits: 0,
    aim: { limit: BLINK_MS, sizes: [2_000] },
  },
  { name: 'start.ms', says: 'start to locked screen, ms', digits: 0, aim: null },
  { name: 'memory.main.mb', says: 'memory of the core, MB', digits: 0, aim: null },
  { name: 'memory.renderer.mb', says: 'memory of the page, MB', digits: 0, aim: null },
];

/** The page at 20,000 children may take this many times its memory at 200. */
export const RENDERER_GROWTH_AIM = 2;

/** Values by measure and size. A value that could not be measured is null. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

export type Verdict = 'met' | 'missed' | null;

/** Whether the aim is met at every size that it names and that was measured; null: no aim, or none of its sizes. */
export function verdict(measure: Measure, figures: Figures): Verdict {
  const { aim } = measure;
  const values = (aim?.sizes ?? []).map((size) => figures[measure.name]?.[size]).filter((value) => value !== undefined);
  if (!aim || values.length === 0) return null;
  const isMet = (value: number | null) => value !== null && (aim.atLeast ? value >= aim.limit : value <= aim.limit);
  return values.every(isMet) ? 'met' : 'missed';
}

/** From the smallest size to the largest, how many times the value grew; null where one is missing or not above zero. */
export function growth(name: string, sizes: readonly number[], figures: Figures): number | null {
  const [first, last] = [figures[name]?.[sizes[0] ?? 0], figures[name]?.[sizes.at(-1) ?? 0]];
  return typeof first === 'number' && typeof last === 'number' && first > 0 ? last / first : null;
}
