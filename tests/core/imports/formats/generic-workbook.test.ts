import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';
import { relsXml, sheetXml, workbookXml, xlsxOf, zipOf } from '../xlsx.ts';

const head = ['发送时间', '发送人', '消息内容'];

describe('a spreadsheet', () => {
  it('is read sheet by sheet, each a conversation of its name', async () => {
    const bytes = await xlsxOf([
      {
        name: '汇总',
        rows: [
          ['买家', '条数'],
          ['阿丽', '1'],
        ],
      },
      { name: '阿丽', rows: [head, ['2026-03-01 10:00:00', '阿丽', '在吗']] },
      {
        name: '阿明',
        rows: [['导出时间：2026-03-02'], head, ['2026-03-01 11:00:00', '阿明', '=1+1']],
      },
    ]);
    const found = await read(bytes, {}, '导出.csv');
    expect(found.format).toBe('generic-table');
    expect(found.messages.map(({ conversation, text }) => `${conversation}: ${text}`)).toEqual([
      '阿丽: 在吗',
      '阿明: =1+1',
    ]);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['table-skipped', 'no-header-before']);
  });

  it('gives the time of a date cell, and warns of an order number without its last digits', async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows =
      `<row>${['时间', '昵称', '内容', '订单号'].map(cell).join('')}</row>` +
      `<row><c s="1"><v>46082.4166666667</v></c>${cell('阿丽')}${cell('在吗')}<c><v>2.0260301E+17</v></c></row>`;
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>';
    const bytes = await zipOf({
      'xl/workbook.xml': workbookXml(['Sheet1']),
      'xl/_rels/workbook.xml.rels': relsXml(1),
      'xl/styles.xml': styles,
      'xl/worksheets/sheet1.xml': sheetXml(rows),
    });
    const found = await read(bytes, {}, '阿丽.xlsx');
    expect(lines(found)).toEqual(['阿丽 | 2026-03-01T10:00:00 | 在吗']);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['precision-lost']);
  });

  it('of whole chats in a cell is read chat by chat', async () => {
    const json = '[{"sender_nick":"阿明","time":"2026-03-01 11:00:00","content":"你好"}]';
    const log =
      '以下为一通会话\n阿****丽 2026-03-01 10:00:00\n在吗\n灯铺-小红 2026-03-01 10:00:05\n在的\n';
    const bytes = await xlsxOf([
      {
        name: 'Sheet1',
        rows: [
          ['顾客编号', '买家', '对话记录'],
          ['1', 'c1', log],
          ['2', 'c2', json],
          ['3', 'c3', '没有聊天'],
        ],
      },
    ]);
    const found = await read(bytes, {}, 'a.xlsx');
    expect(found.messages.map(({ sender, text }) => `${sender}: ${text}`)).toEqual([
      '阿****丽: 在吗',
      '灯铺-小红: 在的',
      '阿明: 你好',
      ': 没有聊天',
    ]);
    expect(found.conversations.map(({ title }) => title)).toEqual(['c1', 'c2', 'c3']);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['unreadable-row']);
  });

  it('is read inside of a zip', async () => {
    const book = await xlsxOf([
      { name: '阿丽', rows: [head, ['2026-03-01 10:00', '阿丽', '在吗']] },
    ]);
    const found = await read(await zipOf({ '导出/阿丽.xlsx': book }), {}, 'a.zip');
    expect(lines(found)).toEqual(['阿丽 | 2026-03-01T10:00 | 在吗']);
  });

  it('with a password is refused with what to do', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    await expect(read(ole, {}, 'a.xlsx')).rejects.toMatchObject({
      code: 'unsupported-format',
      message: expect.stringContaining('without a password') as string,
    });
  });

  it('of sessions is no chat', async () => {
    const rows = [
      ['开始时间', '客服', '满意度', '会话时长'],
      ['2026-03-01', '小红', '5', '60'],
    ];
    await expect(read(await xlsxOf([{ name: 'a', rows }]))).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });
});
