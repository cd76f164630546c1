import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const rule = '='.repeat(64);
const dashes = '-'.repeat(28);
const box = (title: string): string =>
  `${rule}\n${' '.repeat(31)}${title}${' '.repeat(29)}\n${rule}`;
const open = (nick: string): string => `${dashes}${nick}${dashes}`;

describe('a WangWang export', () => {
  it('ends the last message before the box of the groups', async () => {
    const found = await read(
      [
        '灯铺:小红',
        box('单聊'),
        open('雨天'),
        '雨天(2026-03-01 10:00:00):  在吗',
        rule,
        '这条线是我画的',
        box('群聊'),
        open('售后'),
        '灯铺:小红(2026-03-01 10:00:05):  在的',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      `雨天 | 2026-03-01T10:00:00 | 在吗\n${rule}\n这条线是我画的`,
      '灯铺:小红 | 2026-03-01T10:00:05 | 在的',
    ]);
  });

  it('has a conversation for each dash rule, with sides by the shop of its first line', async () => {
    const found = await read(
      [
        '灯铺:小红',
        box('单聊'),
        open('雨天'),
        '雨天(2026-03-01 10:00:00):  在吗',
        '灯铺:小红(2026-03-01 10:00:05):  在的',
        '第二行',
        open('t******7'),
        'tb(2)77(2026-03-02 10:00:00):  这个(2026-03-01)有货吗',
        '灯铺:服务助手(2026-03-02 10:00:01): [卡片]',
        '灯铺(2026-03-02 10:00:02):  有',
      ].join('\n'),
    );
    expect(found.format).toBe('wangwang-txt');
    expect(found.conversations).toEqual([
      expect.objectContaining({
        title: '雨天',
        participants: [
          { name: '雨天', role: 'customer' },
          { name: '灯铺:小红', role: 'agent' },
        ],
      }),
      expect.objectContaining({
        title: 't******7',
        participants: [
          { name: 'tb(2)77', role: 'customer' },
          { name: '灯铺:服务助手', role: 'bot' },
          { name: '灯铺', role: 'agent' },
        ],
      }),
    ]);
    expect(lines(found).slice(1, 3)).toEqual([
      '灯铺:小红 | 2026-03-01T10:00:05 | 在的\n第二行',
      'tb(2)77 | 2026-03-02T10:00:00 | 这个(2026-03-01)有货吗',
    ]);
    expect(found.messages[3]?.kind).toBe('card');
  });

  it('reads GBK, also where the first Chinese word stands after a megabyte', async () => {
    const far = `shop\n${box('单聊')}\n`.replace('单聊', '') + `${open('a')}\n`;
    const early = Array.from({ length: 30_000 }, (_, i) => `a(2026-03-01 10:00:00):  plain ${i}\n`);
    const bytes = iconv.encode(`${far}${early.join('')}a(2026-03-01 11:00:00):  退款\n`, 'gbk');
    const found = await read(bytes);
    expect(found.encoding).toBe('gb18030');
    expect(found.messages.at(-1)?.text).toBe('退款');
  });

  it('reads the second style, with the date on lines of its own', async () => {
    const found = await read(
      [
        '灯铺:小红',
        rule,
        '        即时消息        ',
        rule,
        open('雨天'),
        '2026-04-01',
        '2026-04-01 10:00:00 雨天: 几点发货',
        '今天能发吗',
        '2026-04-01 10:00:09 灯铺:小红: 下午发: 四点前',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '雨天 | 2026-04-01T10:00:00 | 几点发货\n今天能发吗',
      '灯铺:小红 | 2026-04-01T10:00:09 | 下午发: 四点前',
    ]);
    expect(found.messages[1]?.role).toBe('agent');
  });

  it('marks what follows 群聊 as a group and asks for nobody’s side there', async () => {
    const found = await read(
      ['灯铺:小红', box('群聊'), open('老客群'), '甲(2026-03-01 10:00:00):  大家好'].join('\n'),
    );
    expect(found.messages[0]).toMatchObject({ conversation: '老客群', role: 'unknown' });
  });

  it('needs no head: two lines of the shop alone are read, under the name of the file', async () => {
    const found = await read(
      '灯铺:小红(2026-03-01 10:00:00): [卡片]\n灯铺:小明(2026-03-02 10:00:00):  亲 看下(规则)哦',
      {},
      '导出.txt',
    );
    expect(lines(found)).toEqual([
      '灯铺:小红 | 2026-03-01T10:00:00 | [卡片]',
      '灯铺:小明 | 2026-03-02T10:00:00 | 亲 看下(规则)哦',
    ]);
    expect(found.conversations.map(({ title }) => title)).toEqual(['导出']);
  });

  it('takes a nick with a colon for a buyer where the shop is another', async () => {
    const found = await read(
      [
        '灯铺:小红',
        rule,
        '        即时消息        ',
        rule,
        '2026-04-01',
        '2026-04-01 10:00:00 灯铺:小红: 欢迎',
        '2026-04-01 10:00:09 晴天:a: 几点发货: 急',
      ].join('\n'),
    );
    expect(found.messages.map(({ sender, role, text }) => `${sender} ${role} ${text}`)).toEqual([
      '灯铺:小红 agent 欢迎',
      '晴天:a customer 几点发货: 急',
    ]);
    expect(found.conversations.map(({ title }) => title)).toEqual(['晴天:a']);
  });

  it('leaves a line in the text that has a header’s shape, an earlier time and nobody’s name', async () => {
    const found = await read(
      [
        '灯铺:小灯',
        '================================================================',
        '                               单聊                             ',
        '================================================================',
        '----------------------------阿青----------------------------',
        '阿青(2026-03-31 23:54:00):  上次写的是',
        '灯罩备注(2026-01-01 10:00:00):  磨砂',
        '灯铺:小灯(2026-03-31 23:55:00):  好',
      ].join('\n'),
    );
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
      ['阿青', '上次写的是\n灯罩备注(2026-01-01 10:00:00):  磨砂'],
      ['灯铺:小灯', '好'],
    ]);
  });
});
