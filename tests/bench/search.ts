import Sqlite, { type Database } from 'better-sqlite3';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterImport } from '../../electron/core/imports/after-import.ts';
import { indexStep } from '../../electron/core/search/index-step.ts';
import type { SearchFilters } from '../../shared/contract/search.ts';
import { foundMessages } from '../../electron/core/store/sqlite/search/found-messages.ts';
import { keepingStatements } from '../../electron/core/store/sqlite/search/statements.ts';
import { fold } from '../../shared/domain/search/fold.ts';
import { planOfWords } from '../../shared/domain/search/language/plan.ts';
import { makeArchive, type FixtureArchive } from '../core/archive-fixture.ts';
import { perSecond, report } from './measure.ts';
import { queryClasses, type QueryClass } from './search-classes.ts';
import { searchMessages } from './search-corpus.ts';
import {
  judge,
  percentiles,
  timed,
  timedInTurn,
  verdicts,
  type Percentiles,
} from './search-measure.ts';
import { searchOverPort } from './search-path.ts';
import { searchWhileImporting } from './search-while-importing.ts';

/**
 * Search against LIKE on the same archive, in one process and class by class, and against the targets
 * that it has to meet. With more than a million messages a million are measured first, for comparison.
 */
export async function benchSearch(messages: number): Promise<void> {
  const base = messages > MILLION ? await measureArchive(MILLION, true) : undefined;
  const grown = await measureArchive(messages, base === undefined);
  for (const { name } of base ? queryClasses : []) {
    const ratio = (grown.get(name)?.p95 ?? 0) / (base?.get(name)?.p95 ?? 1);
    judge(`p95 of ${messages} over ${MILLION} messages: ${name}`, ratio, { most: 4 });
  }
  await manyConversations(Math.min(messages, 200_000));
  await searchWhileImporting(Math.min(messages, MILLION));
  verdicts();
}

const MILLION = 1_000_000;
const TIMES = 7;

async function measureArchive(messages: number, isWhole: boolean) {
  const start = performance.now();
  const archive = makeArchive(searchMessages(Math.min(messages, MILLION)));
  for (let from = MILLION; from < messages; from += MILLION) {
    archive.add(searchMessages(Math.min(messages - from, MILLION), 'many', from));
  }
  report(`${messages} rows inserted`, perSecond(messages, performance.now() - start));
  try {
    await buildIndex(archive, messages);
    const like = new Sqlite(join(archive.folder, 'archive.db'), { readonly: true });
    like.pragma('cache_size = -65536');
    const found = new Map<string, Percentiles>();
    const plain = keepingStatements(like);
    await warm(archive, plain);
    for (const one of queryClasses) found.set(one.name, await compare(archive, plain, one));
    await dateFilter(archive, like);
    await saidBefore(archive);
    like.close();
    if (isWhole) {
      await settle(archive);
      await searchOverPort(archive);
      await steadyState(archive, messages);
    }
    return found;
  } finally {
    await archive.close();
  }
}

async function buildIndex({ core, folder }: FixtureArchive, messages: number): Promise<void> {
  const start = performance.now();
  for await (const _ of indexStep(core, undefined));
  report('index built and tidied', perSecond(messages, performance.now() - start));
  const { size } = statSync(join(folder, 'search.db'));
  const db = new Sqlite(join(folder, 'archive.db'), { readonly: true });
  const text = db
    .prepare<[], number>('SELECT SUM(LENGTH(CAST(text AS BLOB))) FROM messages')
    .pluck()
    .get();
  db.close();
  report('bytes', `${(size / messages).toFixed(1)} a message in the index`);
  judge('index bytes over text bytes', size / (text ?? 1), { most: 1.7 });
}

/** What is asked first would else be slower than what is asked next. */
async function warm({ core }: FixtureArchive, like: Database): Promise<void> {
  for (const term of ['的', '您好', '七天无理由', 'ok']) {
    const request = { plan: planOfWords(term), filters: {}, now: 0, limit: 50 };
    await timedInTurn(() => core.store.search.find(request), likeOf(like, [term]), 100);
  }
}

/** Else a host would do it while it is measured. */
async function settle({ core }: FixtureArchive): Promise<void> {
  const start = performance.now();
  for (const step of afterImport) for await (const _ of step.run(core, undefined));
  report('all else that follows an import', `${((performance.now() - start) / 1000).toFixed(0)} s`);
}

/** Percentiles over the queries of a class, of each the middle of some times: else others here would be measured. */
async function compare(
  { core }: FixtureArchive,
  like: Database,
  { name, queries, times }: QueryClass,
): Promise<Percentiles> {
  const engine: number[] = [];
  const plain: number[] = [];
  let different = 0;
  for (const terms of queries) {
    const request = { plan: planOfWords(...terms), filters: {}, now: 0, limit: 50 };
    const find = () => core.store.search.find(request);
    const scan = likeOf(like, terms);
    // One after the other: in turn, what LIKE scans would push out of the caches what the engine reads.
    engine.push(percentiles(await timed(find, TIMES)).p50);
    plain.push(percentiles(await timed(scan, TIMES)).p50);
    const { found } = await find();
    const same = found.map(({ messageId }) => Number(messageId));
    if (JSON.stringify(same) !== JSON.stringify(scan())) different += 1;
  }
  const [ours, theirs] = [percentiles(engine), percentiles(plain)];
  report(
    name,
    `engine p50 ${ours.p50.toFixed(3)} p95 ${ours.p95.toFixed(3)} ms`,
    `LIKE p50 ${theirs.p50.toFixed(3)} p95 ${theirs.p95.toFixed(3)} ms`,
  );
  judge(`${name}: other hits than LIKE`, different, { most: 0 });
  judge(`${name}: engine p50 over LIKE`, ours.p50 / theirs.p50, { most: times ? 1 / times : 1.5 });
  return ours;
}

/**
 * The newest 50, with all that is shown of them, as the engine gives them. Forms of a character are no
 * concern of LIKE: one stands for all.
 */
function likeOf(db: Database, terms: readonly string[]): () => number[] {
  const where = terms.map(() => 'text LIKE ?').join(' AND ');
  const page = db
    .prepare<string[], number>(`
      SELECT id
      FROM messages
      WHERE ${where}
      ORDER BY id DESC
      LIMIT 50`)
    .pluck();
  const bound = terms.map((term) => `%${fold(term)}%`);
  return () => foundMessages(db, page.all(...bound)).map(({ messageId }) => Number(messageId));
}

async function dateFilter({ core }: FixtureArchive, like: Database): Promise<void> {
  const { first, last } = like
    .prepare<[], { first: number; last: number }>(
      'SELECT MIN(sent_at) AS first, MAX(sent_at) AS last FROM messages',
    )
    .get() ?? { first: 0, last: 0 };
  const tenth = Math.floor((last - first) / 10);
  const filters = { from: first + 4 * tenth, to: first + 5 * tenth };
  const ask = (given: SearchFilters) => () =>
    core.store.search.find({ plan: planOfWords('您好'), filters: given, now: 0, limit: 50 });
  const without = percentiles(await timed(ask({}), 31));
  const within = percentiles(await timed(ask(filters), 31));
  judge('a date filter over no filter', within.p50 / without.p50, { most: 20 });
}

async function saidBefore({ client }: FixtureArchive): Promise<void> {
  const times: number[] = [];
  for (const query of ['灯罩碎了', '退款什么时候到账', '运费是谁出']) {
    const { hits } = await client.search.search({ query, limit: 3 });
    for (const { messageId } of hits) {
      times.push(...(await timed(() => client.search.saidBefore({ messageId }), 1)));
    }
  }
  judge('said before, p95 in ms', percentiles(times).p95, { most: 200 });
}

/**
 * Batches of 2,000 that come in one after the other, after the index was tidied. Steps are told by the time
 * that the processor gave them, as nothing in a transaction waits for the disk: by the clock they are as
 * long as whoever else has the machine makes them.
 */
async function steadyState({ core, add }: FixtureArchive, messages: number): Promise<void> {
  const byClock: number[] = [];
  const transactions: number[] = [];
  for (let batch = 0; batch < 150; batch += 1) {
    add(searchMessages(2_000, 'many', messages + batch * 2_000));
    for (;;) {
      const start = performance.now();
      const before = process.threadCpuUsage();
      const { isDone, indexed } = await core.store.search.advanceIndex();
      if (isDone) break;
      const { user, system } = process.threadCpuUsage(before);
      byClock.push(performance.now() - start);
      if (indexed > 0) transactions.push((user + system) / 1_000);
    }
  }
  const { p50, p95 } = percentiles(byClock);
  report(
    'index steps, by the clock',
    `median ${p50.toFixed(0)} p95 ${p95.toFixed(0)} slowest ${Math.max(...byClock).toFixed(0)} ms`,
  );
  const median = percentiles(transactions).p50;
  report('index transactions of 2,000', `median ${median.toFixed(0)} ms of the processor`);
  judge('slowest index transaction over the median', Math.max(...transactions) / median, {
    most: 5,
  });
}

/** The same messages in one conversation and in 2,000. */
async function manyConversations(messages: number): Promise<void> {
  const medians: number[] = [];
  for (const conversations of ['many', 'one'] as const) {
    const archive = makeArchive(searchMessages(messages, conversations));
    for await (const _ of indexStep(archive.core, undefined));
    const times: number[] = [];
    for (const terms of queryClasses.flatMap(({ queries }) => queries)) {
      const request = { plan: planOfWords(...terms), filters: {}, now: 0, limit: 50 };
      times.push(
        percentiles(await timed(() => archive.core.store.search.find(request), TIMES)).p50,
      );
    }
    medians.push(times.reduce((sum, time) => sum + time, 0) / times.length);
    await archive.close();
  }
  const [many = 0, one = 1] = medians;
  judge('2,000 conversations over one', many / one, { most: 1.5 });
}
