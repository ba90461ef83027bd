import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const load = createRequire(import.meta.resolve('electron-builder'));
const asar = createRequire(load.resolve('app-builder-lib'))('@electron/asar') as {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractFile(archive: string, path: string): Buffer;
};

/** Electron's mark before its fuses, from @electron/fuses, which does not export it. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WANTED = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Readonly<Record<keyof typeof FuseV1Options, boolean>>;
const NAMES = Object.keys(WANTED) as (keyof typeof WANTED)[];

let work: string;
const archive = () => join(work, 'release', 'linux-unpacked', 'resources', 'app.asar');
/** A program with Electron's fuse wire in it and nothing else; each fuse set to the opposite of what we want. */
function standIn(folder: string, fuses: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const file of ['version', 'LICENSE']) writeFileSync(join(folder, file), '45.4.1');
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(999, 'x'), wire, Buffer.alloc(999, 'y')]));
  return folder;
}
/** electron-builder itself, with our configuration, on a stand-in for Electron's program. */
const pack = (electronDist: string, output: string) =>
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      ...['--linux', 'dir', '--publish', 'never'],
      `-c.electronDist=${electronDist}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: root, encoding: 'utf8' },
  );

beforeAll(() => {
  expect(existsSync(join(root, 'out', 'main', 'main.js')), 'built: npm run ready').toBe(true);
  work = mkdtempSync(join(tmpdir(), 'careboard-pack-'));
  const opposite = NAMES.map((name) => (WANTED[name] ? '0' : '1')).join('');
  const done = pack(standIn(join(work, 'electron'), opposite), join(work, 'release'));
  expect(done.status, `${done.stdout}${done.stderr}`).toBe(0);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the fuses of the packaged program', () => {
  it('are all nine as the security notes want them', async () => {
    const wire = await getCurrentFuseWire(join(work, 'release', 'linux-unpacked', 'careboard'));
    for (const name of NAMES) {
      expect(wire[FuseV1Options[name]], name).toBe(WANTED[name] ? FuseState.ENABLE : FuseState.DISABLE);
    }
    expect(Object.keys(wire).filter((key) => key !== 'version')).toHaveLength(9);
  });

  it('stop the packaging when Electron has one that nobody decided about', () => {
    const done = pack(standIn(join(work, 'newer'), '1111111111'), join(work, 'refused'));
    expect(done.status).not.toBe(0);
    expect(done.stdout + done.stderr).toContain('strictlyRequireAllFuses');
  });
});

describe('the packaged files', () => {
  it('are the three bundles, the page, the demo school and four native packages with what they need', () => {
    const files = asar.listPackage(archive(), { isPack: false }).filter((file) => /\.\w+$/.test(file));
    const odd = files.filter(
      (file) =>
        !/^\/assets\/demo\/(school\.json|(portraits|plans)\/\d+\.jpg)$/.test(file) &&
        !/^\/(package\.json|out\/main\/(main\.js|preload\.cjs)|out\/renderer\/.+)$/.test(file) &&
        !/^\/node_modules\/(better-sqlite3|keytar|sharp|detect-libc|semver|@img|@node-rs)(\/|$)/.test(file),
    );
    expect(odd).toEqual([]);
    expect(files).toContain('/out/main/main.js');
    expect(files).toContain('/assets/demo/school.json');
    expect(files.filter((file) => /\.map$|\.test\.|stand-in|fixtures|playwright/.test(file))).toEqual([]);
  });

  it('hold no test double and no other shell', () => {
    const bundle = asar.extractFile(archive(), 'out/main/main.js').toString();
    expect(bundle.length).toBeGreaterThan(100_000);
    for (const word of [
      'memoryKeychain',
      'movableClock',
      'playwright-core',
      'vitest',
      'exposeBinding',
      'careboard.invalid',
    ]) {
      expect(bundle.includes(word), word).toBe(false);
    }
    const { dependencies } = JSON.parse(asar.extractFile(archive(), 'package.json').toString());
    expect(Object.keys(dependencies).sort()).toEqual(['@node-rs/argon2', 'better-sqlite3', 'keytar', 'sharp']);
  });

  it('hold one preload that asks for electron alone', () => {
    const preload = asar.extractFile(archive(), 'out/main/preload.cjs').toString();
    const asked = [...preload.matchAll(/\b(?:require|import)\s*\(\s*['"`]([^'"`]+)/g)].map(([, name]) => name);
    expect([...new Set(asked)]).toEqual(['electron']);
    expect(readFileSync(join(root, 'out', 'main', 'preload.cjs'), 'utf8')).toBe(preload);
  });
});
