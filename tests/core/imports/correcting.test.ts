import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CorrectionChange, CorrectionProgress } from '../../../shared/contract/imports.ts';
import { correctImports } from '../../../electron/core/imports/correct.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { chatName, correctIn, importedInto, type ImportOptions } from './correcting.ts';
import { clientOf, correctBatch, exported, settle } from './reading-archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

/** No day over 12: nobody can tell day from month. */
const undecided = `03/01/2026, 09:00 - Ann: is the brass lamp in stock?
03/01/2026, 09:01 - Lamp Shop: yes, we will ship it tomorrow
04/01/2026, 10:00 - Ann: thank you
05/02/2026, 11:00 - Lamp Shop: your lamp has left
`;

const imported = (text: string, options?: ImportOptions, file?: string): Promise<string> =>
  importedInto(archive, text, options, file);
const correct = (batchId: string, change: CorrectionChange) => correctIn(archive, batchId, change);
const instants = async () =>
  (await exported(archive)).map(({ sentAt }) => Number(sentAt)).toSorted((a, b) => a - b);

describe('the order of day and month', () => {
  it('is asked once, and its answer corrects what is here and reads what comes', async () => {
    const client = clientOf(archive);
    await imported(undecided);
    const { questions } = await client.imports.questions();
    const asked = questions.find(({ kind }) => kind === 'date-order')!;
    expect(asked).toMatchObject({ choices: ['DMY', 'MDY'], assumed: 'DMY', messages: 4 });
    const ids = archive.rows('SELECT id, text FROM messages ORDER BY id');
    expect(await client.imports.answer({ questionId: asked.questionId, answer: 'MDY' })).toEqual({
      changedMessages: 4,
    });
    expect(archive.rows('SELECT id, text FROM messages ORDER BY id')).toEqual(ids);
    expect(archive.rows('SELECT wall_clock FROM messages ORDER BY id')).toEqual([
      { wall_clock: '2026-03-01T09:00' },
      { wall_clock: '2026-03-01T09:01' },
      { wall_clock: '2026-04-01T10:00' },
      { wall_clock: '2026-05-02T11:00' },
    ]);
    const { conversations } = await client.conversations.list({ limit: 1 });
    expect(conversations[0]?.lastAt).toBe(Date.parse('2026-05-02T11:00:00+08:00'));
    expect((await client.archive.verify({})).findings).toEqual([]);
    const again = await archive.importText(
      `${undecided}06/02/2026, 08:00 - Ann: it is here\n`,
      {},
      chatName,
    );
    expect(again.report.totals).toMatchObject({ new: 1, duplicate: 4 });
    expect(archive.rows('SELECT MAX(wall_clock) AS last FROM messages')).toEqual([
      { last: '2026-06-02T08:00' },
    ]);
    expect((await client.archive.verify({})).findings).toEqual([]);
  });

  it('moves messages in search results at once', async () => {
    const client = clientOf(archive);
    const days = ['01/12', '02/11', '03/10', '04/09', '05/08', '06/07'];
    const text = days.map((day, n) => `${day}/2026, 09:00 - Ann: lamp ${n}\n`).join('');
    const batchId = await imported(text, { dateOrder: 'DMY' });
    const order = async () =>
      (await client.search.search({ query: 'lamp', limit: 10 })).hits.map((hit) => hit.text);
    const before = await order();
    await correct(batchId, { kind: 'date-order', value: 'MDY' });
    expect(await order()).toEqual(before.toReversed());
    expect((await client.archive.stats()).unindexed).toBe(0);
    const from = Date.parse('2026-06-01T00:00:00Z');
    const found = await client.search.search({ query: 'lamp', limit: 10, filters: { from } });
    expect(found.hits.map((hit) => hit.text)).toEqual(['lamp 5']);
    expect(await client.search.count({ query: 'lamp', filters: { from } })).toMatchObject({
      value: 1,
    });
  });

  it('cannot be corrected against what the file itself says', async () => {
    const batchId = await imported('25/02/2026, 09:00 - Ann: hello\n26/02/2026, 09:00 - Bob: hi\n');
    const before = await exported(archive);
    expect(await correct(batchId, { kind: 'date-order', value: 'MDY' })).toEqual({
      changedMessages: 0,
    });
    expect(await exported(archive)).toEqual(before);
    expect(archive.rows('SELECT * FROM import_corrections')).toEqual([]);
  });

  it('cannot be corrected against what another file says of the same messages', async () => {
    const batchId = await imported(undecided);
    await imported(`${undecided}25/02/2026, 09:00 - Ann: one more\n`);
    const before = await exported(archive);
    await expect(correct(batchId, { kind: 'date-order', value: 'MDY' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await exported(archive)).toEqual(before);
    expect(archive.rows('SELECT * FROM message_corrections')).toEqual([]);
  });

  it('makes messages one that were doubled by the wrong order, and two again when taken back', async () => {
    const client = clientOf(archive);
    const wrong = await imported(undecided, { dateOrder: 'DMY' });
    await imported(`${undecided}05/25/2026, 09:00 - Ann: and one more\n`);
    expect(await exported(archive)).toHaveLength(9);
    const doubled = await exported(archive);
    await correct(wrong, { kind: 'date-order', value: 'MDY' });
    expect(await exported(archive)).toHaveLength(5);
    expect((await client.archive.verify({})).findings).toEqual([]);
    const [hit] = (await client.search.search({ query: 'brass', limit: 9 })).hits;
    const { provenance } = await client.conversations.context({ messageId: hit!.messageId });
    expect(provenance.map(({ batchId }) => batchId)).toEqual(['1', '2']);
    await client.imports.withdraw({ batchId: wrong, reason: '重复' });
    expect(await exported(archive)).toHaveLength(5);
    await client.imports.restore({ batchId: wrong });
    await correct(wrong, { kind: 'date-order', value: 'DMY' });
    expect(await exported(archive)).toEqual(doubled);
    expect((await client.archive.verify({})).findings).toEqual([]);
  });
});

describe('a search', () => {
  it('finds corrected messages in their new order before the index has followed', async () => {
    const days = ['01/12', '02/11', '03/10', '04/09', '05/08', '06/07'];
    const text = days.map((day, n) => `${day}/2026, 09:00 - Ann: lamp ${n}\n`).join('');
    const batchId = await imported(text, { dateOrder: 'DMY' });
    const look = async () => {
      const filters = { from: Date.parse('2026-04-01T00:00:00Z') };
      const client = clientOf(archive);
      const { hits } = await client.search.search({ query: 'lamp', limit: 4, filters });
      return [hits.map((hit) => hit.text), await client.search.count({ query: 'lamp', filters })];
    };
    const change = { kind: 'date-order' as const, value: 'MDY' as const };
    await correctImports(archive.core, { target: { batchId }, change, actor: '小红' }, undefined);
    const expected = [['lamp 5', 'lamp 4', 'lamp 3'], { value: 3, kind: 'exact' }];
    expect(await look()).toEqual(expected);
    expect((await clientOf(archive).archive.stats()).unindexed).toBe(6);
    await settle(archive);
    expect(await look()).toEqual(expected);
    expect((await clientOf(archive).archive.stats()).unindexed).toBe(0);
  });
});

describe('the zone', () => {
  it('is asked once for all exports of a kind whose platform is used everywhere', async () => {
    const client = clientOf(archive);
    await archive.importText(undecided.replaceAll('Ann', 'Bob'), {}, 'WhatsApp Chat with Bob.txt');
    await archive.importText(undecided, {}, chatName);
    const zones = (await client.imports.questions()).questions.filter(
      ({ kind }) => kind === 'zone',
    );
    expect(zones).toMatchObject([{ assumed: 'Asia/Shanghai', messages: 8 }]);
    const [{ questionId = '' } = {}] = zones;
    expect(await client.imports.answer({ questionId, answer: 'Europe/London' })).toEqual({
      changedMessages: 8,
    });
    expect((await instants())[0]).toBe(Date.parse('2026-01-03T09:00:00Z'));
    await archive.importText('03/01/2026, 09:00 - Eve: hi\n', {}, 'WhatsApp Chat with Eve.txt');
    expect((await exported(archive)).find(({ text }) => text === 'hi')).toMatchObject({
      sentAt: Date.parse('2026-01-03T09:00:00Z'),
      zone: 'Europe/London',
    });
    expect((await client.imports.questions()).questions.map(({ kind }) => kind)).not.toContain(
      'zone',
    );
    await expect(
      client.imports.answer({ questionId, answer: 'Mars/Olympus' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is not asked of chats in Chinese, nor where a person gave it', async () => {
    const client = clientOf(archive);
    const kinds = async () => (await client.imports.questions()).questions.map(({ kind }) => kind);
    await imported(undecided);
    expect(await kinds()).not.toContain('zone');
    await archive.importText(
      '25/02/2026, 09:00 - 安: 这盏灯还有货吗\n25/02/2026, 09:01 - 店: 有的亲\n',
      {},
      'WhatsApp Chat with 安.txt',
    );
    expect(await kinds()).not.toContain('zone');
  });

  it('keeps times that are absolute', async () => {
    const batchId = await imported(
      'time,sender,text\n1772000000,Ann,hello\n1772000060,Bob,hi\n',
      {},
      't.csv',
    );
    const before = await exported(archive);
    await correct(batchId, { kind: 'zone', value: 'UTC' });
    expect(await exported(archive)).toEqual(before);
  });
});

describe('the own account', () => {
  it('is settled for many chats by one answer', async () => {
    const client = clientOf(archive);
    for (const buyer of ['Ann', 'Bob', 'Eve']) {
      await imported(
        undecided.replaceAll('Ann', buyer),
        { dateOrder: 'DMY' },
        `WhatsApp Chat with ${buyer}.txt`,
      );
    }
    const { questions } = await client.imports.questions();
    expect(questions).toMatchObject([
      { kind: 'own-account', choices: ['Lamp Shop', expect.anything()] },
    ]);
    const { questionId } = questions[0]!;
    await client.imports.answer({ questionId, answer: 'Lamp Shop' });
    expect((await client.imports.questions()).questions).toEqual([]);
    expect(archive.rows('SELECT handle, role FROM accounts ORDER BY handle')).toEqual([
      { handle: 'Ann', role: 'customer' },
      { handle: 'Bob', role: 'customer' },
      { handle: 'Eve', role: 'customer' },
      { handle: 'Lamp Shop', role: 'agent' },
    ]);
  });

  it('can be set right, and what was before is on record', async () => {
    const client = clientOf(archive);
    const batchId = await imported(undecided, { agents: ['Ann'], dateOrder: 'DMY' });
    const before = await exported(archive);
    await correct(batchId, { kind: 'own-account', agents: ['Lamp Shop'] });
    const { conversations } = await client.conversations.list({ limit: 1 });
    expect(conversations[0]?.customer).toBe('Ann');
    expect((await client.promises.list({ order: 'due', limit: 9 })).promises).toMatchObject([
      { agent: 'Lamp Shop' },
    ]);
    const { batches } = await client.imports.batches({});
    expect(batches[0]?.corrections).toEqual([
      {
        correctionId: '1',
        at: Date.parse('2026-11-01T00:00:00Z'),
        by: '小红',
        kind: 'own-account',
        from: ['Ann'],
        to: 'Lamp Shop',
        messages: 4,
      },
    ]);
    await correct(batchId, { kind: 'own-account', agents: ['Ann'] });
    expect(await exported(archive)).toEqual(before);
  });
});

describe('a correction', () => {
  it('is on record with everything that was before, and nothing else can change a message', async () => {
    const batchId = await imported(undecided);
    await correct(batchId, { kind: 'zone', value: 'Asia/Tokyo' });
    expect(
      archive.rows(`
        SELECT sent_at_before - sent_at AS earlier, zone_before AS "from", zone AS "to"
        FROM message_corrections`),
    ).toEqual(
      Array.from({ length: 4 }, () => ({
        earlier: 3_600_000,
        from: 'Asia/Shanghai',
        to: 'Asia/Tokyo',
      })),
    );
    expect(archive.rows("SELECT actor, detail FROM events WHERE action = 'correct'")).toEqual([
      { actor: '小红', detail: '{"kind":"zone","value":"Asia/Tokyo","messages":4}' },
    ]);
    const db = new Sqlite(join(archive.folder, 'archive.db'));
    try {
      for (const sql of [
        'UPDATE messages SET sent_at = sent_at + 1',
        "UPDATE messages SET zone = 'UTC'",
        'UPDATE messages SET fingerprint = zeroblob(16)',
        "UPDATE messages SET wall_clock = '2020-01-01T00:00'",
        "UPDATE messages SET text = 'other'",
        'UPDATE message_corrections SET sent_at = 0',
        'DELETE FROM message_corrections',
        "UPDATE import_corrections SET value = 'UTC'",
      ]) {
        expect(() => db.exec(sql)).toThrow(/never/);
      }
    } finally {
      db.close();
    }
  });

  it('tells how far it is in messages, and in the end how many it has changed', async () => {
    const batchId = await imported(undecided);
    const change = { kind: 'zone', value: 'UTC' } as const;
    const told: CorrectionProgress[] = [];
    for await (const event of await clientOf(archive).imports.correct({ batchId, change })) {
      told.push(event);
    }
    expect(told.at(-1)).toEqual({ type: 'corrected', changedMessages: 4 });
    const reading = told.filter((each) => each.type === 'progress' && each.stage === 'reading');
    expect(reading).not.toEqual([]);
    for (const each of reading) expect(each).toMatchObject({ total: 4 });
  });

  it('reaches every message of a long chat', async () => {
    const two = (n: number): string => String(n).padStart(2, '0');
    const lines = Array.from({ length: 2_100 }, (_, n) => {
      const clock = `${two(Math.floor(n / 60) % 24)}:${two(n % 60)}`;
      const day = 13 + Math.floor(n / 1440);
      return `${day}/01/2026, ${clock} - ${n % 2 === 0 ? 'Ann' : 'Lamp Shop'}: say ${n}\n`;
    });
    const batchId = await imported(lines.join(''));
    const effect = await correct(batchId, { kind: 'zone', value: 'Asia/Tokyo' });
    expect(effect.changedMessages).toBe(2_100);
    expect(
      archive.rows(`
        SELECT COUNT(*) AS messages, MIN(m.sent_at - c.sent_at_before) AS moved,
          MAX(m.sent_at - c.sent_at_before) AS most, SUM(m.hidden) AS hidden
        FROM message_corrections AS c
        JOIN messages AS m ON m.id = c.message_id`),
    ).toEqual([{ messages: 2_100, moved: -3_600_000, most: -3_600_000, hidden: 0 }]);
  });

  it('that is interrupted leaves nothing behind', async () => {
    const batchId = await imported(undecided);
    const before = await exported(archive);
    const stop = new AbortController();
    stop.abort();
    await expect(
      correctBatch(
        clientOf(archive),
        { batchId, change: { kind: 'zone', value: 'UTC' } },
        { signal: stop.signal },
      ),
    ).rejects.toThrow();
    expect(await exported(archive)).toEqual(before);
    expect(archive.rows('SELECT * FROM import_corrections')).toEqual([]);
  });
});
