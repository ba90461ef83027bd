// npm run tour: walks through Careboard without a display and leaves a picture of every screen in out/tour. The first run is
// walked by hand, the rest on the demo school. A screen that the rail offers is in the tour by itself.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { demoPort } from '#main/demo/demo-port.ts';
import { makeDemoSchool } from '#main/demo/demo-school.ts';
import { startChromiumShell } from '#main/shells/chromium/chromium-shell.ts';
import { makeRegister, signIn } from '../test/e2e/steps.ts';
import { memoryKeychain } from '../test/support/new-school.ts';

const OUT = fileURLToPath(new URL('../out/tour', import.meta.url));
/** Screens come in with short movements; a picture is taken of what is at rest. */
const AT_REST_MS = 400;

const pictures: string[] = [];

async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(AT_REST_MS);
  const file = `${String(pictures.length + 1).padStart(2, '0')}-${name}.png`;
  await page.screenshot({ path: join(OUT, file) });
  pictures.push(file);
}

async function onFreshFolder(walk: (home: string) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'careboard-tour-'));
  try {
    await walk(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function firstRun(home: string): Promise<void> {
  const keychain = memoryKeychain();
  const demo = demoPort({ home: join(home, 'demo'), keychain, first: false });
  const shell = await startChromiumShell({ home, headless: true, keychain, demo });
  await makeRegister(shell.page, (step) => look(shell.page, `first-run-${step}`));
  await shell.close();
}

async function demoSchool(home: string): Promise<void> {
  const keychain = memoryKeychain();
  const { name, password } = await makeDemoSchool(home, keychain);
  const demo = demoPort({ home, keychain, first: true });
  const shell = await startChromiumShell({ home: join(home, 'own'), headless: true, keychain, demo });
  const { page } = shell;
  await page.getByRole('combobox', { name: 'Your name' }).waitFor();
  await look(page, 'sign-in');
  await signIn(page, name, password);
  await page.getByRole('button', { name: 'Lock' }).waitFor();
  await everyPlace(page);
  await findChild(page);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Hidden' }).waitFor();
  await look(page, 'hidden');
  await shell.close();
}

/** Everything that the rail offers, and every tab of it. */
async function everyPlace(page: Page): Promise<void> {
  for (const place of await page.getByRole('navigation', { name: 'Parts of Careboard' }).getByRole('button').all()) {
    const label = (await place.innerText()).trim().toLowerCase().replaceAll(/\W+/g, '-');
    await place.click();
    await look(page, label);
    for (const tab of (await page.getByRole('main').getByRole('tab').all()).slice(1)) {
      await tab.click();
      await look(page, `${label}-${(await tab.innerText()).trim().toLowerCase().replaceAll(/\W+/g, '-')}`);
    }
  }
}

/** The way to one child's emergency card: a few letters in the find box, then Enter. */
async function findChild(page: Page): Promise<void> {
  const find = page.getByRole('combobox', { name: /find/i });
  await find.click();
  await page.keyboard.type('garcia');
  await page.getByRole('option').first().waitFor();
  await look(page, 'find');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('mary-jane garcia');
  await page.getByRole('option').first().getByText('Mary-Jane').waitFor();
  await page.keyboard.press('Enter');
  await look(page, 'emergency-card');
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
await onFreshFolder(firstRun);
await onFreshFolder(demoSchool);
console.log(`${pictures.length} pictures of Careboard are in ${OUT}`);
