import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dialogueQuery } from '../../../electron/core/store/sqlite/dialogues.ts';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { tellingQueries } from '../../../electron/core/store/sqlite/tellings.ts';
import { toldQueries, toldSelect } from '../../../electron/core/store/sqlite/told.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive();
});
afterEach(() => archive.close());

function planOf(sql: string, parameters: object | unknown[]): string[] {
  const db = openWriter(join(archive.folder, 'archive.db'));
  const rows = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...(Array.isArray(parameters) ? parameters : [parameters]));
  db.close();
  return rows.map(({ detail }) => detail);
}

it.each([
  ['forget', 'SEARCH told USING COVERING INDEX told_message (message_id=?)'],
  ['forgetPairs', 'SEARCH contradicting_messages USING PRIMARY KEY (message_b_id=?)'],
] as const)('%s of a conversation does not look at the rest of the archive', (name, step) => {
  expect(planOf(toldQueries[name], [null])).toContain(step);
});

it('a page of dialogues goes on along the index of conversations and times', () => {
  const place = { conversationId: 1, sentAt: 1, messageId: 1, limit: 10 };
  const plan = planOf(dialogueQuery, place);
  expect(plan[0]).toMatch(/^SEARCH m USING INDEX messages_time \(\(conversation_id,sent_at\)>/);
  expect(plan.join()).not.toContain('B-TREE FOR ORDER BY');
});

it('what was told on a topic is read from its newest end, that of a buyer from the buyer', () => {
  const ofTopic = toldSelect({ topics: ['ship_time'], limit: 10 });
  const plan = planOf(ofTopic.sql, ofTopic.parameters);
  expect(plan[0]).toBe('SEARCH t USING INDEX told_topic (topic=?)');
  expect(plan.join()).not.toContain('B-TREE FOR ORDER BY');
  const ofBuyer = toldSelect({ topics: ['ship_time'], customerIds: [1], limit: 10 });
  const steps = planOf(ofBuyer.sql, ofBuyer.parameters).filter((step) => /SEARCH|SCAN/.test(step));
  expect(steps.join()).not.toMatch(/SCAN (?!json_each)/);
  expect(steps).toContain('SEARCH t USING INDEX told_message (message_id=?)');
});

it.each([
  ['tellings', /^SEARCH t USING INDEX told_topic \(topic=\?\)/],
  ['pairs', /^SCAN p\b/],
] as const)('the evidence of contradictions (%s) is read from what was told', (name, first) => {
  const [begun, ...rest] = planOf(tellingQueries[name], { topic: 'x' });
  expect(begun).toMatch(first);
  expect(rest.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});
