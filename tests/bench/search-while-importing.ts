import { createRouterClient } from '@orpc/server';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterImport } from '../../electron/core/imports/after-import.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost } from '../../electron/worker/host.ts';
import { makeArchive } from '../core/archive-fixture.ts';
import { fileNames } from './import-files.ts';
import { report } from './measure.ts';
import { searchMessages } from './search-corpus.ts';
import { judge, percentiles } from './search-measure.ts';

interface Client {
  readonly search: { search(input: { query: string }): Promise<{ hits: unknown[] }> };
  readonly imports: {
    run(input: {
      grants: string[];
    }): Promise<AsyncIterable<{ readonly type: 'progress' | 'report'; readonly stage: string }>>;
  };
}

/** Enough to tell the slowest of twenty. */
const IDLE_ANSWERS = 200;
const asked = ['琉璃', '退款', '的', '七天无理由', 'ok', '鼹鼠'];

/** Searches in an archive of as many messages while an import of so many goes on, by its stages. */
export async function searchWhileImporting(messages: number): Promise<void> {
  const archive = makeArchive(searchMessages(messages));
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  for (const step of afterImport) for await (const _ of step.run(archive.core, undefined));
  const file = join(folder, fileNames.csv);
  const program = fileURLToPath(new URL('./import-write-in-child.ts', import.meta.url));
  execFileSync(process.execPath, [program, file, 'csv', String(messages)]);
  const host = startHost({ userData: join(folder, 'user'), archive: archive.folder });
  const context = { actor: 'bench', log: silentLog, headers: {} };
  const client = createRouterClient(host.router, { context }) as never as Client;
  const times = new Map<string, number[]>();
  let stage = 'idle';
  let isOver = false;
  const search = async (): Promise<void> => {
    for (let turn = 0; !isOver; turn += 1) {
      const during = stage;
      const start = performance.now();
      await client.search.search({ query: asked[turn % asked.length] ?? '' });
      times.set(during, [...(times.get(during) ?? []), performance.now() - start]);
      await wait(20);
    }
  };
  // A host that is still starting is not idle.
  for (const query of asked) await client.search.search({ query });
  const searching = search();
  while ((times.get('idle') ?? []).length < IDLE_ANSWERS) await wait(100);
  const grant = await host.grants.give({ path: file, name: fileNames.csv, temporary: false });
  stage = 'reading';
  for await (const step of await client.imports.run({ grants: [grant] })) {
    if (step.type === 'progress') stage = step.stage;
  }
  isOver = true;
  await searching;
  await host.close();
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
  const idle = percentiles(times.get('idle') ?? []).p95;
  for (const [name, all] of times) {
    const { p50, p95 } = percentiles(all);
    report(
      `search while ${name}`,
      `${all.length} answered, p50 ${p50.toFixed(2)} p95 ${p95.toFixed(2)} ms`,
    );
    if (name !== 'idle') judge(`search p95 while ${name} over idle`, p95 / idle, { most: 3 });
  }
}
