import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

describe('a WeChat share', () => {
  it('reads days, minutes and texts of several lines', async () => {
    const found = await read(
      [
        '阿丽 和 灯铺 在微信上的聊天记录如下，请查收。',
        '',
        '—————  2026-04-06  —————',
        '',
        '',
        '阿丽  16:21',
        '',
        '在吗',
        '',
        '还有货吗 12:00',
        '',
        '灯铺  16:22',
        '[图片: 3f2a.jpg(请在附件中查看)]',
        '———— 2026年4月7日 ————',
        '阿丽  8:05',
        '早',
      ].join('\n'),
    );
    expect(found.format).toBe('wechat-share-txt');
    expect(lines(found)).toEqual([
      '阿丽 | 2026-04-06T16:21 | 在吗\n\n还有货吗 12:00',
      '灯铺 | 2026-04-06T16:22 | [图片: 3f2a.jpg(请在附件中查看)]',
      '阿丽 | 2026-04-07T08:05 | 早',
    ]);
    expect(found.messages[1]?.kind).toBe('image');
    expect(found.conversations[0]?.title).toBe('阿丽 和 灯铺');
  });

  it('reads the mail variant, whose names and times touch', async () => {
    const found = await read(
      [
        'Dear:',
        '阿丽 和 灯铺 在微信上的聊天记录如下，请查收。',
        '—————2026/04/07—————',
        '阿丽08:51',
        '到了08:50',
        '灯铺08:52',
        '好的',
      ].join('\n'),
      { agents: ['灯铺'] },
    );
    expect(lines(found)).toEqual([
      '阿丽 | 2026-04-07T08:51 | 到了08:50',
      '灯铺 | 2026-04-07T08:52 | 好的',
    ]);
    expect(found.conversations[0]?.title).toBe('阿丽');
  });

  it('reads names that touch their times where nobody introduced them', async () => {
    const found = await read(
      [
        '—————2026/04/07—————',
        '',
        '灯铺08:51',
        '早',
        '',
        '阿丽08:52',
        '到了',
        '',
        '灯铺08:53',
        '好',
      ].join('\n'),
    );
    expect(found.format).toBe('wechat-share-txt');
    expect(lines(found)).toEqual([
      '灯铺 | 2026-04-07T08:51 | 早',
      '阿丽 | 2026-04-07T08:52 | 到了',
      '灯铺 | 2026-04-07T08:53 | 好',
    ]);
  });

  it('puts batches in the wrong order into one conversation', async () => {
    const intro = '阿丽 和 灯铺 在微信上的聊天记录如下，请查收。';
    const found = await read(
      [
        intro,
        '—————  2026-04-08  —————',
        '阿丽  09:00',
        '后来',
        intro,
        '—————  2026-04-06  —————',
        '灯铺  09:00',
        '先前',
      ].join('\n'),
    );
    expect(found.conversations).toHaveLength(1);
    expect(found.messages.map(({ wallClock }) => wallClock)).toEqual([
      '2026-04-08T09:00',
      '2026-04-06T09:00',
    ]);
  });

  it('invents no date where the export has none', async () => {
    const found = await read(
      '阿丽 和 灯铺 在微信上的聊天记录如下，请查收。\n\n阿丽  09:00\n在吗\n',
    );
    expect(found.messages[0]).toMatchObject({ sentAt: null, wallClock: null, text: '在吗' });
    expect(found.issues).toEqual([{ line: 3, reason: 'no-date', excerpt: '阿丽  09:00' }]);
  });

  it('takes one space for two in a mail from a tablet, and leaves its signature out', async () => {
    const found = await read(
      [
        'Dear:',
        '微信群"灯友会"的聊天记录如下:',
        '—————  2026-5-31  —————',
        '阿青 12:57',
        '灯不亮了',
        '',
        '灯铺 13:04',
        '换灯泡试试，我们开到 21:00',
        '',
        '小满 13:05',
        '好',
        '',
        '发自我的 iPad',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '阿青 | 2026-05-31T12:57 | 灯不亮了',
      '灯铺 | 2026-05-31T13:04 | 换灯泡试试，我们开到 21:00',
      '小满 | 2026-05-31T13:05 | 好',
    ]);
  });
});
