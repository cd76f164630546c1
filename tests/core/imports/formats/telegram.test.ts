import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { importOptionsSchema } from '../../../../shared/contract/imports.ts';
import { inputsOf, memoryInput } from '../../../../electron/core/imports/inputs.ts';
import { inspectInputs } from '../../../../electron/core/imports/inspect.ts';
import { readableFile } from '../../../../electron/core/imports/read-file.ts';
import { lines, read } from '../read.ts';

const record = (id: number, more: object): object => ({
  id,
  type: 'message',
  date: '2024-01-15T10:30:00',
  date_unixtime: String(1_705_314_600 + id),
  from: 'Mei',
  from_id: 'user7',
  text: 'hi',
  ...more,
});

describe('a Telegram JSON export', () => {
  it('refuses a file that is cut off, with the byte', async () => {
    const whole = JSON.stringify({ name: 'Mei', id: 7, messages: [record(1, {}), record(2, {})] });
    const cut = whole.slice(0, -30);
    await expect(read(cut)).rejects.toMatchObject({
      code: 'damaged-file',
      details: { byte: Buffer.byteLength(cut) },
    });
  });

  it('finds the names of chats that stand behind their messages', async () => {
    const list = [
      { messages: [record(1, {})], name: 'First', id: 1 },
      { messages: [record(1, {})], name: 'Second', id: 2 },
    ];
    const found = await read(JSON.stringify({ chats: { about: 'all chats', list } }));
    expect(found.conversations.map(({ title }) => title)).toEqual(['First', 'Second']);
    expect(found.messages.map(({ conversation }) => conversation)).toEqual(['First', 'Second']);
  });

  it('keeps what it cannot read as counted issues', async () => {
    const messages = [record(1, {}), 'no record', record(3, { date: null, date_unixtime: null })];
    const found = await read(JSON.stringify({ name: 'Mei', id: 7, messages }));
    expect(found.counts).toMatchObject({ messages: 2, system: 0, issues: 2 });
    expect(found.issues.map(({ reason }) => reason)).toEqual(['unreadable-row', 'bad-time']);
  });

  it('goes by the local time where the instant is a nought', async () => {
    const messages = [record(1, { date_unixtime: '0' })];
    const found = await read(JSON.stringify({ name: 'Mei', id: 7, messages }));
    expect(found.messages[0]?.sentAt).toBe(Date.UTC(2024, 0, 15, 2, 30));
  });

  it('puts the parts of a text together, whatever they are marked as', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.record({ type: fc.constantFrom('bold', 'link', 'mention'), text: fc.string() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(part), { minLength: 1, maxLength: 5 }), async (texts) => {
        const messages = texts.map((text, index) => record(index + 1, { text }));
        const found = await read(JSON.stringify({ name: 'Mei', id: 7, messages }));
        expect(found.messages.map(({ text }) => text)).toEqual(
          texts.map((parts) =>
            parts.map((each) => (typeof each === 'string' ? each : each.text)).join(''),
          ),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('a Telegram page', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  const message = (id: number, body: string): string =>
    `<div class="message default clearfix" id="message${id}"><div class="body">` +
    `<div class="pull_right date details" title="14.05.2023 16:43:57 UTC+08:00">16:43</div>` +
    `${body}<div class="text">${id}</div></div></div>`;
  const page = (...messages: readonly string[]): string =>
    `<div class="page_header"><div class="text bold">Mei</div></div>${messages.join('')}`;

  it('knows the sender of a joined message from the file before, of twelve files too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'telegram-'));
    folders.push(folder);
    for (let part = 1; part <= 12; part++) {
      // Only every fifth file names anybody.
      const name = part % 5 === 1 ? `<div class="from_name">Sender ${part}</div>` : '';
      const file = part === 1 ? 'messages.html' : `messages${part}.html`;
      await writeFile(join(folder, file), page(message(part, name)));
    }
    const found = await inspectInputs(
      await inputsOf(folder, 'export'),
      importOptionsSchema.parse({}),
      100,
    );
    expect(found.issues).toEqual([]);
    expect(found.messages.map(({ text, sender }) => `${text} ${sender}`)).toEqual(
      [1, 1, 1, 1, 1, 6, 6, 6, 6, 6, 11, 11].map((who, index) => `${index + 1} Sender ${who}`),
    );
    expect(new Set(found.messages.map(({ sentAt }) => sentAt))).toEqual(
      new Set([Date.UTC(2023, 4, 14, 8, 43, 57)]),
    );
  });

  it('tells where the sender is in a file that was not given', async () => {
    const found = await read(page(message(1, '')), {}, 'messages2.html');
    expect(found.counts).toMatchObject({ messages: 1, issues: 1 });
    expect(found.messages[0]?.sender).toBe('');
  });

  it('keeps a sender one person where a bot helped with a message', async () => {
    const names = ['Mei', 'Mei via @gif', 'Mei <span class="details">via @gif</span>'];
    const body = (name: string) => `<div class="from_name">${name}</div>`;
    const found = await read(page(...names.map((name, at) => message(at + 1, body(name)))));
    expect(found.messages.map(({ sender }) => sender)).toEqual(['Mei', 'Mei', 'Mei']);
  });

  it('knows what a forwarded message answers', async () => {
    const reply = '<div class="reply_to">In reply to <a href="#go_to_message1">this</a></div>';
    const forwarded = `<div class="forwarded body"><div class="from_name">Otto</div>${reply}</div>`;
    const mei = '<div class="from_name">Mei</div>';
    const text = page(message(1, mei), message(2, mei + forwarded));
    const { source } = memoryInput('messages.html', Buffer.from(text, 'utf8'));
    const file = await readableFile(source, 'messages.html', importOptionsSchema.parse({}));
    const replies: (string | null)[] = [];
    for await (const events of file.parse({ zone: 'Asia/Shanghai', agents: [] })) {
      for (const event of events) if (event.type === 'message') replies.push(event.replyTo);
    }
    expect(replies).toEqual([null, '1']);
  });

  it('is known by its times where a file has no names, links or heading', async () => {
    const found = await read(message(1, ''), {}, 'messages2.html');
    expect(found.format).toBe('telegram-html');
  });

  it('takes a time with the name of a zone for one of the place', async () => {
    const named = message(1, '<div class="from_name">Mei</div>').replace('UTC+08:00', 'CEST');
    expect(lines(await read(page(named)))).toEqual(['Mei | 2023-05-14T16:43:57 | 1']);
  });
});

describe('a record that the program could not export', () => {
  it('is no message of anybody', async () => {
    const said = {
      id: 1,
      type: 'message',
      date: '2026-03-01T10:00:00',
      from: 'Rin',
      text: 'dims?',
    };
    const messages = [said, { id: 2, type: 'unsupported' }];
    const found = await read(
      JSON.stringify({ name: 'Rin', type: 'personal_chat', id: 7, messages }),
      {},
      'result.json',
    );
    expect(found.counts).toMatchObject({ messages: 1, system: 1 });
    expect(found.messages[1]).toMatchObject({ text: 'unsupported', isSystem: true });
  });
});

it('is read where times and ids were taken out of it', async () => {
  const messages = [
    { type: 'service', actor: 'Mina', action: 'create_group' },
    { type: 'message', from: 'Mina', text: 'lamps?' },
    { type: 'message', from: 'Jo', text: ['see ', { type: 'bold', text: 'these' }] },
  ];
  const found = await read(JSON.stringify({ name: 'Lamps', messages }), {}, 'result.json');
  expect(found.format).toBe('telegram-json');
  expect(lines(found).slice(1)).toEqual(['Mina | null | lamps?', 'Jo | null | see these']);
  expect(found.messages[0]?.isSystem).toBe(true);
});
