import type { ElectronApplication, Page } from 'playwright-core';

/** What is needed of Playwright's Electron: its windows, as they come. */
export type WindowSource = Pick<ElectronApplication, 'firstWindow' | 'on' | 'waitForEvent'>;

export interface FollowedWindow {
  /** Always the window that is on the screen: the product destroys and remakes it when a session ends. */
  readonly page: Page;
  /** Does what ends the session and waits for the window made anew. */
  sessionEnds(act: () => Promise<unknown>): Promise<void>;
}

/**
 * Follows the one window of Careboard in Electron. `met` is told of each window, the first one too. After a failed step a new
 * window may still come for `graceMs`; then the step's own error is the answer.
 */
export async function followWindow(
  app: WindowSource,
  met: (page: Page) => void,
  graceMs = 5000,
): Promise<FollowedWindow> {
  let current = await app.firstWindow();
  met(current);
  app.on('window', (next) => {
    if (next === current) return;
    current = next;
    met(next);
  });
  return {
    page: standingFor(() => current),
    async sessionEnds(act) {
      const anew = app.waitForEvent('window');
      // The old window may be gone before its click has been told to be done: then only the new one counts.
      const failed = act().then(
        () => anew,
        (error: unknown) => late(error, graceMs),
      );
      const next = await Promise.race([anew, failed]);
      current = next;
      await next.waitForLoadState();
    },
  };
}

const late = (error: unknown, ms: number): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(error), ms));

/** A page whose every word goes to the page that `current` answers at that moment. */
function standingFor(current: () => Page): Page {
  return new Proxy({} as Page, {
    get(_target, key) {
      const page = current();
      const value: unknown = Reflect.get(page, key, page);
      return typeof value === 'function' ? value.bind(page) : value;
    },
    has: (_target, key) => key in current(),
    getPrototypeOf: () => Object.getPrototypeOf(current()),
  });
}
