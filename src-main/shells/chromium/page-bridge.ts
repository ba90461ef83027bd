import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** The binding through which the page calls the core, and the function through which it hears events. */
export const INVOKE_DOOR = '__careboardInvoke';
export const EVENT_DOOR = '__careboardEvent';

/**
 * The script that runs before the page's own: puts `window.careboard` there, built by the same `buildApi` as in
 * Electron's preload. The source itself is used, its types stripped, so there is no second copy to keep in step.
 */
export function pageBridge(): string {
  const source = readFileSync(new URL('../../../src-shared/contract/build-api.ts', import.meta.url), 'utf8');
  const buildApi = stripTypeScriptTypes(source)
    .replace(/^\s*import .*$/gm, '')
    .replace('export function', 'function');
  return `(() => {
    if (window.top !== window) return;
    ${buildApi}
    const listeners = new Set();
    const invoke = window.${INVOKE_DOOR};
    const on = (listener) => { listeners.add(listener); return () => listeners.delete(listener); };
    Object.defineProperty(window, '${EVENT_DOOR}', { value: (json) => { for (const listener of listeners) listener(json); } });
    Object.defineProperty(window, 'careboard', { value: Object.freeze(buildApi((json) => invoke(json), on)) });
  })();`;
}
