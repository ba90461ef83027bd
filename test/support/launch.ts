import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import type { PolicyRead } from '#main/core/policy-file.ts';
import { demoPort } from '#main/demo/demo-port.ts';
import { makeDemoSchool } from '#main/demo/demo-school.ts';
import { ORIGIN, startChromiumShell } from '#main/shells/chromium/chromium-shell.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { electronMain, electronProgram } from '../../.scripts/electron.mjs';
import { copyDemoSchool } from './demo-copy.ts';
import { followWindow } from './follow-window.ts';
import { memoryKeychain } from './new-school.ts';

export type ShellName = 'chromium' | 'electron';

export interface LaunchOptions {
  /** The vault folder; a fresh one, removed by `close`, when not given. */
  readonly home?: string;
  /** Fills a fresh folder with the demo school first, and begins there. */
  readonly demo?: boolean;
  /** Electron where its program and our main process are there, else the Chromium shell, unless said. */
  readonly shell?: ShellName;
  /** For Electron's process; the Chromium shell runs inside the test. */
  readonly env?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** What IT has placed beside the program; in the Chromium shell alone. */
  readonly policy?: PolicyRead;
  /** Folders that the shell says are sticks, in the Chromium shell. */
  readonly sticks?: readonly string[];
  /** Another account of the same PC: its password store has nothing of this folder yet. In the Chromium shell. */
  readonly otherAccount?: boolean;
  /** Chromium’s own moving test picture in the place of a camera, in the Chromium shell. */
  readonly fakeCamera?: boolean;
}

export interface Launched {
  /** In both shells the page that is on the screen now, also after a lock has made it anew. */
  readonly page: Page;
  readonly home: string;
  readonly shell: ShellName;
  /**
   * Does what ends the session (a lock, the fifth wrong PIN) and waits for the page made anew: a new document in the
   * Chromium shell, a new window in Electron, where a step on the old one would fail.
   */
  sessionEnds(act: () => Promise<unknown>): Promise<void>;
  /** What must stay empty: console errors, policy violations, exceptions, refused addresses. */
  readonly complaints: () => readonly string[];
  close(): Promise<void>;
}

/** Which shell the suite drives on this machine. */
const shellHere = (): ShellName => (electronProgram() !== null && existsSync(electronMain) ? 'electron' : 'chromium');

/** A step that a person would have given up on. */
const STEP_MS = 20_000;

/** One keychain per vault folder, as one PC keeps it: a second launch on the same folder finds its device secret. */
const keychains = new Map<string, Keychain>();

/** The end-to-end tests' only door: Careboard in a real window on a real vault. */
export async function launchCareboard(options: LaunchOptions = {}): Promise<Launched> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'careboard-e2e-'));
  const shell = options.shell ?? shellHere();
  say(shell);
  const opened = await (shell === 'electron' ? openElectron(home, options) : openChromium(home, options));
  return {
    ...opened,
    home,
    shell,
    async close() {
      await opened.close();
      if (options.home !== undefined) return;
      keychains.delete(home);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const said = new Set<ShellName>();

/** Prints once which shell is driven. */
function say(shell: ShellName): void {
  if (said.has(shell)) return;
  said.add(shell);
  process.stdout.write(`Driving Careboard in the ${shell === 'electron' ? 'Electron' : 'Chromium'} shell.\n`);
}

/** The first alone adds a camera that is none; it grants nothing. The second says for sure that there is none. */
const FAKE_CAMERA = ['--use-fake-device-for-media-stream'];
const NO_CAMERA = ['--use-fake-device-for-media-stream=device-count=0'];

type Opened = Pick<Launched, 'page' | 'sessionEnds' | 'complaints' | 'close'>;

async function openChromium(
  home: string,
  { size, demo, fakeCamera, policy, sticks, otherAccount }: LaunchOptions,
): Promise<Opened> {
  const known = otherAccount ? undefined : keychains.get(home);
  const keychain = known ?? (demo ? await copyDemoSchool(home) : memoryKeychain());
  if (!otherAccount) keychains.set(home, keychain);
  // The demo school in its own folder, as a person gets there; else the PC's own register with the demo on offer.
  const places = demo
    ? { home: join(home, 'own'), demo: demoPort({ home, keychain, first: true }) }
    : { home, demo: demoPort({ home: join(home, 'demo'), keychain, first: false }) };
  const shell = await startChromiumShell({
    ...places,
    headless: true,
    keychain,
    switches: fakeCamera ? FAKE_CAMERA : NO_CAMERA,
    ...(size ? { size } : {}),
    policy,
    backup: { sticks: () => sticks ?? [] },
  });
  const said: string[] = [];
  listenTo(shell.page, said);
  return {
    page: shell.page,
    async sessionEnds(act) {
      const anew = shell.page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(ORIGIN));
      await act();
      await anew;
      // The new document is told of before the old one has been let go; a reload in between is refused by the browser.
      await shell.page.waitForLoadState();
    },
    complaints: () => [...said, ...shell.refused.map((origin) => `refused: ${origin}`)],
    close: shell.close,
  };
}

async function openElectron(home: string, { env, demo, fakeCamera }: LaunchOptions): Promise<Opened> {
  const executablePath = electronProgram();
  if (executablePath === null) throw new Error('Electron’s program is not on this machine.');
  // By password alone: this process and Electron’s need not share a password store.
  if (demo) await makeDemoSchool(home, null);
  // With the demo school, the account’s own register lies beside it, never in the home of whoever runs the tests.
  const own = demo ? { XDG_DATA_HOME: join(home, 'own'), LOCALAPPDATA: join(home, 'own') } : {};
  const app = await _electron.launch({
    executablePath,
    args: [electronMain, ...(demo ? ['--demo'] : []), '--home', home, ...(fakeCamera ? FAKE_CAMERA : NO_CAMERA)],
    env: { ...(process.env as Record<string, string>), ...own, ...env },
  });
  const said: string[] = [];
  const followed = await followWindow(app, (page) => listenTo(page, said));
  return { ...followed, complaints: () => said, close: () => app.close() };
}

function listenTo(page: Page, said: string[]): void {
  page.setDefaultTimeout(STEP_MS);
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
}
