import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startChromiumShell } from '#main/shells/chromium/chromium-shell.ts';
import { memoryKeychain } from './new-school.ts';

export interface LaunchOptions {
  /** The vault folder; a fresh one, removed afterwards, when not given. */
  readonly home?: string;
  readonly headless?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}
export interface Launched {
  readonly page: Page;
  readonly home: string;
  /** What the page complained about: console errors, exceptions, refused addresses. Must stay empty. */
  readonly complaints: () => readonly string[];
  close(): Promise<void>;
}

/** The end-to-end tests' only door: Careboard in a real browser window on a real vault. */
export async function launchCareboard(options: LaunchOptions = {}): Promise<Launched> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'careboard-e2e-'));
  const shell = await startChromiumShell({
    home,
    headless: options.headless ?? true,
    keychain: memoryKeychain(),
    ...(options.size ? { size: options.size } : {}),
  });
  const said: string[] = [];
  shell.page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  shell.page.on('pageerror', (error) => said.push(String(error)));
  return {
    page: shell.page,
    home,
    complaints: () => [...said, ...shell.refused.map((origin) => `refused: ${origin}`)],
    async close() {
      await shell.close();
      if (!options.home) rmSync(home, { recursive: true, force: true });
    },
  };
}
