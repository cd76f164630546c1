import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const text = (...said: readonly string[]): string => `${said.join('\n')}\n`;

describe('lines of time, name and text', () => {
  it('may have either colon, and a name in bold', async () => {
    const found = await read(
      text(
        '2026-03-01 10:00:00 **阿青**: 几瓦',
        '2026/3/1 10:01 **灯铺**：七瓦',
        '2026年3月1日 10:02 **阿青**: 12:30 来取',
      ),
    );
    expect(found.format).toBe('chat-lines-txt');
    expect(lines(found)).toEqual([
      '阿青 | 2026-03-01T10:00:00 | 几瓦',
      '灯铺 | 2026-03-01T10:01 | 七瓦',
      '阿青 | 2026-03-01T10:02 | 12:30 来取',
    ]);
  });

  it('may name only the sides, with no time, and each file is a chat of its own', async () => {
    const chat = text('客户：几瓦？', '12:05', '客服: 七瓦');
    const found = await read(chat, {}, '阿青.txt');
    expect(found.format).toBe('chat-lines-txt');
    expect(lines(found)).toEqual(['客户 | null | 几瓦？', '客服 | null | 七瓦']);
    expect(found.conversations).toMatchObject([{ title: '阿青' }]);
  });

  it('are left to WhatsApp where WhatsApp wrote them', async () => {
    const chat = text(
      '[2026/3/1 10:00:00] 阿青: 几瓦',
      '[2026/3/1 10:01:00] 阿青将群组名称改为：灯友会',
      '[2026/3/1 10:02:00] 灯铺: 七瓦',
    );
    expect((await read(chat)).format).toBe('whatsapp-txt');
  });

  it.each([
    [
      'a timetable',
      ['2026-03-01 10:00 会议：预算', '2026-03-02 10:00 会议：评审', '2026-03-03 10:00 会议：总结'],
    ],
    [
      'a parcel on its way',
      [
        '2026-03-01 10:00:00 已发货：商家发出',
        '2026-03-01 20:00:00 运输中：到达杭州',
        '2026-03-02 08:00:00 派送中：电话通知',
        '2026-03-02 10:00:00 已签收：门卫',
      ],
    ],
    ['a form', ['客户：阿青', '客服：阿丽', '客户：阿木', '客服：阿丽']],
    ['questions and answers', ['问：几瓦？', '答：七瓦。', '问：几米？', '答：三米。']],
    ['one line', ['【2026-03-01 10:00】阿青：几瓦']],
    [
      'a program',
      [
        '[2026-03-01 10:00:00] ERROR：失败',
        '[2026-03-01 10:00:01] ERROR：又失败',
        '[2026-03-01 10:00:02] INFO：好',
      ],
    ],
  ])('are none in %s', async (_kind, said) => {
    await expect(read(text(...said))).rejects.toMatchObject({ code: 'unsupported-format' });
  });
});
