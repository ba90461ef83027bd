import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page, type Route } from 'playwright-core';
import { type App, createApp } from '#main/core/create-app.ts';
import type { PolicyRead } from '#main/core/policy-file.ts';
import {
  type BackupPort,
  type Clock,
  type DemoPort,
  type LogLine,
  type PageFile,
  type Ports,
  systemClock,
} from '#main/core/ports.ts';
import { aboutHere } from '#main/shells/about.ts';
import { answerCall } from '#main/shells/answer-call.ts';
import { loadPages } from '#main/shells/load-pages.ts';
import { logPorts } from '#main/shells/log-file.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { findBrowser } from './browser.ts';
import { chooseBackup } from './choose-backup.ts';
import { chooseSave } from './choose-save.ts';
import { EVENT_DOOR, INVOKE_DOOR, pageBridge } from './page-bridge.ts';
import { printPdf } from './print-pdf.ts';
import { watchSleep } from './watch-sleep.ts';
import { makeProfile, removeProfile, withOwnTemporaryFolder } from './window-profile.ts';

/** No such host can exist; every request for it is answered by the core, every other one is refused. */
export const ORIGIN = 'https://careboard.invalid';
const PAGES = new URL('../../../out/renderer', import.meta.url).pathname;
const version = (): string =>
  String(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version);
const SIZE = { width: 1366, height: 768 };

export interface ChromiumShellOptions {
  readonly home: string;
  readonly headless: boolean;
  readonly keychain: Keychain | null;
  readonly demo?: DemoPort | undefined;
  readonly backup?: BackupPort | undefined;
  readonly policy?: PolicyRead | undefined;
  readonly clock?: Clock;
  readonly log?: (line: LogLine) => void;
  /** Instead of the browser's own dialog, which a window that nobody sees cannot show. */
  readonly chooseSave?: Ports['chooseSave'];
  /** Of the window, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Another core and page than the checkout's: those of a packaged app. */
  readonly core?: { readonly createApp: typeof createApp; readonly pages: ReadonlyMap<string, PageFile> };
  /** Another browser than the one that `findBrowser` finds. */
  readonly executablePath?: string;
  /** Further switches for the browser. */
  readonly switches?: readonly string[];
}

export interface ChromiumShell {
  readonly page: Page;
  /** Origins that anything asked for and that were refused: must stay empty. */
  readonly refused: readonly string[];
  /** Resolves when the window is gone and what it left behind was removed. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Thrown where no browser of the Chromium family is installed. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser';
}

/**
 * The same core and page in an installed Chromium, driven over a pipe: no port is opened, no request leaves. For practice
 * registers and for the end-to-end tests. Throws `NoBrowser`.
 */
export async function startChromiumShell(options: ChromiumShellOptions): Promise<ChromiumShell> {
  const executablePath = options.executablePath ?? findBrowser();
  if (executablePath === null) throw new NoBrowser('No Chromium, Chrome or Edge is installed.');
  const core = options.core ?? { createApp, pages: loadPages(PAGES) };
  let shown: Page | null = null;
  const profile = makeProfile();
  const pick = async () => shown && chooseBackup(shown, join(profile, 'Picked'));
  const app = core.createApp({
    home: options.home,
    kind: 'practice',
    keychain: options.keychain,
    demo: options.demo,
    // Goes with the window, like all else in its profile.
    backup: options.backup && { chooseBackup: { file: pick }, ...options.backup },
    ...(options.policy ? { policy: options.policy } : {}),
    clock: options.clock ?? systemClock,
    device: hostname(),
    ...(options.log ? { log: options.log } : logPorts(options.home)),
    about: aboutHere(version(), 'Chromium, for practice'),
    pages: core.pages,
    printPdf: () => printPdf(shown),
    chooseSave: options.chooseSave ?? (async (name) => shown && chooseSave(shown, name)),
  });
  const stopWatching = watchSleep(() => app.signal('suspend'));
  const tidy = () => {
    stopWatching();
    app.close();
    removeProfile(profile);
  };
  try {
    const kiosk = options.policy?.kind === 'policy' && options.policy.policy.kiosk ? ['--kiosk'] : [];
    const launch = launchOptions(options.headless, options.size ?? SIZE, [...kiosk, ...(options.switches ?? [])]);
    const env = withOwnTemporaryFolder(process.env, profile);
    const context = await chromium.launchPersistentContext(profile, { ...launch, executablePath, env });
    const closed = new Promise<void>((resolve) => context.once('close', () => resolve())).then(tidy);
    const shell = await openPage(app, context, closed);
    shown = shell.page;
    return shell;
  } catch (error) {
    tidy();
    throw error;
  }
}

function launchOptions(
  headless: boolean,
  size: { readonly width: number; readonly height: number },
  switches: readonly string[],
) {
  return {
    headless,
    // Chromium's own sandbox refuses to start for root alone.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: headless ? size : null,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    acceptDownloads: false,
    serviceWorkers: 'block',
    permissions: [],
    // Playwright would move shared memory, pictures of the page in it, from memory to a disk.
    ignoreDefaultArgs: ['--disable-dev-shm-usage'],
    args: [
      // A window of its own, without address bar or tabs. Our own address at once: one that leaves it would show a bar again.
      `--app=${headless ? 'about:blank' : `${ORIGIN}/`}`,
      // Hides the bar that warns of `--host-resolver-rules`, the switch that keeps every name from being looked up.
      ...(headless ? [] : ['--test-type']),
      `--window-size=${size.width},${size.height}`,
      '--deny-permission-prompts',
      '--disk-cache-size=1',
      '--media-cache-size=1',
      '--disable-gpu-shader-disk-cache',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--disable-quic',
      '--disable-breakpad',
      '--no-first-run',
      '--no-pings',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      ...switches,
    ],
  } satisfies BrowserContextOptions & Parameters<typeof chromium.launchPersistentContext>[1];
}

async function openPage(app: App, context: BrowserContext, closed: Promise<void>): Promise<ChromiumShell> {
  const refused: string[] = [];
  await context.route('**/*', (route) => answerRequest(app, route, refused));
  const followCamera = cameraOf(app, context);
  await context.exposeBinding(INVOKE_DOOR, async ({ page: caller, frame }, json: unknown) => {
    // Only the top frame of our own origin: anything else gets the refusal that an unknown call gets.
    const answer = await answerCall(
      app,
      frame === caller.mainFrame() && originOf(frame.url()) === ORIGIN ? json : null,
    );
    await followCamera();
    return answer;
  });
  await context.addInitScript(pageBridge());
  const page = context.pages()[0] ?? (await context.newPage());
  context.on('page', (other) => void other.close());
  page.on('crash', () => void context.close());
  page.on('close', () => void context.close().catch(() => undefined));
  await page.goto(`${ORIGIN}/`);

  // Deliveries queue, so that a page made anew never gets an event meant for the one before.
  let queue = Promise.resolve();
  const unsubscribe = app.subscribe((event) => {
    queue = queue.then(() => deliver(page, event)).catch(() => undefined);
  });
  void closed.then(unsubscribe);
  return {
    page,
    refused,
    closed,
    close: async () => {
      await context.close();
      await closed;
    },
  };
}

/**
 * Lets our own page have the camera while the core says that a child's photo is being taken, and takes it back: before the
 * answer of the call that changed it reaches the page.
 */
function cameraOf(app: App, context: BrowserContext): () => Promise<void> {
  let granted = false;
  return async () => {
    if (app.mayUseCamera() === granted) return;
    granted = !granted;
    await (granted ? context.grantPermissions(['camera'], { origin: ORIGIN }) : context.clearPermissions());
  };
}

/** Every request of the browser ends here: our origin is answered by the core, anything else is refused and noted. */
async function answerRequest(app: App, route: Route, refused: string[]): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  if (url.origin !== ORIGIN) {
    refused.push(url.origin);
    return route.abort('blockedbyclient');
  }
  const answer = app.serve({ method: request.method(), path: url.pathname });
  return route.fulfill({ status: answer.status, headers: { ...answer.headers }, body: answer.body });
}

async function deliver(page: Page, event: { readonly type: string; readonly state?: string }): Promise<void> {
  if (event.type === 'session' && event.state === 'signed-out') {
    // A string in JavaScript cannot be wiped: the whole document goes, and a new one begins.
    await page.goto('about:blank');
    await page.goto(`${ORIGIN}/`);
    return;
  }
  await page.evaluate(
    ([door, json]) => (globalThis as unknown as Record<string, (json: string) => void>)[door]?.(json),
    [EVENT_DOOR, JSON.stringify(event)] as const,
  );
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}
