import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../../../', import.meta.url).pathname;
const load = createRequire(import.meta.resolve('electron-builder'));
const { validateConfiguration, getConfig } = load('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration(config: object, log: { isEnabled: boolean; add(): void }): Promise<void>;
  getConfig(root: string, path: string, options: null): Promise<Record<string, never>>;
};
const log = { isEnabled: false, add: () => undefined };
const read = () => getConfig(root, join(root, 'electron-builder.yml'), null) as Promise<Record<string, unknown>>;
/** electron-builder's reading of the list `files`. */
const packed = async () => ((await read()).files as readonly [{ readonly filter: readonly string[] }])[0].filter;

describe('electron-builder.yml', () => {
  it('is accepted by electron-builder itself, which refuses a misspelt key', async () => {
    const config = await read();
    await expect(validateConfiguration(config, log)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...config, electronFuse: {} }, log)).rejects.toThrow();
  });

  it('writes out every fuse that electron-builder knows', async () => {
    expect((await read()).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('packs nothing that it does not name, and for each system what the school needs', async () => {
    const config = await read();
    const files = await packed();
    expect(files[0]).toBe('!**/*');
    expect(files.filter((file) => /src-|test|playwright|chromium/.test(file) && !file.startsWith('!'))).toEqual([]);
    expect(config).toMatchObject({
      asar: true,
      npmRebuild: false,
      win: { target: 'nsis' },
      nsis: { perMachine: true },
      linux: { target: ['deb', 'AppImage'] },
    });
  });

  it('names the Electron that the lock file has, and natives that are there', async () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect((await read()).electronVersion).toBe(lock.packages['node_modules/electron'].version);
    for (const file of await packed()) {
      const folder = /^(node_modules\/(?:@[^/]+|[^/*]+))/.exec(file)?.[1];
      if (folder !== undefined) expect(existsSync(join(root, folder)), folder).toBe(true);
    }
  });
});
