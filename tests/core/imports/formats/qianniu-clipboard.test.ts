import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

describe('a chat copied from the window of Qianniu', () => {
  it('keeps the year apart from a nick that ends in digits, without a space between', async () => {
    const found = await read(
      'tb20252026-8-26 11:00:00\n在吗\n灯铺:小红2026-8-26 11:00:09\n在\n已读',
    );
    expect(lines(found)).toEqual([
      'tb2025 | 2026-08-26T11:00:00 | 在吗',
      '灯铺:小红 | 2026-08-26T11:00:09 | 在',
    ]);
  });

  it('does not take a line above a bare time for a sender where names stand beside the times', async () => {
    const found = await read(
      [
        'tb_rain 2026-8-26 11:00:00',
        '预计什么时候到',
        '2026-8-27 18:00:00',
        '灯铺:小红 2026-8-26 11:00:09',
        '是的',
        '已读',
        'tb_rain 2026-8-26 11:00:30',
        '好',
      ].join('\r\n'),
    );
    expect(lines(found)).toEqual([
      'tb_rain | 2026-08-26T11:00:00 | 预计什么时候到\n2026-8-27 18:00:00',
      '灯铺:小红 | 2026-08-26T11:00:09 | 是的',
      'tb_rain | 2026-08-26T11:00:30 | 好',
    ]);
  });

  it('gives each buyer a conversation where several windows were pasted together', async () => {
    const found = await read(
      [
        'tb_rain 2026-8-26 11:00:00',
        '在吗',
        '灯铺:小红 2026-8-26 11:00:09',
        '在',
        '未读',
        'tb_sun 2026-8-26 11:05:00',
        '发货了吗',
        '灯铺:小红 2026-8-26 11:05:30',
        '发了',
        '已读',
      ].join('\r\n'),
    );
    expect(found.messages.map(({ conversation, role }) => `${conversation} ${role}`)).toEqual([
      'tb_rain customer',
      'tb_rain agent',
      'tb_sun customer',
      'tb_sun agent',
    ]);
  });

  it.each(['小红', '你', '灯铺:小红', '路人'])(
    'has no chat of its own for a recall: %s',
    async (who) => {
      const found = await read(
        [
          'tb阿丽 2026-8-26 11:00:00',
          '在吗',
          '灯铺:小红 2026-8-26 11:00:09',
          '亲，在的',
          '已读',
          `${who} 撤回了一条消息`,
          'tb阿丽 --> 灯铺:小红 2026-8-26 11:01:00',
          '几天到',
        ].join('\n'),
      );
      expect(found.messages.map(({ conversation }) => conversation)).toEqual(
        Array.from({ length: 4 }, () => 'tb阿丽'),
      );
      expect(found.messages[2]).toMatchObject({ kind: 'recall', isSystem: true });
    },
  );

  it('has names above and beside the times in one copy, its first message too', async () => {
    const found = await read(
      [
        'tb_rain',
        '2026-8-26 10:59:00',
        '在吗',
        '灯铺:小红 2026-8-26 10:59:09',
        '在的',
        '已读',
        'tb_rain 2026-8-26 10:59:30',
        '几点关门',
        '灯铺:小明',
        '2026-8-26 11:00:00',
        '亲，稍等',
        '2026-8-26 21:00:00',
        '未读',
        '阿雨2',
        '2026-8-26 11:01:00',
        '好',
        '灯铺:小明 2026-8-26 11:01:30',
        '嗯',
      ].join('\r\n'),
    );
    expect(lines(found)).toEqual([
      'tb_rain | 2026-08-26T10:59:00 | 在吗',
      '灯铺:小红 | 2026-08-26T10:59:09 | 在的',
      'tb_rain | 2026-08-26T10:59:30 | 几点关门',
      '灯铺:小明 | 2026-08-26T11:00:00 | 亲，稍等\n2026-8-26 21:00:00',
      '阿雨2 | 2026-08-26T11:01:00 | 好',
      '灯铺:小明 | 2026-08-26T11:01:30 | 嗯',
    ]);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['header-in-body']);
  });

  it.each(['灯铺:小红', '灯铺：小红'])(
    'may have the names of the shop below their times: %s',
    async (ours) => {
      const found = await read(
        [
          'tb2200113344',
          '2026-8-26 11:00:00',
          '在吗',
          '2026-8-26 11:00:09',
          ours,
          '在的',
          '亲请讲',
          '已读',
          'tb2200113344',
          '2026-8-26 11:01:00',
          '颜色:红色',
          '2026-8-26 11:01:09',
          ours,
          '有的',
          '未读',
        ].join('\n'),
      );
      expect(lines(found)).toEqual([
        'tb2200113344 | 2026-08-26T11:00:00 | 在吗',
        `${ours} | 2026-08-26T11:00:09 | 在的\n亲请讲`,
        'tb2200113344 | 2026-08-26T11:01:00 | 颜色:红色',
        `${ours} | 2026-08-26T11:01:09 | 有的`,
      ]);
    },
  );

  it('may mark what buyers say as read too, each message of theirs', async () => {
    const found = await read(
      [
        'tb_rain --> 灯铺:小红 2026-8-26 11:00:00',
        '在吗',
        '已读',
        '',
        '灯铺:小红 2026-8-26 11:00:30',
        '在的',
        '已读',
        'tb_rain --> 灯铺:小红 2026-8-26 11:01:00',
        '几点关门',
        '未读',
      ].join('\n'),
    );
    expect(found.messages.map(({ text }) => text)).toEqual(['在吗', '在的', '几点关门']);
  });
});
