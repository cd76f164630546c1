import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const said = [
  { time: '2026-03-01 10:00:00', role: '用户', name: 'a***b', type: 'text', content: '在吗' },
  { time: '2026-03-01 10:00:05', role: '客服', name: '小红', type: 'text', content: '在的' },
  { time: '2026-03-01 10:00:09', role: '系统', name: '', type: 'notice', content: '已转接' },
];

describe('JSON of messages', () => {
  it('is read as a list', async () => {
    const found = await read(JSON.stringify(said), {}, '260301-1_chat.json');
    expect(found).toMatchObject({ format: 'generic-json', counts: { messages: 2, system: 1 } });
    expect(found.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'system']);
    expect(lines(found)[0]).toBe('a***b | 2026-03-01T10:00:00 | 在吗');
    expect(found.table?.columns).toMatchObject({ time: 'time', role: 'role', text: 'content' });
  });

  it('is found inside of a document, keys one level down', async () => {
    const list = said.map(({ time, name, content }) => ({
      created_at: time,
      sender: { name, id: 5 },
      message: { text: content },
    }));
    const found = await read(JSON.stringify({ code: 0, tags: ['a'], data: { list, total: 3 } }));
    expect(lines(found)).toHaveLength(3);
    expect(lines(found)[1]).toBe('小红 | 2026-03-01T10:00:05 | 在的');
  });

  it('is read with the dates and ids that MongoDB wraps', async () => {
    const messages = [1, 2].map((n) => ({
      _id: { $oid: `65a0000000000000000000${n}` },
      ts: { $date: 1_772_330_400_000 + n },
      u: { _id: `u${n}`, username: `ann${n}` },
      msg: `hi ${n}`,
    }));
    const found = await read(JSON.stringify({ messages }));
    expect(found.messages.map(({ sender, sentAt, text }) => [sender, sentAt, text])).toEqual([
      ['ann1', 1_772_330_400_001, 'hi 1'],
      ['ann2', 1_772_330_400_002, 'hi 2'],
    ]);
  });

  it('in the words of the Signal database names who speaks by their id', async () => {
    const rows = [
      { id: 'm1', type: 'incoming', sent_at: 1_772_330_400_000, sourceServiceId: 'aci-7' },
      { id: 'm2', type: 'incoming', sent_at: 1_772_330_460_000, sourceServiceId: 'aci-9' },
    ].map((row, n) => ({ ...row, body: `hello ${n}` }));
    const found = await read(JSON.stringify(rows));
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
      ['aci-7', 'hello 0'],
      ['aci-9', 'hello 1'],
    ]);
  });

  it('is dated by the message, not by when its sender was last seen (telegram-cli)', async () => {
    const mina = { print_name: 'Mina_Holt', username: null, when: '2025-01-01 08:00:00' };
    const otto = { print_name: 'Otto', username: null, when: '2025-01-01 09:00:00' };
    const rows = [
      { event: 'message', id: '2', from: otto, to: mina, date: 1_772_330_460, text: 'two lamps' },
      { event: 'message', id: '1', from: mina, to: otto, date: 1_772_330_400, text: 'which?' },
    ];
    const found = await read(rows.map((row) => JSON.stringify(row)).join('\n'), {}, 'otto.jsonl');
    expect(found.messages.map(({ sender, sentAt, text }) => [sender, sentAt, text])).toEqual([
      ['Otto', 1_772_330_460_000, 'two lamps'],
      ['Mina_Holt', 1_772_330_400_000, 'which?'],
    ]);
  });

  it.each([
    ['a number that is none', '{"messages":[{"id":NaN}]}', 19],
    ['another document behind it', '{"messages":[]}{"messages":[]}', 15],
    ['the end that it has too early', '{"messages":[{"id":"1', 21],
    ['a comma too many', '{"messages":[{"a":1,}]}', 20],
  ])('is refused with the byte of %s', async (_what, text, byte) => {
    const reading = read(text);
    await expect(reading).rejects.toMatchObject({ code: 'damaged-file' });
    await expect(reading).rejects.toHaveProperty('details.byte', byte);
  });

  it('is not called broken where its lines are only no messages', async () => {
    const log = ['{"level":"info","pid":1}', '{"level":"info","pid":2}', ''].join('\n');
    await expect(read(log)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('is none where it is a list of articles', async () => {
    const posts = [1, 2].map((id) => ({ id, userId: 7, title: `Post ${id}`, body: 'Long words' }));
    await expect(read(JSON.stringify(posts))).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('of several chats keeps them apart, by the name that each has', async () => {
    const chats = ['甲', '乙'].map((buyer) => ({ buyer, messages: said.slice(0, 2) }));
    const found = await read(JSON.stringify(chats));
    expect(found.counts.messages).toBe(4);
    expect(new Set(found.messages.map(({ conversation }) => conversation)).size).toBe(1);
    expect(found.conversations).toHaveLength(2);
  });

  it('is read under keys that are names themselves', async () => {
    const found = await read(
      JSON.stringify({ '10001': said.slice(0, 2), '10002': said.slice(0, 1) }),
    );
    expect(found.counts.messages).toBe(3);
    expect(found.conversations).toHaveLength(2);
  });

  it('in turns without a time keeps their order and makes up none', async () => {
    const turns = [
      { speaker: 'customer', text: 'hi' },
      { speaker: 'agent', text: 'hello' },
    ];
    const found = await read(JSON.stringify([{ convo_id: 7, turns }]));
    expect(lines(found)).toEqual(['customer | null | hi', 'agent | null | hello']);
    expect(found.messages.map(({ sentAt }) => sentAt)).toEqual([null, null]);
  });

  it('one a line tells which lines it cannot read', async () => {
    const text = [JSON.stringify(said[0]), '{"time": "2026', JSON.stringify(said[1])].join('\n');
    const found = await read(text, {}, 'a.txt');
    expect(found).toMatchObject({ format: 'generic-json', counts: { messages: 2, issues: 1 } });
    expect(found.issues[0]).toMatchObject({ line: 2, reason: 'unreadable-row' });
  });

  it.each([
    ['in a list', (record: string) => `[${record}]`],
    ['one a line', (record: string) => `${record}\n`],
  ])('keeps all digits of long numbers %s', async (_kind, write) => {
    const record = '{"ts":1772330400,"from":"Ann","text":"hi","msg_id":1234567890123456789}';
    const found = await read(write(record));
    expect(found.messages[0]).toMatchObject({ text: 'hi', sentAt: 1_772_330_400_000 });
    expect(found.counts.issues).toBe(0);
  });

  it('that is cut off is refused with the byte', async () => {
    const text = JSON.stringify(said).slice(0, -20);
    await expect(read(text)).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('is mapped by hand where its keys say nothing', async () => {
    const text = JSON.stringify({ a: [{ x: '2026-03-01 10:00', y: 'Ann', z: 'hi' }] });
    await expect(read(text)).rejects.toMatchObject({ code: 'unsupported-format' });
    const found = await read(text, { columns: { time: 'x', sender: 'y', text: 'z' } });
    expect(lines(found)).toEqual(['Ann | 2026-03-01T10:00 | hi']);
  });

  it('of tickets without texts is refused', async () => {
    const tickets = [{ id: 1, created_at: '2026-03-01 10:00', assignee: 'Ann', closed_at: null }];
    await expect(read(JSON.stringify(tickets))).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });

  it('finds what lies inside of another record, and who speaks inside of that', async () => {
    const push = (role: string, nickname: string, ts: string, content: string): string =>
      JSON.stringify({
        response: 'push',
        message: {
          content,
          from: { role, uid: '77' },
          to: { role: 'any', uid: '1' },
          nickname,
          ts,
        },
      });
    const found = await read(
      [push('user', '杏***', '1784424435', '几瓦'), push('mall_cs', '', '1784424445', '七瓦')].join(
        '\n',
      ),
      {},
      'push.jsonl',
    );
    expect(found.messages.map(({ role, sentAt, text }) => [role, sentAt, text])).toEqual([
      ['customer', 1_784_424_435_000, '几瓦'],
      ['agent', 1_784_424_445_000, '七瓦'],
    ]);
  });
});

it('makes no messages of the people beside them', async () => {
  const people = [{ id: 1, name: 'Mina' }];
  const posts = [{ author: 'Mina', sent: 5, content: 'lamps?' }];
  const found = await read(JSON.stringify({ people, posts }), {}, 'chat.json');
  expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([['Mina', 'lamps?']]);
});

it('rejects a record without words, anybody or a time', async () => {
  const records = [{ author: 'Mina', content: 'lamps?', at: '2026-01-05 10:00' }, { note: 'x' }];
  const found = await read(JSON.stringify(records), {}, 'chat.json');
  expect(found.counts).toMatchObject({ messages: 1, issues: 1 });
  expect(found.issues.map(({ reason }) => reason)).toEqual(['missing-text']);
});

it('names who sent a message though nobody sent another', async () => {
  const value = [
    {
      from: { user: { displayName: 'Mina' } },
      body: { content: 'lamps?' },
      createdDateTime: '2026-01-05T10:00:00Z',
    },
    { from: null, body: { content: 'renamed' }, createdDateTime: '2026-01-05T10:01:00Z' },
  ];
  const found = await read(JSON.stringify({ value }), {}, 'chat.json');
  expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
    ['Mina', 'lamps?'],
    ['', 'renamed'],
  ]);
});
