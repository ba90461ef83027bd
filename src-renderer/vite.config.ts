import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** React Aria brings its words in over thirty languages; the app speaks one, and starts sooner without the others. */
function englishOnly(): Plugin {
  const otherLanguage =
    /react-(aria|stately|aria-components)[\\/]dist[\\/]private[\\/]intl[\\/].*[a-z]{2}-[A-Z]{2}\.mjs$/;
  return {
    name: 'english-only',
    enforce: 'pre',
    load: (id) => (otherLanguage.test(id) && !id.endsWith('en-US.mjs') ? 'export default {};' : null),
  };
}

/**
 * The page is one static folder that both shells serve under one strict policy: no inline script or style, no data:
 * address, nothing from elsewhere. Hence fonts and icons stay files and the preload polyfill (an inline script) is off.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [englishOnly(), react()],
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: 'es' },
});
