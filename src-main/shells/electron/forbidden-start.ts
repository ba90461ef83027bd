/**
 * Switches that open a door into a packaged app: a debugger, another's code, a log, the sandbox or the page's rules off. Fuses do
 * not cover Chromium's own switches, so the app refuses to start with any of them.
 */
export const FORBIDDEN_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-gpu-sandbox',
  'load-extension',
  'disable-extensions-except',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
  'js-flags',
  'log-net-log',
  'enable-logging',
  'log-file',
  'unsafely-treat-insecure-origin-as-secure',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'renderer-cmd-prefix',
  'gpu-launcher',
  'utility-cmd-prefix',
] as const;

/** Variables by which Node or Electron would run somebody else's code before ours, or write what the page does to a log. */
export const FORBIDDEN_VARIABLES = ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'ELECTRON_ENABLE_LOGGING'] as const;

export interface Start {
  readonly packaged: boolean;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Chromium's own reading of its command line. */
  readonly hasSwitch: (name: string) => boolean;
}

/**
 * The switch or variable for which a packaged app must not start, or null. Chromium takes `--name`, `-name` and, on
 * Windows, `/name` in any case; so does this. An unpackaged app is a developer's or the tests' and may be debugged.
 */
export function forbiddenAt(start: Start): string | null {
  if (!start.packaged) return null;
  const given = new Set(start.argv.map(switchName));
  return (
    FORBIDDEN_SWITCHES.find((name) => given.has(name) || start.hasSwitch(name)) ??
    FORBIDDEN_VARIABLES.find((name) => (start.env[name] ?? '') !== '') ??
    null
  );
}

const switchName = (word: string): string | null => /^(?:--?|\/)([\w-]+)/.exec(word)?.[1]?.toLowerCase() ?? null;
