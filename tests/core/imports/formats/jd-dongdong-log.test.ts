import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const start = '/*****************以下为一通会话************************************/';
const end = '/*****************会话结束************************************/';

describe('a JD Dongdong log', () => {
  it('makes each session a conversation, since masks stand for many people', async () => {
    const found = await read(
      [
        start,
        ' a****01 2026-02-02 10:00:00\t\t',
        '咨询A',
        '灯铺自营--小 何 2026-02-02 10:00:05',
        '您好',
        '第二行',
        end,
        '以下为一通会话',
        'a****01 2026-02-02 11:00:00',
        '咨询B',
        '会话结束_时间：2026-02-02 11:05:00',
      ].join('\n'),
    );
    expect(found.format).toBe('jd-dongdong-log');
    expect(found.conversations.map(({ title }) => title)).toEqual(['a****01', 'a****01']);
    expect(lines(found)).toEqual([
      'a****01 | 2026-02-02T10:00:00 | 咨询A',
      '灯铺自营--小 何 | 2026-02-02T10:00:05 | 您好\n第二行',
      'a****01 | 2026-02-02T11:00:00 | 咨询B',
    ]);
    expect(found.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer']);
  });

  it('keeps a body line that ends in a time', async () => {
    const found = await read(
      [
        start,
        'a****01 2026-02-02 10:00:00',
        '我的订单',
        '下单时间 2026-02-01 23:15:02',
        '预计送达 2026-02-04 18:00:00',
        'jimi_vender_1 2026-02-02 10:00:01',
        '您好',
      ].join('\n'),
    );
    expect(found.counts.messages).toBe(2);
    expect(found.messages[0]?.text).toBe(
      '我的订单\n下单时间 2026-02-01 23:15:02\n预计送达 2026-02-04 18:00:00',
    );
    expect(found.messages[1]?.role).toBe('bot');
  });

  it('keeps a message without a body', async () => {
    const found = await read(
      [start, 'a****01 2026-02-02 10:00:00', 'a****01 2026-02-02 10:00:01', '在'].join('\n'),
    );
    expect(found.messages.map(({ text }) => text)).toEqual(['', '在']);
  });

  it('reads sessions without names that tell anything, and a header without a body at the end', async () => {
    const found = await read(
      [start, '客户 2026-07-21 21:50:11', '咨询', start, ' synthetic 2026-07-21T21:51:00\t'].join(
        '\n',
      ),
    );
    expect(lines(found)).toEqual([
      '客户 | 2026-07-21T21:50:11 | 咨询',
      'synthetic | 2026-07-21T21:51:00 | ',
    ]);
    expect(found.conversations.map(({ title }) => title)).toEqual(['客户', 'synthetic']);
  });

  it('keeps what somebody wrote where it reads like the end of a session', async () => {
    const found = await read(
      [start, 'a****01 2026-02-02 10:00:00', '会话结束', '请评价', end].join('\n'),
    );
    expect(lines(found)).toEqual(['a****01 | 2026-02-02T10:00:00 | 会话结束\n请评价']);
  });
});
