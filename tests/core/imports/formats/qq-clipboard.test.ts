import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

describe('messages copied from QQ', () => {
  it('keeps the colon of new versions, and the day without a year, apart from the name', async () => {
    const found = await read('晨曦: 05-08 01:00:11\n在吗\n灯铺(夜): 05-08 01:00:12\n在\n几点\n');
    expect(found.format).toBe('qq-clipboard');
    expect(lines(found)).toEqual(['晨曦 | null | 在吗', '灯铺(夜) | null | 在\n几点']);
    const dated = await read('晨曦: 2026-05-08 01:00:11\n在吗\n灯铺: 2026-05-08 01:00:12\n在\n');
    expect(lines(dated)).toEqual([
      '晨曦 | 2026-05-08T01:00:11 | 在吗',
      '灯铺 | 2026-05-08T01:00:12 | 在',
    ]);
  });

  it('takes who joined for lines of the window, in paragraphs of their own', async () => {
    const found = await read(
      [
        '晨曦 3/14/2026 6:00:32 PM',
        '小雨加入本群。',
        '好',
        '',
        '晨曦邀请小雨加入了本群。',
        '',
        '夜灯加入本群。',
        '',
        '灯铺 3/14/2026 6:01:32 PM',
        '欢迎',
      ].join('\n'),
    );
    expect(found.messages.map(({ isSystem, text }) => [isSystem, text])).toEqual([
      [false, '小雨加入本群。\n好'],
      [true, '晨曦邀请小雨加入了本群。'],
      [true, '夜灯加入本群。'],
      [false, '欢迎'],
    ]);
  });

  it('may know one by the number and another by the mail', async () => {
    const found = await read(
      '晨曦(10001) 2026-05-08 01:00:11\n在吗\n灯铺<a@b.cn> 2026-05-08 01:00:12\n在\n',
    );
    expect(lines(found)).toEqual([
      '晨曦 | 2026-05-08T01:00:11 | 在吗',
      '灯铺 | 2026-05-08T01:00:12 | 在',
    ]);
  });

  it('may have accounts that are no numbers, wide brackets, and years at the names', async () => {
    const found = await read(
      [
        '晨曦(lamp_7) 2026/05/08 01:00:11',
        '在吗',
        '',
        '灯铺（20002） 2026-05-08 01:00:12',
        '在',
        '',
        '夜灯2026/05/08 01:00:13',
        '几点',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '晨曦(lamp_7) | 2026-05-08T01:00:11 | 在吗',
      '灯铺 | 2026-05-08T01:00:12 | 在',
      '夜灯 | 2026-05-08T01:00:13 | 几点',
    ]);
  });
});
