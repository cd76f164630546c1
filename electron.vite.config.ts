import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { noncePlaceholder } from './electron/web/pages.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Node entries (window, core process, database and parsing threads, command line), one preload, one page. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          core: at('electron/worker/utility.ts'),
          thread: at('electron/worker/thread.ts'),
          'parse-thread': at('electron/core/imports/parse-thread.ts'),
          cli: at('electron/cli/index.ts'),
        },
        // Beside the entries, so that every module finds its neighbours by its own address.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    html: { cspNonce: noncePlaceholder },
    build: {
      outDir: 'out/renderer',
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
