import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { startChromiumShell } from '#main/shells/chromium/chromium-shell.ts';
import { memoryKeychain } from '../support/new-school.ts';
import { asar, electronStandIn, pack, packedIn } from '../support/packed-app.ts';
import { DEMO, expect, signIn, test } from './careboard.ts';

/** What the packed main process takes from its core's bundle. */
type PackedCore = typeof import('../../src-main/packaged-core.ts');

let work: string;
test.beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'careboard-packed-'));
});
test.afterEach(() => rmSync(work, { recursive: true, force: true }));

// The packing stands on this system's natives, and on electron-builder's Linux folder.
test.skip(process.platform !== 'linux', 'packs for Linux');

test('what is packed for a school starts outside the checkout: core, natives, page and demo school', async () => {
  const done = pack(electronStandIn(join(work, 'electron'), '000000000'), join(work, 'release'));
  expect(done.status, `${done.stdout}${done.stderr}`).toBe(0);
  const unpacked = join(work, 'app');
  asar.extractAll(join(packedIn(join(work, 'release')), 'resources', 'app.asar'), unpacked);
  const core: PackedCore = await import(pathToFileURL(join(unpacked, 'out', 'main', 'core.js')).href);

  const keychain = memoryKeychain();
  const shell = await startChromiumShell({
    ...{ home: join(work, 'own'), headless: true, keychain },
    demo: core.demoPort({ home: join(work, 'demo'), keychain, first: true }),
    core: { createApp: core.createApp, pages: core.loadPages(join(unpacked, 'out', 'renderer')) },
  });
  const page = shell.page as Page;
  // Made in front of us: every child's picture goes through the packed decoder into the packed database.
  await page.getByRole('combobox', { name: 'Your name' }).waitFor({ timeout: 90_000 });
  await signIn(page, DEMO.lead, DEMO.password);
  await expect(page.getByRole('grid', { name: 'Children with medical needs' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Children with medical needs' }).locator('img').first()).toBeVisible();
  expect(shell.refused).toEqual([]);
  await shell.close();
});
