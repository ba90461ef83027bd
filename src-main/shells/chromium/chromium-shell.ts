import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { createApp } from '#main/core/create-app.ts';
import { type Clock, type LogLine, systemClock } from '#main/core/ports.ts';
import { loadPages } from '#main/shells/load-pages.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { pageBridge } from './page-bridge.ts';

/** No such host can exist; every request for it is answered by the core, every other one is refused. */
export const ORIGIN = 'https://careboard.invalid';
const PAGES = new URL('../../../out/renderer', import.meta.url).pathname;
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export interface ChromiumShellOptions {
  readonly home: string;
  readonly headless: boolean;
  readonly keychain: Keychain | null;
  readonly clock?: Clock;
  readonly log?: (line: LogLine) => void;
  readonly size?: { readonly width: number; readonly height: number };
}

export interface ChromiumShell {
  readonly page: Page;
  /** Addresses that anything asked for and that were refused: must stay empty. */
  readonly refused: readonly string[];
  /** Resolves when the window was closed. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** The first browser found, or null. */
export const findBrowser = (): string | null => BROWSERS.find((path) => existsSync(path)) ?? null;

/**
 * The same core and page in an installed Chromium, driven over a pipe: no port is opened, no request leaves. For practice
 * registers and for the end-to-end tests. Its profile is a temporary folder without a cache, gone when it closes.
 */
export async function startChromiumShell(options: ChromiumShellOptions): Promise<ChromiumShell> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found.');
  const app = createApp({
    home: options.home,
    kind: 'practice',
    keychain: options.keychain,
    clock: options.clock ?? systemClock,
    device: hostname(),
    log: options.log ?? (() => undefined),
    pages: loadPages(PAGES),
  });
  const profile = mkdtempSync(join(tmpdir(), 'careboard-window-'));
  const size = options.size ?? { width: 1366, height: 768 };
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: options.headless ? size : null,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    acceptDownloads: false,
    serviceWorkers: 'block',
    args: [
      '--app=about:blank',
      `--window-size=${size.width},${size.height}`,
      '--disk-cache-size=1',
      '--media-cache-size=1',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      '--no-pings',
      '--disable-breakpad',
    ],
  });
  const refused: string[] = [];
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) {
      refused.push(url.origin);
      return route.abort('blockedbyclient');
    }
    const answer = app.serve({ method: route.request().method(), path: decodeURIComponent(url.pathname) });
    return route.fulfill({ status: answer.status, headers: { ...answer.headers }, body: answer.body });
  });
  await context.exposeBinding('__careboardInvoke', async ({ page: caller, frame }, json: string) => {
    // Only the top frame of our own origin: anything else gets the refusal that a stranger would get.
    const own = frame === caller.mainFrame() && new URL(frame.url()).origin === ORIGIN;
    const asked = own ? parse(json) : null;
    return JSON.stringify(await app.dispatch(asked?.name, asked?.input));
  });
  await context.addInitScript(pageBridge());
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('popup', (popup) => void popup.close());
  await page.goto(`${ORIGIN}/`);

  // Deliveries queue, so that a page made anew never gets an event meant for the one before.
  let queue = Promise.resolve();
  const unsubscribe = app.subscribe((event) => {
    queue = queue.then(() => deliver(page, event)).catch(() => undefined);
  });
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  void closed.then(() => {
    unsubscribe();
    app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return { page, refused, closed, close: () => closeContext(context, closed) };
}

async function deliver(page: Page, event: { readonly type: string; readonly state?: string }): Promise<void> {
  if (event.type === 'session' && event.state === 'signed-out') {
    // A string in JavaScript cannot be wiped: the whole document goes, and a new one begins.
    await page.goto('about:blank');
    await page.goto(`${ORIGIN}/`);
    return;
  }
  await page.evaluate(
    (json) => (globalThis as unknown as { __careboardEvent?(json: string): void }).__careboardEvent?.(json),
    JSON.stringify(event),
  );
}

async function closeContext(context: BrowserContext, closed: Promise<void>): Promise<void> {
  await context.close();
  await closed;
}

function parse(json: string): { readonly name: unknown; readonly input: unknown } | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as { name: unknown; input: unknown }) : null;
  } catch {
    return null;
  }
}
