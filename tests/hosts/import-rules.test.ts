import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');

/** A file that must not have this import. */
const breaches = [
  ['shared/domain/a.ts', '../../electron/core/core.ts'],
  ['shared/domain/deep/b.ts', '../../../renderer/app/app.tsx'],
  ['shared/domain/c.ts', 'node:fs'],
  ['shared/domain/d.ts', 'fs'],
  ['shared/domain/e.ts', 'react'],
  ['shared/contract/f.ts', '@orpc/server'],
  ['shared/model/g.ts', 'better-sqlite3'],
  ['electron/core/router-a.ts', '../main/index.ts'],
  ['electron/core/router-b.ts', 'electron'],
  ['electron/core/search/a.ts', '../imports/run.ts'],
  ['electron/core/search/b.ts', '../store/sqlite/messages.ts'],
  ['electron/core/search/c.ts', 'better-sqlite3'],
  ['electron/core/search/d.ts', '../../worker/host.ts'],
  ['electron/core/search/e.ts', '../../../renderer/api/client.ts'],
  ['electron/core/search/f.ts', 'electron'],
  ['electron/core/search/g.ts', '../router.ts'],
  ['electron/core/imports/formats/a.ts', '../../search/index-step.ts'],
  ['electron/core/imports/formats/b.ts', '../../store/sqlite/messages.ts'],
  ['electron/core/imports/table/a.ts', '../../search/index-step.ts'],
  ['electron/core/imports/table/b.ts', 'electron'],
  ['electron/core/imports/after-import.ts', '../store/sqlite/messages.ts'],
  ['electron/core/store/a.ts', './sqlite/messages.ts'],
  ['electron/core/store/b.ts', '../search/index-step.ts'],
  ['electron/core/store/c.ts', 'better-sqlite3'],
  ['electron/core/store/sqlite/a.ts', '../../search/index-step.ts'],
  ['electron/core/store/sqlite/b.ts', '../../core.ts'],
  ['electron/core/store/sqlite/migrations/a.ts', '../../../search/index-step.ts'],
  ['electron/main/a.ts', 'better-sqlite3'],
  ['electron/main/b.ts', '../core/store/sqlite/store.ts'],
  ['electron/preload/a.ts', '../../renderer/api/client.ts'],
  ['electron/worker/a.ts', 'electron'],
  ['electron/worker/utility.ts', 'better-sqlite3'],
  ['electron/web/a.ts', '../main/index.ts'],
  ['electron/web/b.ts', '../core/store/sqlite/store.ts'],
  ['electron/cli/commands/a.ts', 'electron'],
  ['electron/cli/commands/b.ts', 'better-sqlite3'],
  ['renderer/app/a.tsx', '../../electron/core/core.ts'],
  ['renderer/app/b.tsx', 'node:path'],
  ['renderer/api/a.ts', '@orpc/server'],
  ['renderer/api/b.ts', 'electron'],
  ['renderer/ui/a.tsx', '../features/search/search-page.tsx'],
  ['renderer/features/search/a.tsx', '../promises/promise-list.tsx'],
  ['renderer/features/search/b.tsx', '../../features/promises/promise-list.tsx'],
  ['renderer/features/search/c.tsx', '../../../electron/core/core.ts'],
  ['renderer/features/search/d.tsx', 'better-sqlite3'],
  ['renderer/features/search/rows/a.tsx', '../../promises/promise-list.tsx'],
] as const;

/** A file that may have this import. */
const allowed = [
  ['shared/domain/y.ts', 'zod'],
  ['shared/domain/z.ts', '../../resources/lexicons/slots.json'],
  ['electron/core/core.ts', './store/sqlite/store.ts'],
  ['electron/core/search/x.ts', '../store/search.ts'],
  ['electron/core/search/y.ts', '../system/clock.ts'],
  ['electron/core/search/z.ts', '../../../shared/contract/search.ts'],
  ['electron/core/imports/formats/y.ts', '../text/lines.ts'],
  ['electron/core/imports/formats/z.ts', '../../system/clock.ts'],
  ['electron/core/store/sqlite/y.ts', 'better-sqlite3'],
  ['electron/core/store/sqlite/z.ts', '../store.ts'],
  ['electron/main/z.ts', 'electron'],
  ['electron/preload/z.ts', 'electron'],
  ['electron/cli/commands/z.ts', '../../core/core.ts'],
  ['renderer/features/search/x.tsx', '../../ui/page.tsx'],
  ['renderer/features/search/y.tsx', '../../../shared/contract/search.ts'],
  ['renderer/features/search/rows/z.tsx', '../search-page.tsx'],
] as const;

let folder: string;
let refused: ReadonlySet<string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-rules-'));
  copyFileSync(join(project, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [file, name] of [...breaches, ...allowed]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `export * from '${name}';\n`);
  }
  refused = refusedFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter', () => {
  it.each(breaches)('refuses that %s imports %s', (file) => {
    expect(refused).toContain(file);
  });

  it.each(allowed)('lets %s import %s', (file) => {
    expect(refused).not.toContain(file);
  });

  it('finds no such breach in the program', () => {
    expect([...refusedFiles(project)]).toEqual([]);
  });
});

function refusedFiles(cwd: string): Set<string> {
  const oxlint = join(project, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string }[];
  };
  return new Set(
    diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename }) => filename.replaceAll('\\', '/')),
  );
}
