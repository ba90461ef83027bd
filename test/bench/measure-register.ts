import type { BenchWindow } from './bench-window.ts';
import { median, percentile } from './statistics.ts';

export interface RegisterFigures {
  /** "All classes" chosen, to the rows painted with their faces. */
  readonly openMs: number;
  /** A page further by key, to its rows painted with their faces. */
  readonly scrollP95: number;
}

const MOST_PAGES = 25;
const PAGE_ROWS = 10;
/** The heading is the first row of the grid. */
const ROWS_BEFORE = 2;

/** The whole consent register in the window, which stands at the locked screen. The first round warms up. */
export async function measureRegister(window: BenchWindow, children: number, rounds: number): Promise<RegisterFigures> {
  const open: number[] = [];
  const scroll: number[] = [];
  const { page } = window;
  for (let round = 0; round <= rounds; round += 1) {
    await window.typePassword();
    await window.watch('ready');
    await window.press('Enter');
    await window.seen('ready');
    await page.getByRole('button', { name: 'Consent', exact: true }).click();
    await page.getByRole('grid', { name: 'Consent register' }).waitFor();
    await page.getByRole('button', { name: /Class/ }).first().press('Enter');
    await page.getByRole('option', { name: /^All classes/ }).focus();
    await window.watch('register', `${children + 1}`);
    await window.press('Enter');
    const opened = (await window.seen('register')) - (await window.lastKeyAt());
    const pages: number[] = [];
    await page.getByRole('grid', { name: 'Consent register' }).getByRole('gridcell').first().focus();
    for (let at = 1; at <= Math.min(MOST_PAGES, Math.floor((children - 1) / PAGE_ROWS)); at += 1) {
      await window.watch('registerRow', `${at * PAGE_ROWS + ROWS_BEFORE}`);
      await window.press('PageDown');
      pages.push((await window.seen('registerRow')) - (await window.lastKeyAt()));
    }
    await window.lock();
    if (round === 0) continue;
    open.push(opened);
    scroll.push(...pages);
  }
  return { openMs: median(open), scrollP95: percentile(scroll, 95) };
}
