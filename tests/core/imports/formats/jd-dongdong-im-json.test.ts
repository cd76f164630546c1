import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';

const said = (app: string, pin: string, sid: string, content: string, at: number, to?: string) => ({
  body: { type: 'text', content, chatinfo: sid === '' ? {} : { sid } },
  from: { app, pin },
  ...(to !== undefined && { to: { app: 'im.customer', pin: to } }),
  datetime: at,
});

describe('what the interface of JD Dongdong answers', () => {
  it('gives what the shop sends to the customer of its session, or whom it names', async () => {
    const at = Date.UTC(2026, 7, 24);
    const data = [
      said('im.waiter', '灯铺--小何', 'S2', '二', at + 4),
      said('im.waiter', '灯铺--小何', '', '给河', at + 3, 'jd_river'),
      said('im.customer', 'jd_moon', 'S2', '一', at + 2),
      said('im.waiter', '灯铺--小何', 'S1', '好', at + 1),
      said('im.customer', 'jd_river', 'S1', '在', at),
      said('im.waiter', 'jimi_vender_1', '', '欢迎', at - 1),
    ];
    const found = await read(JSON.stringify({ code: 0, data }), {}, 'log.json');
    expect(found.messages.map(({ conversation, text }) => `${conversation}: ${text}`)).toEqual([
      'jd_moon: 二',
      'jd_river: 给河',
      'jd_moon: 一',
      'jd_river: 好',
      'jd_river: 在',
      'log.json: 欢迎',
    ]);
  });

  it('is found in a list that stands alone, and names a broken record', async () => {
    const found = await read(
      JSON.stringify([said('im.customer', 'jd_a', '', '<3 <br/>好', 1e12), 7]),
    );
    expect(found.format).toBe('jd-dongdong-im-json');
    expect(found.messages.map(({ text, sentAt }) => [text, sentAt])).toEqual([['<3\n好', 1e12]]);
    expect(found.issues.map(({ reason, line }) => [reason, line])).toEqual([['unreadable-row', 2]]);
  });
});
