import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// The programs and threads that tests start run from their sources: what Node has made of them once
// serves all that come after.
process.env['NODE_COMPILE_CACHE'] ??= resolve(import.meta.dirname, 'node_modules/.cache/compile');

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'out/test-results.json' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{shared,core,hosts,renderer}/**/*.test.ts'],
          globalSetup: ['tests/fetch-tools.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/fetch-chromium.ts', 'tests/e2e/sample.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // What a busy machine shows late is no failure.
          expect: { poll: { timeout: 45_000 } },
          fileParallelism: false,
          // After the others, so that the window has the machine to itself.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
