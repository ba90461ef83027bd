import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, expectAccessible, test } from './careboard.ts';
import { newRegister } from './every-screen/new-register.ts';
import { othersViews } from './every-screen/others.ts';
import { LEADS_PARTS, leadSignsIn, signInAndHide } from './every-screen/parts.ts';
import { dialogOf, type Walk } from './every-screen/walk.ts';

const SIZE = { width: 1366, height: 768 };
/** The same screen at 200 % zoom. */
const ZOOMED = { width: 683, height: 384 };
const ROOM = readFileSync(fileURLToPath(new URL('./every-screen/room.js', import.meta.url)), 'utf8');
/** Where somebody works in Windows' high contrast all day. */
const IN_FORCED_COLOURS = ['board', 'emergency-card', 'consent-register', 'today', 'today-figures', 'sign-in'];

/**
 * Each screen and dialog of the walk: nothing for axe to find, and at 200 % no sideways scrolling, no cut words, each button
 * within reach and under nothing. Without motion, so that a screen is at rest when it is there.
 */
async function checking(page: Page): Promise<Walk> {
  await page.setViewportSize(SIZE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return {
    page,
    async look(name) {
      await page.waitForLoadState('networkidle');
      await expect(page.getByText(/^(Loading|Opening)/)).toHaveCount(0);
      // Under a dialog lies a screen that was looked at before.
      const over = (await dialogOf(page).count()) > 0 ? { within: '[role="dialog"], [role="alertdialog"]' } : {};
      await expectAccessible(page, name, over);
      if (IN_FORCED_COLOURS.includes(name)) {
        await page.emulateMedia({ forcedColors: 'active' });
        await expectAccessible(page, `${name} in forced colours`, { colours: 'forced' });
        await page.emulateMedia({ forcedColors: 'none' });
      }
      await page.setViewportSize(ZOOMED);
      const found = await page.evaluate(ROOM);
      await page.setViewportSize(SIZE);
      expect.soft(found, `${name} at 200 %`).toEqual([]);
    },
  };
}

test('a new register: every screen can be read and reached, also at 200 %', async ({ page }) => {
  await newRegister(await checking(page));
});

test.describe('the demo school', () => {
  test.use({ demo: true, fakeCamera: true });

  test('the way in and the hidden screen can be read and reached, also at 200 %', async ({ page }) => {
    await signInAndHide(await checking(page));
  });

  for (const { name, walk } of LEADS_PARTS) {
    test(`to a Lead, ${name}: every screen and dialog can be read and reached, also at 200 %`, async ({ page }) => {
      const on = await checking(page);
      await leadSignsIn(on);
      await walk(on);
    });
  }

  test('to the others: every screen can be read and reached, also at 200 %', async ({ page }) => {
    await othersViews(await checking(page));
  });
});
