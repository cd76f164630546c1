import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leftOutQuery } from '../../../electron/core/store/sqlite/handovers-facts.ts';
import { freshMessages } from '../../../electron/core/store/sqlite/handovers-fresh.ts';
import { matterQueries } from '../../../electron/core/store/sqlite/handovers-matters.ts';
import { newsQueries } from '../../../electron/core/store/sqlite/handovers-news.ts';
import { talkQueries } from '../../../electron/core/store/sqlite/handovers-talk.ts';
import { connect } from '../../../electron/core/store/sqlite/connections.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive();
});
afterEach(() => archive.close());

const queries = {
  ...matterQueries,
  ...talkQueries,
  ...newsQueries,
  freshMessages,
  leftOut: leftOutQuery,
};
/** Tables that stay small however much is said: the sheet, its exceptions, what was imported when. */
const small =
  /^SCAN (?:(?:a|e|n|b|f|v|decided|wanted|news|json_each|answers)\b|CONSTANT ROW|\(subquery-\d+\))/;

it.each(Object.entries(queries))('a draft asks %s through indexes alone', (_, sql) => {
  const connections = connect(join(archive.folder, 'archive.db'), 'write');
  const given = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
  const steps = connections.reader
    .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(given)
    .map(({ detail }) => detail);
  connections.close();
  expect(steps.some((step) => step.startsWith('SEARCH'))).toBe(true);
  const scans = steps.filter((step) => step.startsWith('SCAN') && !small.test(step));
  expect(scans).toEqual([]);
});
