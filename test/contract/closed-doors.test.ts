import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const MAIN = sourceFiles(['src-main'], /\.ts$/);
const PAGE = sourceFiles(['src-renderer', 'src-shared'], /\.(tsx?|html)$/);

const holding = (files: typeof MAIN, words: RegExp): string[] =>
  files.filter(({ text }) => words.test(text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))).map(({ path }) => path);

describe('no source of the product', () => {
  it.each([
    [
      'reports crashes, opens other programs or makes itself known to them',
      /crashReporter|openExternal|openPath|setAsDefaultProtocolClient|autoUpdater|contentTracing|netLog/,
    ],
    [
      'opens a network',
      /from '(?:node:)?(?:http|https|http2|net|tls|dgram|dns|inspector|cluster)(?:\/promises)?'|new WebSocket|undici/,
    ],
    ['runs text as code', /\beval\(|new Function\(|node:vm|executeJavaScript|\$where/],
    [
      'loosens the window',
      /nodeIntegration: true|contextIsolation: false|sandbox: false|webSecurity: false|bypassCSP|ignoreHTTPSErrors|allowRunningInsecureContent: true/,
    ],
    ['prints', /\bconsole\.|debugger;/],
  ])('%s', (_what, words) => {
    expect(holding([...MAIN, ...PAGE], words).filter((path) => !path.endsWith('vite.config.ts'))).toEqual([]);
  });

  it('keeps anything in the browser, or puts text into the page as HTML', () => {
    expect(PAGE.length).toBeGreaterThan(100);
    expect(
      holding(
        PAGE,
        /localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker|showSaveFilePicker|dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/,
      ),
    ).toEqual([]);
  });

  it('asks another address from the page', () => {
    expect(holding(PAGE, /https?:\/\/(?!www\.w3\.org\/)[a-z]/)).toEqual([]);
  });

  it('reads a switch from the environment, but for where to find folders', () => {
    expect(holding(MAIN, /process\.env|import\.meta\.env/).sort()).toEqual([
      'src-main/main.ts',
      'src-main/shells/chromium/browser.ts',
      'src-main/shells/chromium/chromium-shell.ts',
      'src-main/shells/electron/electron-shell.ts',
      'src-main/shells/practice-home.ts',
    ]);
    const read = MAIN.flatMap(({ text }) => [...text.matchAll(/\benv\.(\w+)/g)].map(([, name]) => name));
    const folders = ['LOCALAPPDATA', 'ProgramData', 'XDG_DATA_HOME'];
    expect(read.filter((name) => !folders.includes(name ?? ''))).toEqual([]);
  });

  it('behaves otherwise under test', () => {
    expect(holding([...MAIN, ...PAGE], /NODE_ENV|VITEST|isTest|__TEST__|playwright(?!-core')/i)).toEqual([]);
  });

  it('answers a page or a call by a way of its own: both shells go through serve and dispatch', () => {
    const shells = MAIN.filter(({ path }) => path.startsWith('src-main/shells/'));
    expect(holding(shells, /\.serve\(/).sort()).toEqual([
      'src-main/shells/chromium/chromium-shell.ts',
      'src-main/shells/electron/page-protocol.ts',
    ]);
    expect(holding(shells, /\.dispatch\(/)).toEqual(['src-main/shells/answer-call.ts']);
    expect(holding(shells, /content-security-policy/i)).toEqual([]);
  });
});
