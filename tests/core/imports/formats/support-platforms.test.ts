import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/contract/errors.ts';
import { importOptionsSchema } from '../../../../shared/contract/imports.ts';
import type { ParsedEvent } from '../../../../electron/core/imports/format.ts';
import { memoryInput } from '../../../../electron/core/imports/inputs.ts';
import { readableFile } from '../../../../electron/core/imports/read-file.ts';
import type { ParsedMessage } from '../../../../electron/core/store/import-records.ts';
import { read } from '../read.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures');
const fixture = (path: string): string => readFileSync(resolve(folder, path), 'utf8');

/** What a format makes of a file, before anything is left out for a view of it. */
async function eventsOf(content: string, name = 'export'): Promise<ParsedEvent[]> {
  const options = importOptionsSchema.parse({});
  const { source } = memoryInput(name, Buffer.from(content, 'utf8'));
  const file = await readableFile(source, name, options);
  const events: ParsedEvent[] = [];
  for await (const some of file.parse({ zone: 'Asia/Shanghai', agents: [] })) events.push(...some);
  return events;
}

function messagesOf(events: readonly ParsedEvent[]): ParsedMessage[] {
  return events.filter((event) => event.type === 'message');
}

const jsonFixtures = [
  'zendesk-chat/chats.json',
  'zendesk-support/ticket.json',
  'intercom/conversation.json',
  'intercom/list.json',
  'livechat/chat.json',
  'livechat/version-2.json',
  'freshdesk/ticket.json',
  'freshdesk/copied-description.json',
  'helpscout/conversations.json',
  'crisp/conversations.json',
  'gorgias-json/ticket.json',
  'chatwoot/conversations.json',
  'groove/tickets.json',
  'whmcs/ticket.json',
] as const;

describe('an answer of an API', () => {
  it.each(jsonFixtures)('reads the same alone, in a list and on a line (%s)', async (path) => {
    const text = fixture(path);
    const alone = await eventsOf(text);
    const records = [JSON.parse(text) as unknown].flat().map((each) => JSON.stringify(each));
    expect(await eventsOf(`[${text}]`)).toEqual(alone);
    const twice = await eventsOf([...records, '', ...records].join('\n'));
    const heard = messagesOf(alone).map(({ text: said, sender, sentAt }) => [said, sender, sentAt]);
    expect(
      messagesOf(twice).map(({ text: said, sender, sentAt }) => [said, sender, sentAt]),
    ).toEqual([...heard, ...heard]);
  });

  it('tells each broken line and reads the others', async () => {
    const [first, second] = fixture('chatwoot/webhooks.jsonl').split('\n');
    const { counts, issues } = await read(`${first}\n{"event":\nnull\n${second}\n`);
    expect(counts).toMatchObject({ messages: 2, issues: 2 });
    expect(issues.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'unreadable-row'],
      [3, 'unreadable-row'],
    ]);
  });

  it('is refused with the byte where it is cut off', async () => {
    const text = fixture('intercom/list.json');
    const reading = read(text.slice(0, -40));
    await expect(reading).rejects.toMatchObject({ code: 'damaged-file' });
    await expect(reading).rejects.toHaveProperty('details.byte');
  });

  it('is refused where one record never ends', async () => {
    const start = '{"id":"1","thread":{"id":"t","active":true,"user_ids":[],"events":[';
    const event = `{"type":"message","author_id":"a","created_at":"2026-01-01T00:00:00Z","text":"${'x'.repeat(65_000)}"},`;
    const reading = read(start + event.repeat(530));
    await expect(reading).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('keeps a message whose time cannot be read, and says so', async () => {
    const changed = fixture('crisp/conversations.json').replace('1770000002000', '"yesterday"');
    const { messages, issues } = await read(changed);
    expect(messages[4]).toMatchObject({ text: 'Thanks', sentAt: null });
    expect(issues.map(({ reason }) => reason)).toEqual(['bad-time']);
  });
});

describe('what a platform tells of a message', () => {
  it('keeps ids, replies and addresses of files (Chatwoot)', async () => {
    const messages = messagesOf(await eventsOf(fixture('chatwoot/messages.json')));
    expect(messages.map(({ platformId }) => platformId)).toEqual([
      '902',
      '901',
      '903',
      '904',
      '905',
      '906',
      '907',
    ]);
    expect(messages[4]).toMatchObject({ replyTo: '901', handle: 'user:3' });
    expect(messages[5]).toMatchObject({
      attachments: ['https://files.example.org/terrace.jpg'],
      handle: 'contact:71',
    });
    expect(new Set(messages.map(({ conversation }) => conversation))).toEqual(new Set(['41']));
  });

  it('keeps pictures that stand in a body (Intercom)', async () => {
    const messages = messagesOf(await eventsOf(fixture('intercom/conversation.json')));
    expect(messages[0]?.attachments).toEqual(['blue.png']);
    expect(messages[6]?.attachments).toEqual(['https://files.example.org/label.png?a=1&b=2']);
  });

  it('keeps chats of one session apart (Zendesk Chat)', async () => {
    const events = await eventsOf(fixture('zendesk-chat/chats.json'));
    const opened = events.filter((event) => event.type === 'conversation');
    expect(opened.map(({ key }) => key)).toEqual([
      '2603.100.aa1',
      '2603.100.aa2',
      '2603.100.aa3',
      '2603.100.aa4',
    ]);
    expect(opened[2]?.channel).toBe('offline-message');
    const [lena] = messagesOf(events);
    expect(lena?.handle).toBe('visitor:7.aaa');
  });

  it('knows nobody’s side where no users are told (LiveChat threads)', async () => {
    const { messages } = await read(fixture('livechat/threads.json'));
    expect(messages.map(({ role }) => role)).toEqual(['unknown', 'unknown']);
  });

  it('keeps an opening that no comment repeats (Zendesk Support)', async () => {
    const [ticket] = JSON.parse(fixture('zendesk-support/ticket.json')) as [
      { comments: { author_id: number }[] },
    ];
    const late = { ...ticket, comments: ticket.comments.filter((each) => each.author_id !== 301) };
    const { messages } = await read(JSON.stringify(late));
    expect(messages[0]).toMatchObject({
      text: 'The shade arrived cracked.\n\nMila',
      role: 'customer',
    });
    expect(messages).toHaveLength(3);
  });

  it('keeps a description that reads otherwise beside the messages (Zendesk Support)', async () => {
    const text = fixture('zendesk-support/ticket.json').replace(
      '"description": "The shade arrived cracked.',
      '"description": "By phone: cracked.',
    );
    const { messages, counts } = await read(text);
    expect(counts).toMatchObject({ messages: 4, system: 1 });
    expect(messages[0]).toMatchObject({ isSystem: true, text: 'By phone: cracked.\n\nMila' });
  });

  it('takes a description that a reply repeats for one message (Freshdesk)', async () => {
    const { messages } = await read(fixture('freshdesk/copied-description.json'));
    expect(messages.filter(({ text }) => text.includes('dimmer is missing'))).toHaveLength(1);
    // The same short word ten hours later was said again.
    expect(messages.filter(({ text }) => text === 'Hello')).toHaveLength(2);
  });

  it('takes a single reply that stands without a list (WHMCS)', async () => {
    const ticket = JSON.parse(fixture('whmcs/ticket.json')) as { replies: { reply: unknown[] } };
    const { messages } = await read(
      JSON.stringify({ ...ticket, replies: { reply: ticket.replies.reply[1] }, notes: '' }),
    );
    expect(messages).toMatchObject([{ sender: 'Jin Ho', text: 'Press it twice.\n\n--\nJin' }]);
  });

  it('makes facts of tickets, and no messages (Gorgias)', async () => {
    const events = await eventsOf(fixture('gorgias/tickets.csv'));
    expect(events.map(({ type }) => type)).toEqual(['session', 'session']);
    expect(events[0]).toMatchObject({
      startedAt: Date.parse('2026-03-01T08:00:00+08:00'),
      customer: 'Iris Moe',
      agent: 'Ann',
      order: '#1001',
      facts: { Subject: 'Broken hook' },
    });
  });

  it('knows no customer without the table of tickets (Gorgias)', async () => {
    const { messages } = await read(fixture('gorgias/2026/messages_2026.csv'));
    expect(messages.map(({ role }) => role)).toEqual(Array(4).fill('unknown'));
  });
});

describe('a chain of replies (twcs)', () => {
  const header =
    'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id';
  const table = (rows: readonly (readonly [number, number | null])[]): string =>
    [
      header,
      ...rows.map(
        ([id, parent]) => `${id},a${id},True,2017-10-31 22:10:47+00:00,t${id},,${parent ?? ''}`,
      ),
    ].join('\n');
  const keyOf = (events: readonly ParsedEvent[]): Map<string, string> =>
    new Map(messagesOf(events).map(({ platformId, conversation }) => [platformId!, conversation]));

  it('is one conversation, in whatever order its tweets stand', async () => {
    const forest = fc.array(fc.nat(), { minLength: 2, maxLength: 40 }).chain((picks) => {
      const parents = picks.map((pick, i): readonly [number, number | null] => [
        i + 1,
        i === 0 || pick % 4 === 0 ? null : (pick % i) + 1,
      ]);
      return fc.shuffledSubarray(parents, { minLength: parents.length });
    });
    await fc.assert(
      fc.asyncProperty(forest, async (rows) => {
        const parents = new Map(rows);
        const rootOf = (id: number): number => {
          const parent = parents.get(id) ?? null;
          return parent === null ? id : rootOf(parent);
        };
        const keys = keyOf(await eventsOf(table(rows)));
        for (const [id] of rows) expect(keys.get(String(id))).toBe(String(rootOf(id)));
      }),
      { numRuns: 50 },
    );
  });

  it('is read where it is very long, and where tweets answer each other in circles', async () => {
    const long = Array.from({ length: 20_000 }, (_, i) => [i + 1, i === 0 ? null : i] as const);
    expect(new Set(keyOf(await eventsOf(table(long.toReversed()))).values())).toEqual(
      new Set(['1']),
    );
    const circles = Array.from({ length: 5_000 }, (_, i): (readonly [number, number])[] => [
      [4 * i + 1, 4 * i + 2],
      [4 * i + 2, 4 * i + 3],
      [4 * i + 3, 4 * i + 2],
    ]).flat();
    const keys = keyOf(await eventsOf(table(circles)));
    expect(new Set(keys.values()).size).toBe(5_000);
  });
});

describe('a damaged export of a support platform', () => {
  const seeds = [
    ...jsonFixtures,
    'chatwoot/messages.json',
    'chatwoot/webhooks.jsonl',
    'abcd/talks.json',
    'tidio/messages.csv',
    'twcs/twcs.csv',
    'gorgias/tickets.csv',
    'vk/english.html',
  ];
  const values = ['null', '[]', '{}', '"x"', '0', '-1e9', '[[]]', '{"id":{}}', 'true'];
  const change = fc.record({
    at: fc.nat(100_000),
    length: fc.nat(30),
    with: fc.constantFrom('', '"', '{', '}', ',', '\n', '\u0000', ...values),
  });

  it.each(seeds)('is read or refused with a code, all accounted for (%s)', async (path) => {
    const text = fixture(path);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const broken = changes.reduce((now, { at, length, with: put }) => {
          const from = at % (now.length + 1);
          return now.slice(0, from) + put + now.slice(from + length);
        }, text);
        await accounted(broken);
      }),
      { numRuns: 60 },
    );
  });

  it.each(jsonFixtures)('is read whatever stands in the place of a value (%s)', async (path) => {
    const text = JSON.stringify(JSON.parse(fixture(path)), null, 1);
    const lines = text.split('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.constantFrom(...values), async (at, value) => {
        const changed = lines.with(at, lines[at]!.replace(/: (?!.*[[{]$).*?(,?)$/, `: ${value}$1`));
        await accounted(changed.join('\n'));
      }),
      { numRuns: 80 },
    );
  });

  async function accounted(text: string): Promise<void> {
    try {
      const { counts, messages } = await read(text);
      expect(messages).toHaveLength(counts.messages + counts.system);
    } catch (cause) {
      expect(cause).toBeInstanceOf(AppError);
      expect(['unsupported-format', 'damaged-file']).toContain((cause as AppError).code);
    }
  }
});

it('reads conversations on lines, though the first line is longer than what is looked at', async () => {
  const said = (n: number) => ({
    type: 'conversation_part',
    id: `p${n}`,
    part_type: 'comment',
    body: `<p>the lamp of order ${n} is on its way</p>`,
    created_at: 1_700_000_000 + n,
    author: { type: 'admin', id: '25', name: 'Lamp' },
  });
  const conversation = (id: string) => ({
    type: 'conversation',
    id,
    created_at: 1_700_000_000,
    source: { body: '<p>Where is it?</p>', author: { type: 'user', id: `u${id}`, name: 'Bo' } },
    conversation_parts: { conversation_parts: Array.from({ length: 500 }, (_, n) => said(n)) },
  });
  const text = ['1', '2'].map((id) => `${JSON.stringify(conversation(id))}\n`).join('');
  const found = await read(text, {}, 'conversations.jsonl');
  expect(found).toMatchObject({
    format: 'intercom',
    counts: { messages: 1_002, conversations: 2 },
  });
});

describe('what was kept of an answer in part', () => {
  it('has its conversation from the file where no message names it (Chatwoot)', async () => {
    const payload = [
      { id: 1, message_type: 0, private: false, content: 'lamps?', created_at: 1_784_424_435 },
      { id: 2, message_type: 1, private: true, content: 'look', created_at: 1_784_424_436 },
    ];
    const found = await read(JSON.stringify({ payload, meta: {} }), {}, 'chat-12.json');
    expect(found.conversations.map(({ title }) => title)).toEqual(['chat-12']);
    expect(found.messages.map(({ text, internal }) => [text, internal])).toEqual([
      ['lamps?', false],
      ['look', true],
    ]);
  });

  it('has who wrote beside the conversation of a webhook (Chatwoot)', async () => {
    const message = { id: 5, content: 'lamps?', message_type: 0, created_at: 1_784_424_435 };
    const conversation = { id: 3, messages: [{ ...message, conversation_id: 3 }] };
    const webhook = { event: 'message_created', conversation, sender: { name: 'Mina' } };
    const found = await read(JSON.stringify(webhook), {}, 'webhook.json');
    expect(found.format).toBe('chatwoot');
    expect(found.messages.map(({ sender, role }) => [sender, role])).toEqual([
      ['Mina', 'customer'],
    ]);
  });

  it('may have lost its authors (Intercom)', async () => {
    const parts = [{ part_type: 'comment', body: '<p>Let me look</p>' }];
    const record = {
      id: '9',
      source: { type: 'conversation', body: 'no light' },
      conversation_parts: { conversation_parts: parts },
    };
    const found = await read(JSON.stringify(record), {}, 'conversation.json');
    expect(found.messages.map(({ text }) => text)).toEqual(['no light', 'Let me look']);
  });
});
