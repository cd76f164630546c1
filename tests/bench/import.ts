import { createRouterClient } from '@orpc/server';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost } from '../../electron/worker/host.ts';
import { milliseconds, perSecond, report } from './measure.ts';

/**
 * An import through the real threads, up to its index, while searches go on, against inserting the same rows into a bare
 * table. The peak of memory is that of the whole program.
 */
export async function benchImport(messages: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  try {
    const file = join(folder, 'history.csv');
    const plain = prepare(folder, file, messages);
    report('table to import', `${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
    report('rows inserted into a bare table', perSecond(messages, plain));
    await importWhileSearching(folder, file, messages, plain);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a process of its own, so that its memory does not count. */
function prepare(folder: string, file: string, messages: number): number {
  const program = fileURLToPath(new URL('./prepare-import.ts', import.meta.url));
  const args = [program, file, join(folder, 'plain.db'), String(messages)];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

async function importWhileSearching(
  folder: string,
  file: string,
  messages: number,
  plain: number,
): Promise<void> {
  process.env['KEPTWORD_ARCHIVE'] = join(folder, 'archive');
  const host = startHost({ userData: join(folder, 'user'), archive: join(folder, 'archive') });
  const context = { actor: 'bench', log: silentLog, headers: {} };
  const client = createRouterClient(host.router, { context }) as never as Client;
  const grant = await host.grants.give({ path: file, name: 'history.csv', temporary: false });
  const waits: Record<string, number[]> = {};
  let stage = 'reading';
  let isRunning = true;
  await client.search.search({ query: '琉璃' });
  const searching = (async () => {
    while (isRunning) {
      const asked = stage;
      const start = performance.now();
      await client.search.search({ query: '琉璃' });
      (waits[asked] ??= []).push(performance.now() - start);
      await wait(50);
    }
  })();
  const begun: Record<string, number> = { reading: performance.now() };
  const before = process.resourceUsage().maxRSS / 1024;
  report('peak memory before', `${before.toFixed(0)} MB`);
  const peaks: Record<string, number> = {};
  for await (const step of await client.imports.run({ grants: [grant] })) {
    if (step.type === 'report') break;
    stage = step.stage === 'storing' ? 'reading' : step.stage;
    if (stage === 'analysing') break;
    begun[stage] ??= performance.now();
    peaks[stage] = Math.max(peaks[stage] ?? 0, process.memoryUsage.rss() / 2 ** 20);
  }
  const end = performance.now();
  isRunning = false;
  await searching;
  const stats = await client.archive.stats();
  report('imported', `${stats.messages} messages, ${stats.unindexed} of them not indexed`);
  if (stats.messages !== messages || stats.unindexed > 0) process.exitCode = 1;
  const stages = Object.entries(begun);
  for (const [at, [name, start]] of stages.entries()) {
    const time = (stages[at + 1]?.[1] ?? end) - start;
    const all = (waits[name] ?? []).toSorted((a, b) => a - b);
    report(
      name,
      perSecond(messages, time),
      `${(plain / time).toFixed(3)} of the bare table’s speed`,
      `${all.length} searches answered, median ${milliseconds(all[all.length >> 1] ?? 0)}, slowest ${milliseconds(all.at(-1) ?? 0)}`,
      `memory up to ${(peaks[name] ?? 0).toFixed(0)} MB`,
    );
  }
  await host.close();
}

/** What the bench asks of the whole router. */
interface Client {
  readonly archive: { stats(): Promise<{ messages: number; unindexed: number }> };
  readonly search: { search(input: { query: string }): Promise<unknown> };
  readonly imports: {
    run(input: { grants: string[] }): Promise<
      AsyncIterable<{
        readonly type: 'progress' | 'report';
        readonly stage: string;
      }>
    >;
  };
}
