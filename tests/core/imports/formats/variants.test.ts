import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

describe('unusual variants of known formats', () => {
  it('finds the time of a MemoTrace row whose extra value is no number', async () => {
    const found = await read(
      [
        'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime',
        '1,7,1,0,0,1784424435,,灯呢,2026-07-19 09:27:15,x1',
      ].join('\n'),
      {},
      'early.csv',
    );
    expect(lines(found)).toEqual(['early | 2026-07-19T09:27:15 | 灯呢']);
  });

  it('knows goods of the JDDC corpus by letters as well', async () => {
    const found = await read(
      ['0a\tU1\t0\t0\t0\tlamp-7\t多少瓦', '0a\tU1\t1\t0\t0\tlamp-7\t十二瓦'].join('\n'),
    );
    expect(found.messages.map(({ text }) => text)).toEqual(['多少瓦', '十二瓦']);
  });

  it('reads dates with dashes beside names of QQ', async () => {
    const found = await read(
      ['阿丽(10001)\t2026-03-31 09:15:32', '在吗', '灯铺(10002)\t2026-03-31 09:16:00', '在的'].join(
        '\n',
      ),
    );
    expect(lines(found)).toEqual([
      '阿丽 | 2026-03-31T09:15:32 | 在吗',
      '灯铺 | 2026-03-31T09:16:00 | 在的',
    ]);
  });

  it('takes the wrapping from each cell of a table that wraps all of them', async () => {
    const found = await read(
      ['="时间",="发送者",="内容"', '="2026-01-01 10:00:00",="阿丽",="单号 0012"'].join('\n'),
      {},
      'wrapped.csv',
    );
    expect(lines(found)).toEqual(['阿丽 | 2026-01-01T10:00:00 | 单号 0012']);
  });

  it('knows the days of LINE in Thailand and Indonesia', async () => {
    const found = await read(
      [
        '[LINE] Chat history with Nok',
        'Save date: 2024/12/01 10:00',
        '',
        '2024/01/14(อา.)',
        '00:05\tNok\tถึงแล้ว',
        '2024.01.15 วันจันทร์',
        '09:30\tLamps\tขอบคุณ',
        '2024/01/16(Sel)',
        '10:00\tNok\tok',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'Nok | 2024-01-14T00:05 | ถึงแล้ว',
      'Lamps | 2024-01-15T09:30 | ขอบคุณ',
      'Nok | 2024-01-16T10:00 | ok',
    ]);
  });

  it('reads KakaoTalk in Japanese', async () => {
    const found = await read(
      [
        '--------------- 2024年1月14日日曜日 ---------------',
        '[はな] [午前 12:05] 届きました',
        '[灯屋] [午後 1:30] よかったです',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'はな | 2024-01-14T00:05 | 届きました',
      '灯屋 | 2024-01-14T13:30 | よかったです',
    ]);
  });

  it('reads the events of a LiveChat thread whose own id was left out', async () => {
    const found = await read(
      JSON.stringify({
        events: [
          {
            id: 'K7_1',
            type: 'message',
            text: 'is it dimmable?',
            author_id: 'c1',
            created_at: '2026-01-01T00:00:00.000000Z',
          },
        ],
        users: [{ id: 'c1', type: 'customer', name: 'Ann' }],
      }),
    );
    expect(found.format).toBe('livechat');
    expect(found.counts).toMatchObject({ messages: 1, issues: 0 });
    expect(found.messages[0]).toMatchObject({ sender: 'Ann', role: 'customer' });
  });

  it('keeps an answer of JD apart from lines above and below that end in later times', async () => {
    const found = await read(
      [
        '/****以下为一通会话****/',
        'j****db 2026-07-21 21:50:11',
        '发货时间 2026-07-22 10:00:00',
        '灯铺-小迪 2026-07-21 21:50:15',
        '到货 2026-07-23 10:00:00',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'j****db | 2026-07-21T21:50:11 | 发货时间 2026-07-22 10:00:00',
      '灯铺-小迪 | 2026-07-21T21:50:15 | 到货 2026-07-23 10:00:00',
    ]);
  });

  it('takes the log of a program for no chat', async () => {
    const log = '{"level":"info","time":1700000000,"msg":"started"}\n'.repeat(3);
    await expect(read(log)).rejects.toMatchObject({ code: 'unsupported-format' });
  });
});
