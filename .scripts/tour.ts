// npm run tour: walks through Careboard without a display and leaves a picture of every screen and dialog in out/tour, the main
// ones at 200 % zoom too. The walk is the one that the end-to-end test of every screen takes.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newRegister } from '../test/e2e/every-screen/new-register.ts';
import { othersViews } from '../test/e2e/every-screen/others.ts';
import { LEADS_PARTS, leadSignsIn, signInAndHide } from '../test/e2e/every-screen/parts.ts';
import type { LookAt, Walk } from '../test/e2e/every-screen/walk.ts';
import { launchCareboard } from '../test/support/launch.ts';

const OUT = fileURLToPath(new URL('../out/tour', import.meta.url));
const SIZE = { width: 1366, height: 768 };
/** The same screen at 200 %. */
const ZOOMED = { width: 683, height: 384 };
/** Screens come in with short movements; a picture is taken of what is at rest. */
const AT_REST_MS = 250;

let pictures = 0;

/** One walk in a window of its own; its pictures are numbered in its order. */
async function walkOn(hundred: number, demo: boolean, walk: (on: Walk) => Promise<void>): Promise<void> {
  let taken = 0;
  const careboard = await launchCareboard({ demo, size: SIZE, fakeCamera: true });
  const { page } = careboard;
  const picture = async (name: string) => {
    await page.waitForTimeout(AT_REST_MS);
    await page.screenshot({ path: join(OUT, `${name}.png`) });
    pictures += 1;
  };
  await walk({
    page,
    async look(name: string, how?: LookAt) {
      const numbered = `${hundred + ++taken}-${name}`;
      await page.waitForLoadState('networkidle');
      await picture(numbered);
      if (!how?.main) return;
      await page.setViewportSize(ZOOMED);
      await picture(`${numbered}-at-200-percent`);
      await page.setViewportSize(SIZE);
    },
  });
  await careboard.close();
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
// Two windows at a time, each walk in one of its own.
const walks: [number, boolean, (on: Walk) => Promise<void>][] = [
  [100, false, newRegister],
  [200, true, signInAndHide],
  ...LEADS_PARTS.map(({ walk }, at): [number, boolean, (on: Walk) => Promise<void>] => [
    (at + 3) * 100,
    true,
    async (on) => {
      await leadSignsIn(on);
      await walk(on);
    },
  ]),
  [(LEADS_PARTS.length + 3) * 100, true, othersViews],
];
const next = walks.values();
const window = async () => {
  for (const [hundred, demo, walk] of next) await walkOn(hundred, demo, walk);
};
await Promise.all([window(), window()]);
console.log(`${pictures} pictures of Careboard are in ${OUT}`);
