import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import { read } from './read.ts';

/** Long enough that what takes the square of it ends a test by its time limit. */
const much = 400_000;
const limit = 30_000;

const run = (unit: string): string => unit.repeat(Math.floor(much / unit.length));

async function codeOf(content: string, name?: string): Promise<string> {
  try {
    return (await read(content, {}, name)).format;
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
}

describe('a document that nests without end', () => {
  const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`;
  const said = '"time":"2026-03-01 10:00:00","sender":"Ann","text":';

  it.each([
    ['arrays alone', deep],
    ['the text of a message', `[{${said}"hi"},{${said}${deep}}]`],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['a document that is cut', `{"messages":[{${said}${'['.repeat(100_000)}`],
  ])('of JSON is refused: %s', async (_name, json) => {
    expect(['damaged-file', 'unsupported-format']).toContain(await codeOf(json));
  });

  it('on one of many lines of JSON is a line that cannot be read', async () => {
    const lines = [`{${said}"hi"}`, `{${said}${deep}}`, `{${said}"ho"}`];
    const found = await read(lines.join('\n'));
    expect(found.messages.map(({ text }) => text)).toEqual(['hi', 'ho']);
    expect(found.issues).toEqual([expect.objectContaining({ line: 2, reason: 'unreadable-row' })]);
  });

  const divs = '<div>'.repeat(120_000);
  it.each([
    ['Messenger', '<html><div class="thread">A, B<div class="message"><p>hi</p></div>'],
    ['Discord', '<html><div class="chatlog__message"><div class="chatlog__content">'],
    ['a table', '<html><table><tr><th>time</th><th>sender</th><th>text</th></tr><tr><td>'],
  ])(
    'of a page is refused: %s',
    async (_name, start) => {
      expect(['damaged-file', 'unsupported-format']).toContain(await codeOf(start + divs));
    },
    limit,
  );
});

describe('a line of one character again and again', () => {
  const chat = (body: string): string =>
    `25/03/2026, 10:00 - Ann: hi\n${body}\n25/03/2026, 10:01 - Lamp Shop: hello\n`;

  it.each([
    [' ', 'x'],
    ['\u3000', 'x'],
    ['-', 'x'],
    ['=', 'x'],
    ['(', ''],
    ['[](', ''],
    ['（', ''],
    ['0000', ''],
    ['12:', ''],
    ['2026-01-01 ', ''],
    ['<0@', ''],
  ])(
    '%j is part of what was said',
    async (unit, end) => {
      const body = run(unit) + end;
      const found = await read(chat(body));
      expect(found.messages.map(({ text }) => text)).toEqual([`hi\n${body}`, 'hello']);
    },
    limit,
  );

  it(
    'or of line ends alone is part of what was said, too',
    async () => {
      const found = await read(chat(`a${run('\n')}b`));
      expect(found.messages[0]?.text).toBe(`hi\na${run('\n')}b`);
    },
    limit,
  );

  it(
    'may stand where the name of a file should be',
    async () => {
      const found = await read(chat(`<attached: ${run(' ')}x`));
      expect(found.messages).toHaveLength(2);
    },
    limit,
  );

  it('of hours that no zone has is no zone', async () => {
    const head = '帳號名稱,燈舖\n時區,+99:00\n下載時間,2026/03/12 09:00\n';
    const rows = '傳送者類型,傳送者名稱,傳送日期,傳送時間,內容\nUser,Mina,2026/03/10,10:05:40,hi\n';
    const found = await read(head + rows, { zone: 'UTC' });
    expect(found.format).toBe('line-oa-csv');
    expect(found.messages.map(({ sentAt }) => sentAt)).toEqual([Date.UTC(2026, 2, 10, 10, 5, 40)]);
  });

  it.each([
    ['LINE', `[LINE] ${run(' ')}x\n2026/03/13(Fri)\n10:01\tRin\thi\n`],
    ['LINE, Chinese', `與${run(' ')}x\n2026/03/13(Fri)\n10:01\tRin\thi\n`],
    ['KakaoTalk', `a${run(' KakaoTalk Chat')}\n`],
    ['KakaoTalk, a day', `Rin 님과 카카오톡 대화\n---${run(' ')}x\n[Rin] [오전 9:00] hi\n`],
    [
      'WangWang',
      `灯铺:小红\n${'='.repeat(64)}\n${run('-')}x\n灯铺:小红(2026-03-01 10:00:00):  在\n`,
    ],
    ['a table header', `id,MsgSvrID,type_name\n${run(' ')}x,talker\n`],
    ['a page', `<table><tr><td>time</td><td>text</td></tr><tr><td>${run('<b> </b>')}</td></tr>`],
    ['the web page of Qianniu', `聊天记录查询\n查询${run(' ')}x\n`],
    ['WeChat mail', `Dear${run(' ')}x\n阿丽 和 灯铺 在微信上的聊天记录如下，请查收。\n`],
    ['JSON lines', `{"a":1}${run('\n')}x`],
  ])(
    'that only looks like the start of an export is refused: %s',
    async (_name, text) => {
      expect(await codeOf(text)).toBe('unsupported-format');
    },
    limit,
  );

  it(
    'is the cell of a table',
    async () => {
      const cell = `合计${run(' ')}x`;
      const found = await read(`time,sender,text\n2026-03-01 10:00,Ann,${cell}\n`);
      expect(found.messages.map(({ text }) => text)).toEqual([cell]);
    },
    limit,
  );

  it.each(['class="', '{"', '"', '""'])(
    'leaves the rows below a cell of quotes that nobody closed: %j',
    async (unit) => {
      const first = 'time,sender,text\n2026-03-01 10:00,Ann,hi\n';
      const open = `2026-03-01 10:01,Ann,"ho\n${run(unit)}x\n`;
      const found = await read(`${first}${open}2026-03-01 10:02,Bo,ha\n`);
      expect(found.messages.map(({ sender }) => sender)).toEqual(['Ann', 'Ann', 'Bo']);
    },
    limit,
  );
});
