import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from '../archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

type Row = readonly [id: string, time: string, sender: string, text: string];

function table(...rows: readonly Row[]): string {
  const lines = rows.map(
    ([id, time, sender, text]) => `${id},2026-03-01 ${time},雨天单,${sender},${text}`,
  );
  return ['消息编号,时间,会话,发送人,内容', ...lines, ''].join('\n');
}

async function importTable(...rows: readonly Row[]) {
  const { report } = await archive.importText(table(...rows), {}, 'a.csv');
  return report;
}

const texts = (): unknown[] =>
  archive.rows('SELECT text FROM messages ORDER BY id').map(({ text }) => text);

const first: readonly Row[] = [
  ['m1', '10:00:00', '雨天', '什么时候发货'],
  ['m2', '10:00:09', '小红', '今天就发'],
];

describe('the same id in two files', () => {
  it('with the same content is one message with two provenances', async () => {
    await importTable(...first);
    const report = await importTable(...first, ['m3', '10:01:00', '雨天', '好的']);
    expect(report.totals).toMatchObject({ read: 3, new: 1, duplicate: 2, conflicting: 0 });
    expect(archive.rows('SELECT message_id, source_file_id FROM sightings')).toEqual([
      { message_id: 1, source_file_id: 2 },
      { message_id: 2, source_file_id: 2 },
    ]);
  });

  it.each([
    ['text', ['m2', '10:00:09', '小红', '明天才发'] as Row, ['text']],
    ['sender', ['m2', '10:00:09', '小绿', '今天就发'] as Row, ['sender']],
    ['time', ['m2', '11:30:00', '小红', '今天就发'] as Row, ['time']],
    ['everything', ['m2', '11:30:00', '小绿', '明天才发'] as Row, ['text', 'sender', 'time']],
  ])('and other %s is kept beside it and flagged', async (_what, other, differs) => {
    await importTable(...first);
    const report = await importTable(first[0]!, other);
    expect(report.totals).toMatchObject({ read: 2, new: 0, duplicate: 1, conflicting: 1 });
    expect(texts()).toEqual(['什么时候发货', '今天就发', other[3]]);
    expect(archive.rows('SELECT message_id, other_id, differs FROM message_conflicts')).toEqual([
      { message_id: 3, other_id: 2, differs: JSON.stringify(differs) },
    ]);
    expect(archive.rows('SELECT line, reason, excerpt FROM import_issues')).toEqual([
      { line: 2, reason: 'conflicting-id', excerpt: `${other[2]}: ${other[3]}` },
    ]);
    const { batches } = await archive.core.store.imports.listBatches({ limit: 1 });
    expect(batches[0]?.totals).toEqual(report.totals);
    expect(batches[0]?.files[0]).toMatchObject({ read: 2, duplicate: 1, conflicting: 1 });
    expect(await archive.core.store.archive.check()).toEqual([]);
  });

  it('conflicts once: the other message is known from then on', async () => {
    await importTable(...first);
    const other: Row = ['m2', '10:00:09', '小红', '明天才发'];
    await importTable(other);
    const report = await importTable(...first, other);
    expect(report.totals).toMatchObject({ read: 3, new: 0, duplicate: 3, conflicting: 0 });
    expect(texts()).toHaveLength(3);
  });

  it('is the same message where one file has the time to the minute', async () => {
    await importTable(...first);
    const report = await importTable(['m2', '10:00', '小红', '今天就发']);
    expect(report.totals).toMatchObject({ new: 0, duplicate: 1, conflicting: 0 });
    expect(archive.rows('SELECT message_id, time_raw FROM sightings')).toEqual([
      { message_id: 2, time_raw: '2026-03-01 10:00' },
    ]);
  });

  it('in another conversation is another message', async () => {
    await importTable(...first);
    const elsewhere = table(['m2', '10:00:09', '小红', '明天才发']).replaceAll('雨天单', '晴天单');
    const { report } = await archive.importText(elsewhere, {}, 'b.csv');
    expect(report.totals).toMatchObject({ new: 1, conflicting: 0 });
  });
});

describe('an exporter that repeats ids within one file', () => {
  it('loses no message: what differs is another one, what does not is known', async () => {
    const report = await importTable(
      ['m1', '10:00:00', '雨天', '什么时候发货'],
      ['m1', '10:00:00', '雨天', '什么时候发货'],
      ['m1', '10:00:00', '雨天', '在吗'],
    );
    expect(report.totals).toMatchObject({ read: 3, new: 2, duplicate: 1, conflicting: 0 });
    expect(texts()).toEqual(['什么时候发货', '在吗']);
  });
});

describe('a message that came without an id first', () => {
  it('is known when it comes with one, and conflicts by that id from then on', async () => {
    const plain = '时间,会话,发送人,内容\n2026-03-01 10:00:09,雨天单,小红,今天就发\n';
    await archive.importText(plain, {}, 'plain.csv');
    const withId = await importTable(['m2', '10:00:09', '小红', '今天就发']);
    expect(withId.totals).toMatchObject({ new: 0, duplicate: 1 });
    const other = await importTable(['m2', '10:00:09', '小红', '明天才发']);
    expect(other.totals).toMatchObject({ new: 0, duplicate: 0, conflicting: 1 });
  });
});
