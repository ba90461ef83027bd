import type { StaffId } from '#shared/domain/ids.ts';
import type { BenchWindow } from './bench-window.ts';
import { median, ratioOfMedians } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';

export interface SheetFigures {
  readonly sheetRatio: number;
  readonly sheetMs: number;
  readonly bareMs: number;
}

const CLASS = 'Bench 30';
const CHILDREN = 30;

/** Puts thirty children with a need and a photo into one class: a full class of which everybody stands on the sheet. */
export async function thirtyInOneClass(home: string, staffId: StaffId): Promise<void> {
  const app = openApp(home);
  try {
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    const { children } = await ask(app, 'medical.board', {});
    const childIds = children.filter(({ photoUrl }) => photoUrl !== null).map(({ childId }) => childId);
    if (childIds.length < CHILDREN) throw new Error('Too few children with a need and a photo.');
    const { classId } = await ask(app, 'children.saveClass', {
      ...{ classId: null, name: CLASS, yearGroup: '6', teacher: 'Mr D Robson' },
    });
    await ask(app, 'children.move', { childIds: childIds.slice(0, CHILDREN), classId });
  } finally {
    app.close();
  }
}

/**
 * The class chosen, to the PDF of its sheet: asked for, laid out on pages, faces decoded, printed. Against a page that holds nothing but
 * the same thirty pictures from the same core, loaded and printed in the same window. Turn by turn; the first round is dropped.
 */
export async function measureSheet(window: BenchWindow, rounds: number): Promise<SheetFigures> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await window.toLockedScreen();
    await window.typePassword();
    await window.watch('board');
    await window.press('Enter');
    await window.seen('board');
    const { page } = window;
    await page.getByRole('button', { name: 'Papers', exact: true }).click();
    await page.getByRole('button', { name: 'Class sheet', exact: true }).click();
    await page.getByRole('button', { name: / Class$/ }).click();
    const option = page.getByRole('option', { name: CLASS });
    await option.waitFor();
    const began = performance.now();
    await option.click();
    const urls = await window.picturesDrawn('section[aria-label="The sheet"] > :not([inert]) article img', CHILDREN);
    await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const sheet = performance.now() - began;
    const pictures = await window.barePicturesToPdf(urls);
    await window.lock();
    if (round === 0) continue;
    ours.push(sheet);
    bare.push(pictures);
  }
  return { sheetRatio: ratioOfMedians(ours, bare), sheetMs: median(ours), bareMs: median(bare) };
}
