import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { type FollowedWindow, followWindow, type WindowSource } from '../../support/follow-window.ts';

/** A window as far as it is asked here: its address, a click, and being loaded. */
class FakeWindow {
  closed = false;
  private readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  url(): string {
    return this.name;
  }
  async waitForLoadState(): Promise<void> {}
  async click(_selector: string): Promise<void> {
    if (this.closed) throw new Error('Target page has been closed');
  }
}
const asPage = (window: FakeWindow) => window as unknown as Page;

class FakeElectron extends EventEmitter {
  readonly first = new FakeWindow('first');
  firstWindow = async () => asPage(this.first);
  waitForEvent = (name: string) => new Promise((resolve) => this.once(name, resolve));
  /** As the shell does it: the new window first, then the old one is destroyed. */
  renew(old: FakeWindow, name: string): FakeWindow {
    const next = new FakeWindow(name);
    this.emit('window', asPage(next));
    old.closed = true;
    return next;
  }
}

let electron: FakeElectron;
let followed: FollowedWindow;
const met: string[] = [];
beforeEach(async () => {
  electron = new FakeElectron();
  met.length = 0;
  followed = await followWindow(electron as unknown as WindowSource, (page) => met.push(page.url()), 50);
});

it('gives one page that goes on in the window made anew', async () => {
  const { page } = followed;
  expect(page.url()).toBe('first');
  await followed.sessionEnds(async () => {
    setTimeout(() => electron.renew(electron.first, 'second'), 20);
  });
  expect(page.url()).toBe('second');
  await expect(page.click('x')).resolves.toBeUndefined();
  expect(met).toEqual(['first', 'second']);
});

it('does not mind that the old window is gone before its click was done', async () => {
  await followed.sessionEnds(async () => {
    electron.renew(electron.first, 'second');
    await electron.first.click('Lock');
  });
  expect(followed.page.url()).toBe('second');
});

it('follows a window that was renewed by something else, such as a crash', async () => {
  electron.renew(electron.first, 'second');
  expect(followed.page.url()).toBe('second');
});

it('tells why, when the step failed and no window came', async () => {
  await expect(followed.sessionEnds(() => Promise.reject(new Error('no such button')))).rejects.toThrow(
    'no such button',
  );
});
