import { createRouterClient } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { makeArchive } from '../archive-fixture.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

const clientOf = ({ core }: TestArchive) =>
  createRouterClient(createRouter(core), { context: { actor: '小红', log: silentLog } });

/** A WangWang export; each message is a buyer and a minute of the day. */
const chat = (said: readonly (readonly [string, number])[]): string => {
  const lines = ['灯铺', '='.repeat(64)];
  for (const buyer of new Set(said.map(([name]) => name))) {
    lines.push(`${'-'.repeat(28)}${buyer}${'-'.repeat(28)}`);
    for (const [name, minute] of said) {
      if (name !== buyer) continue;
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      lines.push(`${buyer}(2026-10-01 ${clock}:00):  ${buyer}说${minute}`);
    }
  }
  return lines.join('\n');
};

async function linked(archive: TestArchive, names: readonly string[]): Promise<void> {
  const client = clientOf(archive);
  const { accounts } = await client.people.find({ limit: 200 });
  const ids = names.map((name) => accounts.find((account) => account.name === name)!.accountId);
  for (const otherId of ids.slice(1)) {
    await client.people.link({ accountId: ids[0]!, otherId, reason: '同一人' });
  }
}

describe('the history of a buyer', () => {
  it('goes over all their accounts in one order of time, page by page from anywhere', async () => {
    const buyers = ['阿丽', '阿丽二', '阿丽三', '别人'];
    const said = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...buyers), fc.integer({ min: 0, max: 900 })),
      { minLength: 8, maxLength: 40, selector: ([name, minute]) => `${name}${minute}` },
    );
    await fc.assert(
      fc.asyncProperty(said, fc.integer({ min: 2, max: 9 }), async (all, limit) => {
        const archive = openTestArchive();
        try {
          await archive.importText(chat(all), {}, '旺旺.txt');
          const hers = buyers.slice(0, 3).filter((name) => all.some(([who]) => who === name));
          fc.pre(hers.length > 0);
          await linked(archive, hers);
          const client = clientOf(archive);
          const { conversations } = await client.conversations.list({ limit: 200 });
          const { conversationId } = conversations.find(({ title }) => title === hers[0])!;
          const expected = all
            .filter(([name]) => hers.includes(name))
            .toSorted((a, b) => a[1] - b[1])
            .map(([, minute]) => minute);
          const minutes = (texts: readonly { text: string }[]): number[] =>
            texts.map(({ text }) => Number(/\d+$/.exec(text)![0]));
          const idsOf = (messages: readonly { messageId: string }[]): string[] =>
            messages.map(({ messageId }) => messageId);

          const seen: { messageId: string; text: string }[] = [];
          let olderThan: string | undefined;
          for (;;) {
            const page = await client.conversations.history({
              conversationId,
              limit,
              ...(olderThan && { olderThan }),
            });
            seen.unshift(...page.messages);
            expect(page.conversations).toHaveLength(hers.length);
            if (!page.hasOlder) break;
            olderThan = page.messages[0]!.messageId;
          }
          expect(minutes(seen)).toEqual(expected);

          const newest = await client.conversations.history({ conversationId, limit: 500 });
          const middle = newest.messages[Math.floor(newest.messages.length / 2)]!;
          const aroundId = middle.messageId;
          const around = await client.conversations.history({ conversationId, aroundId, limit });
          // Two accounts can speak in the same minute: only the id tells which of the two it is.
          const ids = idsOf(seen);
          const from = ids.indexOf(around.messages[0]!.messageId);
          const to = from + around.messages.length;
          expect(idsOf(around.messages)).toEqual(ids.slice(from, to));
          expect(idsOf(around.messages)).toContain(aroundId);
          expect(around.hasOlder).toBe(from > 0);
          expect(around.hasNewer).toBe(to < ids.length);
        } finally {
          await archive.close();
        }
      }),
      { numRuns: 6 },
    );
  });

  it('tells its days from above, and where promises are', async () => {
    const archive = openTestArchive();
    try {
      await archive.importText(
        chat([
          ['阿丽', 10],
          ['阿丽', 700],
        ]),
        {},
        '旺旺.txt',
      );
      const client = clientOf(archive);
      const { hits } = await client.search.search({ query: '阿丽说700' });
      const { messageId, conversationId } = hits[0]!;
      await client.promises.record({ messageId, kind: 'refund', dueAt: null });
      const first = await client.conversations.history({ conversationId, limit: 1, aroundId: '1' });
      expect(await client.conversations.outline({ conversationId })).toEqual({
        days: [
          {
            day: '2026-10-01',
            messages: 2,
            firstAt: first.messages[0]!.sentAt,
            firstId: first.messages[0]!.messageId,
          },
        ],
        marks: [{ messageId, conversationId, sentAt: expect.any(Number), what: 'promise' }],
      });
    } finally {
      await archive.close();
    }
  });

  it('shows what a message answers, also where that is not here', async () => {
    const archive = openTestArchive();
    try {
      const message = (id: number, more: object) => ({
        id,
        type: 'message',
        date: '2026-10-01T09:00:00',
        date_unixtime: String(1_790_000_000 + id),
        from: 'Ann',
        from_id: 'user1',
        text: `said ${id}`,
        ...more,
      });
      const messages = [
        message(1, {}),
        message(2, { reply_to_message_id: 1 }),
        message(3, { reply_to_message_id: 99 }),
      ];
      const exported = { name: 'Ann', type: 'personal_chat', id: 7, messages };
      await archive.importText(JSON.stringify(exported), {}, 'result.json');
      const client = clientOf(archive);
      const { conversations } = await client.conversations.list({});
      const { conversationId } = conversations[0]!;
      const { messages: shown } = await client.conversations.history({ conversationId });
      expect(shown.map(({ replyTo }) => replyTo)).toEqual([
        null,
        { messageId: shown[0]!.messageId, sender: 'Ann', excerpt: 'said 1' },
        { messageId: null, sender: '', excerpt: '' },
      ]);
    } finally {
      await archive.close();
    }
  });

  it('begins a day with the message that was said first, whenever that was imported', async () => {
    const at = (utc: string): number => Date.parse(`${utc}Z`);
    const archive = makeArchive([
      { text: 'late', sentAt: at('2026-10-01T09:59:59') },
      { text: 'early', sentAt: at('2026-10-01T09:30:01') },
      { text: 'the night before', sentAt: at('2026-09-30T18:29:00') },
      { text: 'after midnight', sentAt: at('2026-09-30T18:31:00') },
      { text: 'before 1970', sentAt: -1 },
    ]);
    try {
      await archive.client.settings.set({ zone: 'Asia/Kolkata' });
      const { days } = await archive.client.conversations.outline({ conversationId: '1' });
      expect(days.map(({ day, messages, firstId }) => [day, messages, firstId])).toEqual([
        ['1970-01-01', 1, '5'],
        ['2026-09-30', 1, '3'],
        ['2026-10-01', 3, '4'],
      ]);
    } finally {
      await archive.close();
    }
  });

  it('names the files from which its messages are', async () => {
    const archive = openTestArchive();
    try {
      await archive.importText(chat([['阿丽', 10]]), {}, '一号机.txt');
      await archive.importText(chat([['阿丽', 20]]), {}, '二号机.txt');
      const client = clientOf(archive);
      const { conversations } = await client.conversations.list({});
      const { conversationId } = conversations[0]!;
      const { messages, sources } = await client.conversations.history({ conversationId });
      const names = new Map(sources.map(({ sourceFileId, fileName }) => [sourceFileId, fileName]));
      expect(messages.map(({ sourceFileId }) => names.get(sourceFileId))).toEqual([
        '一号机.txt',
        '二号机.txt',
      ]);
      const newest = await client.conversations.history({ conversationId, limit: 1 });
      expect(newest.sources.map(({ fileName }) => fileName)).toEqual(['二号机.txt']);
    } finally {
      await archive.close();
    }
  });
});
