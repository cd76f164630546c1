import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const row = (cells: readonly string[], tag = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const head = row(['发送时间', '发送人', '消息内容'], 'th');
const first = row(['2026-03-01 10:00:00', '阿丽', '在吗<br>急 &amp; 真']);
const second = row(['2026-03-01 10:01:00', '小红', '在']);

describe('a page with a table of messages', () => {
  it('is read, whatever its name', async () => {
    const found = await read(
      `<html><body><table>${head}${first}${second}</table></body></html>`,
      {},
      'a.xls',
    );
    expect(found.format).toBe('generic-html');
    expect(lines(found)).toEqual([
      '阿丽 | 2026-03-01T10:00:00 | 在吗\n急 & 真',
      '小红 | 2026-03-01T10:01:00 | 在',
    ]);
  });

  it('is told from other tables of the page, and joined with those of its kind', async () => {
    const menu = `<table>${row(['首页', '帮助'])}</table>`;
    const found = await read(
      `${menu}<table>${head}${first}</table>${menu}<table>${head}${second}</table>`,
    );
    expect(found.messages.map(({ text }) => text)).toEqual(['在吗\n急 & 真', '在']);
  });

  it('is mapped by hand where its headers say nothing', async () => {
    const page = `<table>${row(['甲', '乙', '丙'])}${first}</table>`;
    const found = await read(page, { columns: { time: '#1', sender: '#2', text: '#3' } });
    expect(found.messages.map(({ sender }) => sender)).toContain('阿丽');
  });

  it('without such a table is refused', async () => {
    await expect(read('<table><tr><td>a</td></tr></table>')).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });
});
