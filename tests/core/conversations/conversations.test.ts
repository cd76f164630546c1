import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

const start = Date.UTC(2026, 8, 1);

describe('the messages of a conversation', () => {
  it('come in time order page by page from either side, those without a time first', async () => {
    const times = fc.array(
      fc.oneof(
        fc.constant(null),
        fc.integer({ min: 0, max: 6 }).map((minute) => start + minute * 60_000),
      ),
      { minLength: 1, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 1, max: 9 }), async (sentAts, limit) => {
        const archive = makeArchive(sentAts.map((sentAt, at) => ({ text: `第${at}句`, sentAt })));
        try {
          const expected = sentAts
            .map((sentAt, at) => ({ sentAt: sentAt ?? -1, id: at + 1 }))
            .toSorted((a, b) => a.sentAt - b.sentAt || a.id - b.id)
            .map(({ id }) => String(id));
          expect(await olderPages(archive, limit)).toEqual(expected);
          expect(await newerPages(archive, expected[0] ?? '', limit)).toEqual(expected.slice(1));
        } finally {
          await archive.close();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('cannot be asked for beside a message of another', async () => {
    const archive = makeArchive([{ text: '一' }, { text: '二', conversation: '别的' }]);
    const asked = archive.client.conversations.messages({ conversationId: '1', olderThan: '2' });
    await expect(asked).rejects.toMatchObject({ code: 'invalid-input' });
    await archive.close();
  });
});

describe('the context of a message', () => {
  it('is its neighbours in time, and says whether there are more', async () => {
    const archive = makeArchive(
      [3, 1, 2, 5, 4].map((minute) => ({ text: `${minute}`, sentAt: start + minute * 60_000 })),
    );
    const context = await archive.client.conversations.context({
      messageId: '1',
      before: 1,
      after: 2,
    });
    expect(context.messages.map(({ text }) => text)).toEqual(['2', '3', '4', '5']);
    expect([context.hasOlder, context.hasNewer]).toEqual([true, false]);
    expect(context.conversation).toMatchObject({
      title: '会话一',
      customer: '买家一',
      messages: 5,
    });
    await archive.close();
  });

  it('tells every place where the message was seen, its first one first', async () => {
    const archive = makeArchive([{ text: '一' }]);
    archive.add([{ text: '二' }]);
    const db = openWriter(`${archive.folder}/archive.db`);
    db.exec('INSERT INTO sightings (message_id, source_file_id, position) VALUES (1, 2, 7)');
    db.close();
    const { provenance } = await archive.client.conversations.context({ messageId: '1' });
    expect(
      provenance.map(({ sourceFileId, batchId, position }) => [sourceFileId, batchId, position]),
    ).toEqual([
      ['1', '1', 1],
      ['2', '2', 7],
    ]);
    expect(provenance[0]).toMatchObject({
      fileName: '样本.txt',
      importedAt: 2,
      importedBy: '测试',
    });
    await archive.close();
  });

  it('of an unknown message is refused', async () => {
    const archive = makeArchive();
    const asked = archive.client.conversations.context({ messageId: '1' });
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
    await expect(archive.client.conversations.get({ conversationId: '1' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await archive.close();
  });
});

describe('the list of conversations', () => {
  const minutes = [5, 3, null, 3, 9, null, 1];
  const make = (): FixtureArchive =>
    makeArchive(
      minutes.map((minute, at) => ({
        text: '在吗',
        conversation: `会话${at + 1}`,
        sentAt: minute === null ? null : start + minute * 60_000,
      })),
    );

  it('begins with the one that spoke last and misses none between pages', async () => {
    const archive = make();
    const found: string[] = [];
    let beforeId: string | undefined;
    do {
      const page = await archive.client.conversations.list({
        limit: 2,
        ...(beforeId === undefined ? {} : { beforeId }),
      });
      found.push(...page.conversations.map(({ conversationId }) => conversationId));
      beforeId = page.next ?? undefined;
    } while (beforeId !== undefined);
    expect(found).toEqual(['5', '1', '4', '2', '7', '6', '3']);
    await archive.close();
  });

  it('can be of those where a customer waits', async () => {
    const archive = make();
    const db = openWriter(`${archive.folder}/archive.db`);
    db.exec(`
      UPDATE conversations
      SET open_kind = CASE id WHEN 2 THEN 'agent_owes' WHEN 7 THEN 'customer_unanswered' ELSE 'waiting_customer' END
      WHERE id IN (2, 5, 7)`);
    db.close();
    const { conversations } = await archive.client.conversations.list({ unanswered: true });
    expect(conversations.map(({ conversationId }) => conversationId)).toEqual(['2', '7']);
    await archive.close();
  });
});

async function olderPages({ client }: FixtureArchive, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let more = true; more;) {
    const olderThan = found[0];
    const page = await client.conversations.messages({
      conversationId: '1',
      limit,
      ...(olderThan === undefined ? {} : { olderThan }),
    });
    found.unshift(...page.messages.map(({ messageId }) => messageId));
    ({ more } = page);
  }
  return found;
}

async function newerPages(
  { client }: FixtureArchive,
  edge: string,
  limit: number,
): Promise<string[]> {
  const found: string[] = [];
  for (let more = true; more;) {
    const newerThan = found.at(-1) ?? edge;
    const page = await client.conversations.messages({ conversationId: '1', newerThan, limit });
    found.push(...page.messages.map(({ messageId }) => messageId));
    ({ more } = page);
  }
  return found;
}
