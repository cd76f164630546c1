import { createRouterClient } from '@orpc/server';
import Sqlite from 'better-sqlite3';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost } from '../../electron/worker/host.ts';
import { benchMessages } from './corpus.ts';
import { milliseconds, perSecond, report } from './measure.ts';

/**
 * An import through the real threads, up to its index, while searches go on, against inserting the same rows into a bare
 * table. The peak of memory is that of the whole program.
 */
export async function benchImport(messages: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  try {
    const file = join(folder, 'history.csv');
    await writeTable(file, messages);
    report('table to import', `${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
    const plain = insertPlainly(join(folder, 'plain.db'), messages);
    report('rows inserted into a bare table', perSecond(messages, plain));
    await importWhileSearching(folder, file, messages, plain);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
  for await (const step of await client.imports.run({ grants: [grant] })) {
    if (step.type === 'report') break;
    stage = step.stage === 'storing' ? 'reading' : step.stage;
    if (stage === 'analysing') break;
    begun[stage] ??= performance.now();
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

async function writeTable(file: string, messages: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('时间,会话,发送人,角色,内容\n');
  for (const { sentAt, conversation, sender, role, text } of benchMessages(messages)) {
    const time = new Date((sentAt ?? 0) + 8 * 3_600_000).toISOString();
    const roleWord = role === 'agent' ? '客服' : '买家';
    const line = `${time.slice(0, 10)} ${time.slice(11, 19)},${conversation},${sender},${roleWord},"${text}"\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Milliseconds for the rows alone, without any index, check or provenance. */
function insertPlainly(file: string, messages: number): number {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.exec(
    'CREATE TABLE plain (id INTEGER PRIMARY KEY, conversation TEXT, sender TEXT, at INTEGER, text TEXT)',
  );
  const insert = db.prepare(
    'INSERT INTO plain (conversation, sender, at, text) VALUES (?, ?, ?, ?)',
  );
  const all = benchMessages(messages);
  let time = 0;
  db.exec('BEGIN');
  for (let chunk = take(all, 10_000); chunk.length > 0; chunk = take(all, 10_000)) {
    const start = performance.now();
    for (const one of chunk) insert.run(one.conversation, one.sender, one.sentAt, one.text);
    time += performance.now() - start;
  }
  const start = performance.now();
  db.exec('COMMIT');
  time += performance.now() - start;
  db.close();
  return time;
}

function take<T>(source: Iterator<T>, most: number): T[] {
  const taken: T[] = [];
  while (taken.length < most) {
    const next = source.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
