import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { ORIGIN, startChromiumShell } from '#main/shells/chromium/chromium-shell.ts';
import { LEAD } from './synthetic-school.ts';

export type Thing = 'signIn' | 'ready' | 'board' | 'card' | 'echo' | 'found' | 'register' | 'registerRow';
const STATIC = `${ORIGIN}/bench-static-board`;
const CLOCK = fileURLToPath(new URL('page-clock.js', import.meta.url));

/** The real window on a school, with a clock in its page. Times are the page's own, so no automation is in them. */
export class BenchWindow {
  readonly page: Page;
  private readonly closing: () => Promise<void>;
  private readonly keyboard: CDPSession;
  private staticHtml = '';

  private constructor(page: Page, keyboard: CDPSession, closing: () => Promise<void>) {
    this.page = page;
    this.keyboard = keyboard;
    this.closing = closing;
  }

  static async open(home: string): Promise<BenchWindow> {
    const shell = await startChromiumShell({ home, headless: true, keychain: null });
    const { page } = shell;
    page.setDefaultTimeout(120_000);
    await page.addInitScript({ path: CLOCK });
    const window = new BenchWindow(page, await page.context().newCDPSession(page), shell.close);
    // Answered before the shell's own route: the same way of serving, with the style attributes that a copied page has.
    await page.route(STATIC, (route) =>
      route.fulfill({
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy':
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'",
          'cache-control': 'no-store',
        },
        body: window.staticHtml,
      }),
    );
    return window;
  }

  close = (): Promise<void> => this.closing();

  /** Waits until the locked screen that the shell opened is painted. */
  async firstPaint(): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Your name' }).waitFor();
    await this.run('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }

  /** Loads the page anew, with the clock in it, up to the locked screen. */
  async toLockedScreen(): Promise<void> {
    await this.page.goto(`${ORIGIN}/`);
    await this.watch('signIn');
    await this.seen('signIn');
  }

  watch = (thing: Thing, wanted = ''): Promise<void> =>
    this.run(`benchClock.watch(${JSON.stringify(thing)}, ${JSON.stringify(wanted)})`);
  /** Page time at which the watched thing was painted. */
  seen = (thing: Thing): Promise<number> => this.run(`benchClock.seen(${JSON.stringify(thing)})`);
  /** Page time of the last key down, as the browser stamped it. */
  lastKeyAt = (): Promise<number> => this.run('benchClock.keys.at(-1).at');

  /** Presses keys one right behind the other, as fast as the browser takes them. */
  async press(...keys: readonly string[]): Promise<void> {
    await Promise.all(keys.flatMap((key) => [this.send('keyDown', key), this.send('keyUp', key)]));
  }

  /** Types the password on the locked screen; the Enter that signs in is the caller's. */
  async typePassword(): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Your name' }).press('Enter');
    await this.page.keyboard.insertText(LEAD.password);
  }

  /** Names that the core finds for each text, as the list would show them. */
  namesFound(texts: readonly string[]): Promise<string[]> {
    return this.run(`(async () => {
      const lists = [];
      for (const text of ${JSON.stringify(texts)}) {
        const answer = await window.careboard.call('children.find', { text });
        lists.push(answer.value.hits.map((hit) => hit.name).join('\\n'));
      }
      return lists;
    })()`);
  }

  /** Milliseconds from navigation to painted of the static copy of the board that is shown now; then the session is locked. */
  async staticBoardThenLock(): Promise<number> {
    const live = await this.run<Counts>('benchClock.count()');
    this.staticHtml = await this.run('benchClock.staticBoard()');
    await this.page.goto('about:blank');
    await this.page.goto(STATIC);
    const painted = await this.seen('board');
    const copy = await this.run<Counts>('benchClock.count()');
    if (copy.cells !== live.cells || copy.pictures !== live.pictures || copy.pictures === 0) {
      throw new Error(`The static page shows ${JSON.stringify(copy)}, the board ${JSON.stringify(live)}.`);
    }
    await this.lock();
    return painted;
  }

  /** The addresses of so many pictures, once they all stand there and are decoded. */
  async picturesDrawn(selector: string, wanted: number): Promise<string[]> {
    await this.page.waitForFunction(`document.querySelectorAll(${JSON.stringify(selector)}).length === ${wanted}`);
    return this.run(`(async () => {
      const all = [...document.querySelectorAll(${JSON.stringify(selector)})];
      await Promise.all(all.map((one) => one.decode()));
      return all.map((one) => one.src);
    })()`);
  }

  /** Milliseconds from navigation to the PDF of a page that holds these pictures, as large as on a sheet, and nothing else. */
  async barePicturesToPdf(urls: readonly string[]): Promise<number> {
    const pictures = urls.map((url) => `<img src="${url}" style="width:24mm;height:24mm;margin:3mm">`);
    this.staticHtml = `<!doctype html><html lang="en"><title>x</title><body>${pictures.join('')}</body></html>`;
    await this.page.goto('about:blank');
    const began = performance.now();
    await this.page.goto(STATIC);
    await this.picturesDrawn('img', urls.length);
    await this.page.pdf({ format: 'A4', printBackground: true });
    return performance.now() - began;
  }

  async lock(): Promise<void> {
    await this.run('void window.careboard.call("access.lock", {})');
    await this.page.getByRole('combobox', { name: 'Your name' }).waitFor();
  }

  private run<T>(script: string): Promise<T> {
    return this.page.evaluate<T>(script);
  }

  private send(type: 'keyDown' | 'keyUp', key: string): Promise<unknown> {
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : '';
    const code = { Enter: 13, Backspace: 8, Escape: 27 }[key] ?? 0;
    return this.keyboard.send('Input.dispatchKeyEvent', {
      type,
      key,
      windowsVirtualKeyCode: code,
      ...(type === 'keyDown' && text !== '' ? { text } : {}),
    });
  }
}

interface Counts {
  readonly cells: number;
  readonly pictures: number;
}
