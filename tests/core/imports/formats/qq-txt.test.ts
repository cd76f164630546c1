import { describe, expect, it } from 'vitest';
import { openTestArchive } from '../archive.ts';
import { lines, read } from '../read.ts';

const rule = '='.repeat(64);
const head = '\ufeff消息记录（此消息记录为文本格式，不支持重新导入）';

describe('a QQ export', () => {
  it('reads an "export all" with a private chat and a group', async () => {
    const found = await read(
      [
        head,
        '',
        rule,
        '消息分组:客户',
        rule,
        '消息对象:阿丽',
        rule,
        '',
        '2026-07-19 8:27:15 阿丽(10001)',
        '在吗',
        '=====',
        '2026-07-19 11:00:00 不是(12345)',
        '',
        '2026-07-19 15:28:15 灯(铺)(20002)',
        '',
        rule,
        '消息分组:我的群聊',
        rule,
        '消息对象:老客群',
        rule,
        '',
        '2026-07-20 8:43:38 PM 【管理员】小 王(30003)',
        '[图片]',
        '',
        '2026-07-20 20:44:00 系统消息(10000)',
        '小王加入本群',
        '',
        '2026-07-20 20:45:00 a<m@x.org>',
        '你撤回了一条消息',
        '',
      ].join('\r\n'),
    );
    expect(found.format).toBe('qq-txt');
    expect(lines(found)).toEqual([
      '阿丽 | 2026-07-19T08:27:15 | 在吗\n=====\n2026-07-19 11:00:00 不是(12345)',
      '灯(铺) | 2026-07-19T15:28:15 | ',
      '小 王 | 2026-07-20T20:43:38 | [图片]',
      '系统消息 | 2026-07-20T20:44:00 | 小王加入本群',
      'a | 2026-07-20T20:45:00 | 你撤回了一条消息',
    ]);
    expect(found.conversations.map(({ title }) => title)).toEqual(['阿丽', '老客群']);
    expect(found.counts).toMatchObject({ messages: 4, system: 1, issues: 1 });
    expect(found.messages.map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'image',
      'event',
      'recall',
    ]);
  });

  it('reads the one-line variant of TIM', async () => {
    const found = await read(
      [
        head,
        '消息对象:阿丽',
        '2026-07-19 15:27:15 阿丽(10001): 在吗',
        '第二行',
        '2026-07-19 15:27:16 灯铺(20002): 在',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '阿丽 | 2026-07-19T15:27:15 | 在吗\n第二行',
      '灯铺 | 2026-07-19T15:27:16 | 在',
    ]);
  });

  it('reads a message of nobody but a number', async () => {
    const found = await read(`${head}\n消息对象:阿丽\n\n2026-07-19 15:27:15 10001\n在吗\n`);
    expect(lines(found)).toEqual(['10001 | 2026-07-19T15:27:15 | 在吗']);
  });

  it('may have a head of its own and names without numbers', async () => {
    const found = await read(
      [
        '===',
        'made for the lamp shop',
        '===',
        '',
        '2026-07-19 08:27:15 阿丽',
        '2026-07-19 08:27:15',
        '',
        '2026-07-19 08:28:15 灯铺',
        '在',
        '',
        '2026-07-20 00:00:00',
        '',
        '2026-07-20 08:29:15 阿丽',
        '好',
      ].join('\n'),
    );
    expect(found.format).toBe('qq-txt');
    expect(lines(found)).toEqual([
      '阿丽 | 2026-07-19T08:27:15 | 2026-07-19 08:27:15',
      '灯铺 | 2026-07-19T08:28:15 | 在\n\n2026-07-20 00:00:00',
      '阿丽 | 2026-07-20T08:29:15 | 好',
    ]);
  });

  it('is by the number where only a rank stands before it', async () => {
    const found = await read(
      [
        '2026-07-19 08:27:15 【群主】(10002)',
        '好',
        '',
        '2026-07-19 08:28:15 【夜灯】(10003)',
        '嗯',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '10002 | 2026-07-19T08:27:15 | 好',
      '【夜灯】 | 2026-07-19T08:28:15 | 嗯',
    ]);
  });
});

describe('the headers of a QQ export', () => {
  const section = (group: string, title: string): string[] => [
    rule,
    `消息分组:${group}`,
    rule,
    `消息对象:${title}`,
    rule,
    '',
  ];

  it('have no numbers with a friend, and have them in the groups before and behind', async () => {
    const talk = Array.from({ length: 8 }, (_, at) => [
      `2026-07-18 09:0${at}:00 小王(30003)`,
      '收到',
      '',
    ]).flat();
    const found = await read(
      [
        head,
        '',
        ...section('我的群聊', '老客群'),
        ...talk,
        ...section('客户', '阿丽'),
        '2026-07-19 09:00:00 阿丽',
        '在吗',
        '',
        '2026-07-19 09:00:30 系统消息(10000)',
        '对方已成功接收文件',
        '',
        '2026-07-19 09:01:00 灯铺',
        '在',
        '',
        ...section('我的群聊', '新客群'),
        '2026-07-20 09:00:00 小李(40004)',
        '开始了吗',
        '',
      ].join('\r\n'),
    );
    expect(lines(found).slice(8)).toEqual([
      '阿丽 | 2026-07-19T09:00:00 | 在吗',
      '系统消息 | 2026-07-19T09:00:30 | 对方已成功接收文件',
      '灯铺 | 2026-07-19T09:01:00 | 在',
      '小李 | 2026-07-20T09:00:00 | 开始了吗',
    ]);
    expect(found.counts).toMatchObject({ messages: 11, system: 1, issues: 0 });
  });

  it('have short numbers where all have one, and a nick may end in (2) elsewhere', async () => {
    const short = await read(
      `${head}\n2026-07-19 09:00:00 阿丽(7)\n在吗\n2026-07-19 9:1:5 灯铺(08)\n在\n`,
    );
    expect(lines(short)).toEqual([
      '阿丽 | 2026-07-19T09:00:00 | 在吗',
      '灯铺 | 2026-07-19T09:01:05 | 在',
    ]);
    const nick = await read(
      `${head}\n消息对象:阿丽\n\n2026-07-19 09:00:00 阿丽(2)\n在吗\n\n2026-07-19 09:01:00 灯铺\n在\n`,
    );
    expect(lines(nick)[0]).toBe('阿丽(2) | 2026-07-19T09:00:00 | 在吗');
  });

  it('are no times with words behind them where the people have numbers', async () => {
    const found = await read(
      [
        '2026-07-19 09:00:00 阿丽(10001)',
        '改到',
        '2026-07-20 18:00:00 可以吗',
        '不急',
        '2026-07-19 09:01:00 灯铺(20002)',
        '可以',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '阿丽 | 2026-07-19T09:00:00 | 改到\n2026-07-20 18:00:00 可以吗\n不急',
      '灯铺 | 2026-07-19T09:01:00 | 可以',
    ]);
  });

  it('name nobody above what QQ itself says to two people', async () => {
    const found = await read(
      [
        head,
        '',
        ...section('客户', '阿丽'),
        '2026-07-19 09:00:00 阿丽',
        '在吗',
        '',
        '2026-07-19 09:00:30 ',
        '您发送了一个窗口抖动。',
        '',
        '2026-07-19 09:01:00 灯铺',
        '在',
        '',
      ].join('\r\n'),
    );
    expect(found.messages.map(({ isSystem }) => isSystem)).toEqual([false, true, false]);
    expect(found.messages[1]).toMatchObject({ text: '您发送了一个窗口抖动。', role: 'system' });
  });

  it.each([
    ['我的群聊', true],
    ['已退出的多人聊天', true],
    ['讨论组', true],
    ['客户', false],
  ])('stand in a chat of several people under %s: %s', async (group, isGroup) => {
    const archive = openTestArchive();
    const text = [head, '', ...section(group, '夜灯'), '2026-07-19 09:00:00 阿丽(10001)', '在'];
    await archive.importFiles([archive.file('qq.txt', text.join('\r\n'))]);
    expect(archive.rows('SELECT is_group AS isGroup FROM conversations')).toEqual([
      { isGroup: Number(isGroup) },
    ]);
    archive.close();
  });
});
