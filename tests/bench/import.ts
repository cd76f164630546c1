import { createRouterClient } from '@orpc/server';
import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost } from '../../electron/worker/host.ts';
import { benchFormats, fileNames, type BenchFormat } from './import-files.ts';
import { milliseconds, perSecond, report } from './measure.ts';

/**
 * Imports as a share of plain inserts. Parse + store is all of an import up to its commit: reading,
 * digests, the kept original, detection, parsing, fingerprints, dedupe, provenance; the search index and
 * the analysis come after it. Plain inserts put the same rows, with all columns of `messages`, into a
 * table without index, check or reference, by one prepared statement in one transaction, right after
 * the import and on the same disk. Every measure is a process of its own, so that its peak of memory is
 * its own too.
 */
export async function benchImport(messages: number): Promise<void> {
  for (const format of benchFormats) inFolder((folder) => oneBigFile(folder, format, messages));
  inFolder((folder) => manySmallFiles(folder));
  await importWhileSearching(messages);
}

function oneBigFile(folder: string, format: BenchFormat, messages: number): void {
  const path = join(folder, fileNames[format]);
  run('import-write-in-child.ts', path, format, String(messages));
  const archive = join(folder, 'archive');
  const first = importPath(archive, path, messages);
  const plain = run<Plain>('import-plain-in-child.ts', archive, join(folder, 'plain.db'));
  const again = importPath(archive, path, 0);
  report(
    `${format}, ${messages} messages, ${(statSync(path).size / 2 ** 20).toFixed(0)} MB`,
    `parse + store ${(plain.time / first.time).toFixed(3)} of plain inserts`,
    `${perSecond(messages, first.time)} : ${perSecond(messages, plain.time)}`,
    processorTime(first, plain, messages),
    `again ${(again.time / first.time).toFixed(4)} of the first time (${milliseconds(again.time)}, ` +
      `${milliseconds(digestTime(path))} for SHA-256 alone)`,
    `memory up to ${first.peak.toFixed(0)} MB`,
  );
}

/** Of the bytes in memory. */
function digestTime(path: string): number {
  const bytes = readFileSync(path);
  const start = performance.now();
  hash('sha256', bytes);
  return performance.now() - start;
}

const smallFiles = 2_000;
const each = 50;

/** A folder of chats against one chat of as many messages. */
function manySmallFiles(folder: string): void {
  const chats = join(folder, 'chats');
  mkdirSync(chats);
  const messages = smallFiles * each;
  const path = join(folder, fileNames.whatsapp);
  run('import-write-in-child.ts', path, 'whatsapp', String(messages));
  run('import-write-in-child.ts', chats, 'whatsapp', String(smallFiles), String(each));
  const big = importPath(join(folder, 'archive-big'), path, messages);
  const small = importPath(join(folder, 'archive-small'), chats, messages);
  report(
    `${smallFiles} files of ${each} messages`,
    `${(big.time / small.time).toFixed(3)} of one big file’s speed`,
    `${perSecond(messages, small.time)} : ${perSecond(messages, big.time)}`,
    `by processor time ${(workOf(big) / workOf(small)).toFixed(3)}`,
    `memory up to ${small.peak.toFixed(0)} MB`,
  );
}

/** The clock tells of other programs too: what the processor did for each thread does less so. */
function processorTime({ work }: Imported, plain: Plain, messages: number): string {
  const share = (mine: number): string =>
    `${(plain.work / mine).toFixed(2)} (${((mine * 1000) / messages).toFixed(1)} µs a message)`;
  return (
    `by processor time the storing thread ${share(work.storing)}, ` +
    `the parsing thread ${share(work.parsing)}, others ${share(work.others)}, ` +
    `plain ${((plain.work * 1000) / messages).toFixed(1)} µs`
  );
}

function workOf({ work }: Imported): number {
  return work.storing + work.parsing + work.others;
}

interface Plain {
  /** Milliseconds. */
  readonly time: number;
  /** Those that the processor worked. */
  readonly work: number;
}

interface Imported {
  /** Milliseconds. */
  readonly time: number;
  /** Milliseconds that the processor worked for each thread. */
  readonly work: {
    readonly storing: number;
    readonly parsing: number;
    /** Compression, collection of memory, sorting for indexes. */
    readonly others: number;
  };
  readonly messages: number;
  /** MB. */
  readonly peak: number;
}

function importPath(archive: string, path: string, expected: number): Imported {
  const imported = run<Imported>('import-in-child.ts', archive, path);
  if (imported.messages !== expected) {
    report('WRONG', `${imported.messages} messages where ${expected} were written`);
    process.exitCode = 1;
  }
  return imported;
}

function run<T>(program: string, ...args: readonly string[]): T {
  const path = fileURLToPath(new URL(`./${program}`, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [path, ...args], { encoding: 'utf8' })) as T;
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An import through the real threads, up to its index, while searches go on. */
async function importWhileSearching(messages: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  try {
    const file = join(folder, fileNames.csv);
    run('import-write-in-child.ts', file, 'csv', String(messages));
    await searchMeanwhile(folder, file, messages);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function searchMeanwhile(folder: string, file: string, messages: number): Promise<void> {
  process.env['KEPTWORD_ARCHIVE'] = join(folder, 'archive');
  const host = startHost({ userData: join(folder, 'user'), archive: join(folder, 'archive') });
  const context = { actor: 'bench', log: silentLog, headers: {} };
  const client = createRouterClient(host.router, { context }) as never as Client;
  const grant = await host.grants.give({ path: file, name: fileNames.csv, temporary: false });
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
      `${name} while searching`,
      perSecond(messages, time),
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
