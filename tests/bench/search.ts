import Sqlite from 'better-sqlite3';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { indexStep } from '../../electron/core/search/index-step.ts';
import type { SearchFilters } from '../../shared/contract/search.ts';
import { makeArchive, type FixtureArchive } from '../core/archive-fixture.ts';
import { benchMessages, orderNumber } from './corpus.ts';
import { median, milliseconds, perSecond, ratio, report } from './measure.ts';

/** First hits and counts of the search against LIKE on the same archive, class by class. */
export async function benchSearch(messages: number): Promise<void> {
  const insert = performance.now();
  const archive = makeArchive(benchMessages(messages));
  report('rows inserted', `${perSecond(messages, performance.now() - insert)}`);
  try {
    await buildIndex(archive, messages);
    const like = new Sqlite(join(archive.folder, 'archive.db'), { readonly: true });
    like.pragma('cache_size = -65536');
    for (const one of classes) await compare(archive, like, one);
    like.close();
  } finally {
    await archive.close();
  }
}

interface QueryClass {
  readonly name: string;
  readonly terms: readonly string[];
  readonly filters?: SearchFilters;
}

const classes: readonly QueryClass[] = [
  { name: '1 character, common', terms: ['的'] },
  { name: '1 character, rare', terms: ['鳜'] },
  { name: '2 characters, common', terms: ['您好'] },
  { name: '2 characters, rare', terms: ['琉璃'] },
  { name: '2 characters, rarer than a page', terms: ['丝绒'] },
  { name: '2 characters, none', terms: ['鼹鼠'] },
  { name: 'phrase', terms: ['七天无理由'] },
  { name: 'phrase, none', terms: ['退款运费是谁'] },
  { name: 'several words', terms: ['退款', '订单'] },
  { name: 'several words, rare', terms: ['您好', '螺纹'] },
  { name: 'order number', terms: [orderNumber] },
  { name: 'middle of an order number', terms: [orderNumber.slice(6, 12)] },
  { name: 'English', terms: ['refund'] },
  { name: '1 letter', terms: ['e'] },
  { name: '2 letters', terms: ['ok'] },
  { name: 'common, one tenth of the time', terms: ['您好'], filters: { from: 0, to: 0 } },
];

async function compare(
  { client }: FixtureArchive,
  like: Sqlite.Database,
  { name, terms, filters: wanted }: QueryClass,
): Promise<void> {
  const filters = wanted ? middleTenth(like) : {};
  const query = terms.join(' ');
  const where = terms.map(() => `text LIKE ?`).join(' AND ');
  const time = wanted ? `AND sent_at BETWEEN ${filters.from} AND ${(filters.to ?? 0) - 1}` : '';
  const bound = terms.map((term) => `%${term}%`);
  const page = like.prepare(
    `SELECT id, text FROM messages WHERE ${where} ${time} ORDER BY id DESC LIMIT 50`,
  );
  const all = like.prepare(`SELECT COUNT(*) FROM messages WHERE ${where} ${time}`).pluck();
  const plain = await median(() => page.all(...bound));
  const plainCount = await median(() => all.get(...bound), 1);
  const engine = await median(() => client.search.search({ query, filters }));
  const engineCount = await median(() => client.search.count({ query, filters }));
  const { value, kind } = engineCount.result;
  const found = engine.result.hits.map(({ messageId }) => Number(messageId));
  const expected = (plain.result as { id: number }[]).map(({ id }) => id);
  const isSame = JSON.stringify(found) === JSON.stringify(expected);
  report(
    name,
    `first hits ${ratio(engine, plain)}`,
    `count ${ratio(engineCount, plainCount)}`,
    `${kind} ${value} of ${String(plainCount.result)}`,
    isSame ? '' : 'OTHER HITS',
  );
  if (!isSame) process.exitCode = 1;
}

function middleTenth(db: Sqlite.Database): SearchFilters {
  const { first, last } = db
    .prepare<[], { first: number; last: number }>(
      'SELECT MIN(sent_at) AS first, MAX(sent_at) AS last FROM messages',
    )
    .get() ?? { first: 0, last: 0 };
  const tenth = Math.floor((last - first) / 10);
  return { from: first + 4 * tenth, to: first + 5 * tenth };
}

async function buildIndex({ core, client, folder }: FixtureArchive, messages: number) {
  const before = await median(() => client.search.search({ query: '琉璃' }), 1);
  report('first hits without an index', milliseconds(before.time));
  const start = performance.now();
  let slowest = 0;
  let last = start;
  for await (const _ of indexStep(core, undefined)) {
    slowest = Math.max(slowest, performance.now() - last);
    last = performance.now();
  }
  const { size } = statSync(join(folder, 'search.db'));
  report(
    'index built and tidied',
    perSecond(messages, performance.now() - start),
    `slowest step ${milliseconds(slowest)}`,
    `${(size / messages).toFixed(1)} bytes a message`,
  );
}
