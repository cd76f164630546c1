import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, type Connections } from '../../../electron/core/store/sqlite/connections.ts';
import { laterQuery } from '../../../electron/core/store/sqlite/promises-later.ts';
import { remindersQuery } from '../../../electron/core/store/sqlite/promises.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
let connections: Connections;
beforeEach(() => {
  archive = makeArchive([{ text: '你好' }]);
  connections = connect(join(archive.folder, 'archive.db'), 'read');
});
afterEach(async () => {
  connections.close();
  await archive.close();
});

/** The steps that go through a table, with the index that they take. */
function steps(sql: string): string[] {
  const given = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
  return connections.reader
    .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(given)
    .map(({ detail }) => detail);
}

it('asks for reminders among open promises alone', () => {
  expect(steps(remindersQuery)).toContain('SEARCH p USING INDEX promises_status (status=?)');
});

it('looks for proof from the promise on, conversation by conversation', () => {
  expect(steps(laterQuery).filter((step) => step.includes('messages'))).toEqual([
    expect.stringContaining('messages_time (conversation_id=? AND sent_at>? AND sent_at<?)'),
  ]);
});
