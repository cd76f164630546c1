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

describe('a page with an element for each message', () => {
  const page = (body: string): string =>
    `<!DOCTYPE html><html><head><title>聊天</title><style>.msg{}</style></head><body>${body}</body></html>`;

  it('is read by what the classes are called', async () => {
    const found = await read(
      page(
        [
          ['2026-03-01 10:00:00', '阿丽', '在吗<br>急 &amp; 真'],
          ['2026-03-01 10:01:00', '小红', '<p>在</p><p>请讲</p>'],
        ]
          .map(
            ([time, who, text]) =>
              `<div class="chat-item left"><i class="avatar">x</i><div class="chat-meta"><b class="chatName">${who}</b>
               <span class="chatTime">${time}</span></div><div class="chat-bubble">${text}</div></div>`,
          )
          .join('<hr>'),
      ),
      {},
      '聊天.html',
    );
    expect(found.format).toBe('generic-html');
    expect(lines(found)).toEqual([
      '阿丽 | 2026-03-01T10:00:00 | 在吗\n急 & 真',
      '小红 | 2026-03-01T10:01:00 | 在\n请讲',
    ]);
  });

  it('has the whole time where the pointer stays on the short one', async () => {
    const entry = (at: string, who: string, text: string): string =>
      `<section class="message-entry"><span class="sender">${who}</span><time title="2026-03-01 ${at}:09">${at}</time>
       <div class="bubble"><div class="text">${text}</div></div></section>`;
    const found = await read(
      page(
        `<div class="messages">${entry('10:00', '阿丽', '在吗')}${entry('10:01', '小红', '在')}</div>`,
      ),
    );
    expect(lines(found)).toEqual([
      '阿丽 | 2026-03-01T10:00:09 | 在吗',
      '小红 | 2026-03-01T10:01:09 | 在',
    ]);
  });

  it('takes what stands around head and words for neither', async () => {
    const entry = (at: string, who: string, text: string): string =>
      `<li class="message"><div class="body"><div class="meta"><a class="username">${who}</a>
       <span class="date">${at} PM, 03 Mar 2026</span></div><div class="text">${text}</div></div></li>`;
    const found = await read(
      page(`${entry('01:05', '@mei', 'sent?')}${entry('01:06', '@bo', 'yes')}`),
    );
    expect(lines(found)).toEqual([
      '@mei | 2026-03-03T13:05 | sent?',
      '@bo | 2026-03-03T13:06 | yes',
    ]);
  });

  it('is no list of articles, and no page without times', async () => {
    const list = (name: string, date: string): string =>
      `<div class="${name}"><span class="author">编辑</span><span class="date">${date}</span><p class="content">新品</p></div>`;
    const refused = [
      list('post-item', '2026-03-01').repeat(3),
      list('message-item', '热门').repeat(3),
    ];
    for (const body of refused) {
      await expect(read(page(body))).rejects.toMatchObject({ code: 'unsupported-format' });
    }
  });
});
