import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Native modules stay packages; everything else goes into the bundle, so that the packaged app needs no other folder. */
const NATIVE = ['better-sqlite3', 'keytar', 'sharp', '@node-rs/argon2'];

/** One bundled file of the main process or its preload script. */
function bundle(entry: string, name: string, format: 'es' | 'cjs', external: readonly string[]): EnvironmentOptions {
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
        input: entry,
        external: [...external],
        output: { format, entryFileNames: name, codeSplitting: false },
      },
    },
  };
}

/** The main process as one ES module, its preload as one CommonJS file that requires only Electron: a sandboxed one may no more. */
export default defineConfig({
  root,
  publicDir: false,
  environments: {
    main: bundle('src-main/main.ts', 'main.js', 'es', ['electron', ...NATIVE]),
    preload: bundle('src-main/preload/preload.ts', 'preload.cjs', 'cjs', ['electron']),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
