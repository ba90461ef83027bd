import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

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
    const invoke = window.__careboardInvoke;
    Object.defineProperty(window, '__careboardEvent', { value: (json) => { for (const listener of listeners) listener(json); } });
    Object.defineProperty(window, 'careboard', {
      value: Object.freeze(buildApi((json) => invoke(json), (listener) => { listeners.add(listener); return () => listeners.delete(listener); })),
    });
  })();`;
}
