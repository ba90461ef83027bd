import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Native modules stay packages; everything else goes into the bundle, so that the packaged app needs no other folder. */
const NATIVE = ['better-sqlite3', 'keytar', 'sharp', '@node-rs/argon2'];

/** Bundled files of the main process or its preload script, by the names of their entries. */
function bundle(
  input: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
  external: readonly string[],
): EnvironmentOptions {
  const suffix = format === 'es' ? 'js' : 'cjs';
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: [...external], conditions: ['node', 'import', 'default'] },
    build: {
      ssr: true,
      outDir: 'out/main',
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { ...input },
        external: [...external],
        output: {
          format,
          entryFileNames: `[name].${suffix}`,
          chunkFileNames: `[name].${suffix}`,
        },
      },
    },
  };
}

/**
 * The main process as two ES modules, Electron's shell and the core below it, so that a test can start the packaged core without
 * Electron; its preload as one CommonJS file that requires only Electron: a sandboxed one may no more.
 */
export default defineConfig({
  root,
  publicDir: false,
  environments: {
    main: bundle({ main: 'src-main/main.ts', core: 'src-main/packaged-core.ts' }, 'es', ['electron', ...NATIVE]),
    preload: bundle({ preload: 'src-main/preload/preload.ts' }, 'cjs', ['electron']),
  },
  builder: {
    async buildApp(builder) {
      // What an older build left under another name would be packed.
      rmSync(join(root, 'out', 'main'), { recursive: true, force: true });
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
