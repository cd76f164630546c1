import react from '@vitejs/plugin-react';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { noncePlaceholder } from './electron/web/pages.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Node entries (window, core process, database and parsing threads, command line), one preload, one page. */
export default defineConfig({
  main: {
    plugins: [licenceNotices()],
    build: {
      outDir: 'out/main',
      // Libraries come in the bundle; those with programs for one system stay packages beside it.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['better-sqlite3', '@napi-rs/canvas'],
        input: {
          index: at('electron/main/index.ts'),
          core: at('electron/worker/utility.ts'),
          thread: at('electron/worker/thread.ts'),
          'parse-thread': at('electron/core/imports/parse-thread.ts'),
          'detect-thread': at('electron/core/detect-thread.ts'),
          'conversion-thread': at('electron/worker/conversion-thread.ts'),
          'vacuum-thread': at('electron/core/store/sqlite/vacuum-thread.ts'),
          'index-check-thread': at('electron/core/store/sqlite/search/index-check-thread.ts'),
          cli: at('electron/cli/index.ts'),
        },
        // Beside the entries, so that every module finds its neighbours by its own address.
        output: {
          chunkFileNames: '[name]-[hash].js',
          // To be run before anything else: in a chunk with others it would wait for theirs.
          codeSplitting: { groups: [{ name: 'small-heap', test: /system[\\/]small-heap\.ts$/ }] },
        },
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
      minify: true,
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        input: at('renderer/index.html'),
        output: {
          // What every start needs comes in few files: each one costs a way through two processes.
          codeSplitting: {
            groups: [
              { name: 'start', tags: ['$initial'] },
              { name: 'app', test: /renderer[\\/]app[\\/]main\.tsx$/ },
              { name: 'first-room', test: /renderer[\\/]features[\\/]search[\\/]room\.tsx$/ },
            ],
          },
        },
      },
    },
  },
});

/** `licences.txt`: what the licences of all that comes in the bundles ask to be passed on. */
function licenceNotices(): Plugin {
  return {
    name: 'licence-notices',
    apply: 'build',
    generateBundle() {
      const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')) as {
        packages: Record<string, { version?: string; license?: string; dev?: boolean }>;
      };
      const notices = Object.entries(lock.packages)
        .filter(([path, { dev }]) => path !== '' && !dev && existsSync(at(path)))
        .map(([path, { version, license }]) =>
          [
            `${path.replace(/^.*node_modules\//, '')} ${version} (${license})`,
            ...texts(at(path)),
          ].join('\n\n'),
        );
      const source = notices.join(`\n\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}

function texts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|notice|copying)/i.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim());
}
