import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const isRefused = { code: 'unsupported-format' };
const readJson = (value: unknown) => read(JSON.stringify(value), {}, 'set.json');
const said = async (value: unknown) =>
  (await readJson(value)).messages.map(({ sender, role, text }) => [sender, role, text]);

describe('a set of dialogues', () => {
  const turns = (first: string) => [
    { role: 'user', content: first },
    { role: 'agent', content: 'Seven watts' },
  ];

  it('has each of its dialogues, where they stand under their ids', async () => {
    const found = await readJson({
      '391': { goal: [], kind: 'one', task: [], 'sys-usr': [4, 7], messages: turns('How bright?') },
      '392': { messages: turns('How warm?') },
      'd-7': { goal: [], messages: turns('How dim?') },
    });
    expect(found.counts).toMatchObject({ messages: 6, conversations: 3 });
    expect(found.conversations.map(({ title }) => title)).toEqual(['391', '392', 'd-7']);
    expect(found.messages.map(({ text }) => text)).toEqual([
      'How bright?',
      'Seven watts',
      'How warm?',
      'Seven watts',
      'How dim?',
      'Seven watts',
    ]);
  });

  it('has each of its sessions, where they are numbered beside other facts', async () => {
    const turn = (speaker: string, text: string) => ({ speaker, dia_id: 'D1:1', text });
    const conversation = {
      speaker_a: 'Mina',
      session_1_date_time: '1:56 pm on 8 May, 2026',
      session_1: [turn('Mina', 'How bright?')],
      session_2: [turn('Rin', 'Seven watts')],
    };
    const found = await readJson({ sample_id: 's', conversation });
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
      ['Mina', 'How bright?'],
      ['Rin', 'Seven watts'],
    ]);
  });

  it('keeps all that somebody says in one turn', async () => {
    const set = [{ id: 1, turns: [{ sender: 'customer', utterances: ['It is dim.', 'Help'] }] }];
    expect(await said(set)).toEqual([['customer', 'customer', 'It is dim.\nHelp']]);
  });

  it('calls the program that answers the system, and it is no event', async () => {
    const set = [
      {
        dialogue_id: 'd1',
        turns: [
          { speaker: 'USER', turn_id: 0, utterance: 'A warm lamp, please' },
          { speaker: 'SYSTEM', turn_id: 1, utterance: 'There are four' },
        ],
      },
    ];
    const found = await readJson(set);
    expect(found.messages.map(({ role, isSystem }) => [role, isSystem])).toEqual([
      ['customer', false],
      ['bot', false],
    ]);
  });

  it('may name who speaks in a column for each side', async () => {
    const at = (minute: number) => `2026-03-01T10:0${minute}:00Z`;
    const dialog = [
      { client: 'mina', datetime: at(0), message: 'It flickers' },
      { agent: 'LampDesk', datetime: at(1), message: 'Which bulb?' },
    ];
    expect(await said([{ url: 'x', dialog }])).toEqual([
      ['mina', 'customer', 'It flickers'],
      ['LampDesk', 'agent', 'Which bulb?'],
    ]);
  });
});

describe('what a language model was asked', () => {
  const turns = [
    { role: 'system', content: 'You sell lamps' },
    { role: 'user', content: 'How bright?' },
  ];

  it.each([
    ['a request', { model: 'm-1', temperature: 0.2, messages: turns }],
    ['a list of requests', [{ model: 'm-1', messages: turns }]],
    [
      'an answer',
      { model: 'm-1', choices: [{ index: 0, message: { role: 'assistant', content: 'Seven W' } }] },
    ],
  ])('is no chat: %s', async (_what, value) => {
    await expect(readJson(value)).rejects.toMatchObject(isRefused);
  });

  it('is a chat where it has times', async () => {
    const timed = turns.map((turn, n) => ({ ...turn, timestamp: 1_784_424_430 + n }));
    expect((await readJson({ model: 'm-1', messages: timed })).messages).toHaveLength(2);
  });
});

describe('a column of customers’ names', () => {
  const table = (names: readonly string[]) =>
    `时间,用户昵称,角色,聊天内容\n${names
      .map((name, n) => `2026-03-01 10:0${n}:00,${name},${n % 2 ? '商家' : '用户'},第${n}句`)
      .join('\n')}\n`;

  it('names the shop’s people, too, where they have names of their own', async () => {
    const found = await read(table(['杏仁', '灯铺阿青', '核桃', '灯铺阿青']), {}, 'both.csv');
    expect(found.messages.map(({ sender, role }) => [sender, role])).toEqual([
      ['杏仁', 'customer'],
      ['灯铺阿青', 'agent'],
      ['核桃', 'customer'],
      ['灯铺阿青', 'agent'],
    ]);
  });

  it('names nobody of the shop where it repeats the customer', async () => {
    const found = await read(table(['杏仁', '杏仁']), {}, 'one.csv');
    expect(found.messages.map(({ sender }) => sender)).toEqual(['杏仁', '商家']);
  });
});

describe('a user', () => {
  const table = (other: string) =>
    [
      'conversation_id,sender_type,sender_id,content,created_at,private',
      `7,${other},5,It is dim,2026-03-01 10:00:00,false`,
      '7,User,9,Seven watts?,2026-03-01 10:01:00,false',
      '7,AgentBot,2,Please rate,2026-03-01 10:02:00,false',
    ].join('\n');

  it('is the shop’s beside contacts', async () => {
    const found = await read(table('Contact'), {}, 'messages.csv');
    expect(found.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'bot']);
  });

  it('is the customer elsewhere', async () => {
    const found = await read(table('Agent'), {}, 'messages.csv');
    expect(found.messages.map(({ role }) => role)).toEqual(['agent', 'customer', 'unknown']);
  });
});

describe('an hour in a column of its own', () => {
  it.each([
    ['tells when on that day', '2026-03-01', '10:05', '2026-03-01T10:05'],
    ['is not needed where the date has it', '2026-03-01 10:05:00', '10', '2026-03-01T10:05:00'],
  ])('%s', async (_what, date, hour, wallClock) => {
    const found = await read(`date,hour,sender,message\n${date},${hour},Mina,dims?\n`);
    expect(lines(found)).toEqual([`Mina | ${wallClock} | dims?`]);
    expect(found.counts.issues).toBe(0);
  });
});

describe('a person in a record', () => {
  it.each([
    ['is known by name before a number', { authorId: 'c7f6', name: 'Mina' }],
    ['may stand far down', { from: { user: { id: 'c7', displayName: 'Mina' } } }],
    ['may have a full name', { creator: { id: 7, full_name: 'Mina' } }],
    ['may have a name of one letter', { sender: { t: 'v', n: 'Mina', id: 'c7' } }],
    ['may be called a poster', { poster: 'Mina' }],
    ['may be an account', { From_Account: 'Mina' }],
    ['may be a nick', { fromNick: 'Mina' }],
  ])('%s', async (_what, person) => {
    const record = { ...person, text: 'It is dim', created: '2026-03-01T10:00:00Z' };
    const found = await readJson({ posts: [record] });
    expect(found.messages.map(({ sender, sentAt }) => [sender, sentAt])).toEqual([
      ['Mina', Date.parse('2026-03-01T10:00:00Z')],
    ]);
  });
});

describe('a text in parts', () => {
  it.each([
    ['of words', [{ MsgType: 'Text', MsgContent: { Text: 'It is dim' } }]],
    ['that have a value', [{ type: 'text', text: { value: 'It is dim' } }]],
  ])('may be %s one object further down', async (_what, msgBody) => {
    const found = await readJson([{ sender: 'Mina', msgTimestamp: 1_784_424_430, msgBody }]);
    expect(found.messages.map(({ text, sentAt }) => [text, sentAt])).toEqual([
      ['It is dim', 1_784_424_430_000],
    ]);
  });
});

it('reads a table of Markdown without the line below its header', async () => {
  const rows = ['| 时间 | 发送人 | 内容 |', '| :--- | --- | ---: |'];
  const said = '| 2026-03-01 10:00:00 | 杏仁 | 几瓦 |\n| 2026-03-01 10:01:00 | 灯铺 | -- |';
  const found = await read(`${rows.join('\n')}\n${said}\n`, {}, 'table.md');
  expect(lines(found)).toEqual([
    '杏仁 | 2026-03-01T10:00:00 | 几瓦',
    '灯铺 | 2026-03-01T10:01:00 | --',
  ]);
  expect(found.counts.issues).toBe(0);
});
