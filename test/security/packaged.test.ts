import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asar, electronStandIn, pack, packedIn } from '../support/packed-app.ts';

const root = new URL('../../', import.meta.url).pathname;
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
const archive = () => join(packedIn(join(work, 'release')), 'resources', 'app.asar');
beforeAll(() => {
  expect(existsSync(join(root, 'out', 'main', 'main.js')), 'built: npm run ready').toBe(true);
  work = mkdtempSync(join(tmpdir(), 'careboard-pack-'));
  const opposite = NAMES.map((name) => (WANTED[name] ? '0' : '1')).join('');
  const done = pack(electronStandIn(join(work, 'electron'), opposite), join(work, 'release'));
  expect(done.status, `${done.stdout}${done.stderr}`).toBe(0);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the fuses of the packaged program', () => {
  it('are all nine as the security notes want them', async () => {
    const wire = await getCurrentFuseWire(join(packedIn(join(work, 'release')), 'careboard'));
    for (const name of NAMES) {
      expect(wire[FuseV1Options[name]], name).toBe(WANTED[name] ? FuseState.ENABLE : FuseState.DISABLE);
    }
    expect(Object.keys(wire).filter((key) => key !== 'version')).toHaveLength(9);
  });

  it('stop the packaging when Electron has one that nobody decided about', () => {
    const done = pack(electronStandIn(join(work, 'newer'), '1111111111'), join(work, 'refused'));
    expect(done.status).not.toBe(0);
    expect(done.stdout + done.stderr).toContain('strictlyRequireAllFuses');
  });
});

describe('the packaged files', () => {
  it('are the bundles, the page, the demo school and four native packages with what they need', () => {
    const files = asar.listPackage(archive(), { isPack: false }).filter((file) => /\.\w+$/.test(file));
    const odd = files.filter(
      (file) =>
        !/^\/assets\/demo\/(school\.json|(portraits|plans)\/\d+\.jpg)$/.test(file) &&
        !/^\/(package\.json|out\/main\/[\w.]+\.(js|cjs)|out\/renderer\/.+)$/.test(file) &&
        !/^\/node_modules\/(better-sqlite3|keytar|sharp|detect-libc|semver|@img|@node-rs)(\/|$)/.test(file),
    );
    expect(odd).toEqual([]);
    // One binary each, this machine's, beside the archive: a program cannot be loaded out of it.
    const natives = files.filter((file) => file.endsWith('.node')).map((file) => file.split('/')[2]);
    expect(natives.sort()).toEqual(['@img', '@node-rs', 'better-sqlite3', 'keytar']);
    const beside = readdirSync(`${archive()}.unpacked`, { recursive: true }).filter((file) =>
      String(file).endsWith('.node'),
    );
    expect(beside).toHaveLength(4);
    expect(files).toContain('/out/main/main.js');
    expect(files).toContain('/assets/demo/school.json');
    expect(files.filter((file) => /\.map$|\.test\.|stand-in|fixtures|playwright/.test(file))).toEqual([]);
  });

  it('hold no test double and no other shell', () => {
    const bundles = asar
      .listPackage(archive(), { isPack: false })
      .filter((file) => file.startsWith('/out/main/') && file.endsWith('.js'))
      .map((file) => asar.extractFile(archive(), file.slice(1)).toString());
    expect(bundles.length).toBeGreaterThan(1);
    const bundle = bundles.join('\n');
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
