import { afterEach, beforeEach, expect, it } from 'vitest';
import { analysisQueries } from '../../../electron/core/store/sqlite/analysis.ts';
import { windowQueries } from '../../../electron/core/store/sqlite/analysis-windows.ts';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { join } from 'node:path';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive();
});
afterEach(() => archive.close());

it.each([
  ['supersedePromises', 'SEARCH promises USING INDEX sqlite_autoindex_promises_1 (message_id=?)'],
  ['knownDispute', 'SEARCH l USING COVERING INDEX dispute_messages_message (message_id=?)'],
  [
    'standingWatch',
    'SEARCH watch_findings USING INDEX sqlite_autoindex_watch_findings_1 (message_id=?)',
  ],
  ['disputed', 'SEARCH disputes USING COVERING INDEX disputes_conversation (conversation_id=?)'],
  ['supersedeDisputes', 'SEARCH disputes USING INDEX disputes_conversation (conversation_id=?)'],
] as const)('%s of a conversation does not look at the rest of the archive', (name, step) => {
  const db = openWriter(join(archive.folder, 'archive.db'));
  const sql = analysisQueries[name];
  const unknown = Array.from({ length: sql.split('?').length - 1 }, () => null);
  const plan = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...unknown);
  db.close();
  expect(plan.map(({ detail }) => detail)).toContain(step);
});

it.each(Object.entries(windowQueries))(
  '%s walks the index of times and sorts nothing',
  (_name, sql) => {
    const db = openWriter(join(archive.folder, 'archive.db'));
    const given = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
    const plan = db.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(given);
    db.close();
    const steps = plan
      .map(({ detail }) => detail)
      .filter((step) => /SEARCH|SCAN|SORT|B-TREE/.test(step));
    expect(steps).not.toEqual([]);
    for (const step of steps)
      expect(step).toMatch(/^SEARCH messages USING (?:COVERING )?INDEX messages_time/);
  },
);
