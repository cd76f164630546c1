import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { importOptionsSchema, type ImportOptions } from '../../../shared/contract/imports.ts';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { writeKeyFile, type makeKey } from '../../../electron/core/encryption/key-file.ts';
import { inputsOf, memoryInput } from '../../../electron/core/imports/inputs.ts';
import { runImport, type RunResult } from '../../../electron/core/imports/run.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';

type Options = Partial<ImportOptions>;

/** A real archive in a folder of its own, for a test. */
export interface TestArchive {
  readonly folder: string;
  readonly core: Core;
  /** Writes a file beside the archive and returns its path. */
  file(name: string, content: string | Uint8Array): string;
  importFiles(
    paths: readonly string[],
    options?: Options,
    signal?: AbortSignal,
  ): Promise<RunResult>;
  importText(text: string, options?: Options, name?: string): Promise<RunResult>;
  /** Rows as stored. */
  rows(sql: string): Record<string, unknown>[];
  close(): Promise<void>;
}

/** With a key that was made, an encrypted one. */
export function openTestArchive(made?: Awaited<ReturnType<typeof makeKey>>): TestArchive {
  const root = mkdtempSync(join(tmpdir(), 'keptword-test-'));
  const folder = join(root, 'archive');
  mkdirSync(folder);
  if (made) writeKeyFile(folder, made.file);
  const inbox = join(root, 'inbox');
  mkdirSync(inbox);
  const core = openCore({
    folder,
    mode: 'write',
    create: true,
    key: made?.key,
    grantsFolder: join(root, 'grants'),
    clock: fixedClock('2026-11-01T00:00:00Z'),
    log: silentLog,
  });
  const run = (
    inputs: Parameters<typeof runImport>[1]['inputs'],
    options: Options,
    signal: AbortSignal,
  ) =>
    runImport(
      core,
      { inputs, options: importOptionsSchema.parse(options), actor: 'test' },
      { tell: () => undefined },
      signal,
    );
  const never = new AbortController().signal;
  return {
    folder,
    core,
    file(name, content) {
      const path = join(inbox, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    async importFiles(paths, options = {}, signal = never) {
      const inputs = await Promise.all(paths.map((path) => inputsOf(path, basename(path))));
      return run(inputs.flat(), options, signal);
    },
    importText: (text, options = {}, name = '粘贴.txt') =>
      run([memoryInput(name, Buffer.from(text))], options, never),
    rows(sql) {
      const db = new DatabaseSync(join(folder, 'archive.db'), { readOnly: true });
      try {
        return db
          .prepare(sql)
          .all()
          .map((row) => ({ ...row }));
      } finally {
        db.close();
      }
    },
    async close() {
      await core.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
