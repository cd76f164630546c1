import { createRouterClient } from '@orpc/server';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportProgress, ImportReport } from '../../../shared/contract/imports.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

/** Defects that other programs of this field have had: none of them may be ours. */
let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const client = () =>
  createRouterClient(createRouter(archive.core), { context: { actor: 'test', log: silentLog } });

/** Imports with everything that comes after: index and analysis. */
async function paste(text: string): Promise<{ report: ImportReport; events: ImportProgress[] }> {
  const events: ImportProgress[] = [];
  for await (const event of await client().imports.paste({ text })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'report') throw new Error('The import ended without a report.');
  return { report: last.report, events };
}

const found = async (query: string): Promise<string[]> => {
  const { hits } = await client().search.search({ query, limit: 500 });
  return hits.map(({ text }) => text);
};

const stored = (): unknown[] =>
  archive.rows('SELECT sender, text FROM messages ORDER BY sent_at, id');

describe('WhatsApp lines with days that are not padded', () => {
  it('are messages of their own, on the first nine days as on any other', async () => {
    const days = Array.from({ length: 12 }, (_, day) => day + 1);
    const text = days.map((day) => `2025/2/${day} 09:01 - 甲: 第${day}天\n`).join('');
    const { report } = await paste(`${text}2025/2/13 09:01 - 乙: 好\n`);
    expect(report.totals).toMatchObject({ read: 13, new: 13, rejected: 0 });
    expect(stored()).toEqual([
      ...days.map((day) => ({ sender: '甲', text: `第${day}天` })),
      { sender: '乙', text: '好' },
    ]);
  });
});

describe('a customer who writes the words of a system notice', () => {
  const lines = [
    'I added the wrong address, can it be removed?',
    'my sister left the group of buyers',
    '我刚才添加了一件，帮我移除了吧',
    '你撤回了一条消息？我没看到',
  ];

  it('stays the one who said it, and is found', async () => {
    const text = lines.map((line, at) => `25/03/2026, 10:0${at} - Ann: ${line}\n`).join('');
    await paste(`${text}25/03/2026, 10:09 - Lamp Shop: ok\n`);
    expect(
      archive.rows(`SELECT sender, is_system, text FROM messages WHERE sender = 'Ann'`),
    ).toEqual(lines.map((line) => ({ sender: 'Ann', is_system: 0, text: line })));
    expect(await found('removed')).toEqual([lines[0]]);
    expect(await found('移除')).toEqual([lines[2]]);
  });
});

describe('the same words twice in a minute', () => {
  const chat =
    '25/03/2026, 10:00 - Ann: 在吗\n25/03/2026, 10:00 - Ann: 在吗\n25/03/2026, 10:01 - Shop: 在\n';

  it('are two messages, on the first import as on the second', async () => {
    const first = await paste(chat);
    expect(first.report.totals).toMatchObject({ read: 3, new: 3, duplicate: 0 });
    const again = await paste(`${chat}25/03/2026, 10:02 - Ann: 好\n`);
    expect(again.report.totals).toMatchObject({ read: 4, new: 1, duplicate: 3 });
    expect(await found('在吗')).toEqual(['在吗', '在吗']);
  });
});

describe('an import that is killed', () => {
  it('is never half there: what is listed is whole', async () => {
    const file = archive.file('chat.txt', wangwangChat(20_000));
    await new Promise<void>((resolve, reject) => {
      const importer = join(import.meta.dirname, 'import-in-child.ts');
      const child = fork(importer, [archive.folder, file], { execArgv: [], stdio: 'inherit' });
      child.once('message', () => child.kill('SIGKILL'));
      child.on('error', reject);
      child.on('exit', () => resolve());
    });
    const listed = archive.rows('SELECT new_count FROM source_files');
    const [{ n }] = archive.rows('SELECT COUNT(*) AS n FROM messages') as [{ n: number }];
    expect(listed).toEqual(n === 0 ? [] : [{ new_count: 20_000 }]);
    await archive.importFiles([file]);
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: 20_000 }]);
  });
});

describe('a file in GBK', () => {
  const chat = wangwangChat(4).replace('第1句话', '顺丰包邮，七天无理由');

  it('is read as what it says', async () => {
    const path = archive.file('chat.txt', iconv.encode(chat, 'gbk'));
    const { report } = await archive.importFiles([path]);
    expect(report.files[0]).toMatchObject({ encoding: 'gb18030', new: 4 });
    expect(stored()).toContainEqual({ sender: '灯铺:小红', text: '顺丰包邮，七天无理由' });
    expect(archive.rows(`SELECT id FROM messages WHERE text LIKE '%\ufffd%'`)).toEqual([]);
  });

  it('that is broken is refused, not filled up with signs for the unknown', async () => {
    const bytes = Buffer.concat([iconv.encode(chat, 'gbk'), Buffer.from([0xff, 0xff, 0x0a])]);
    const { report } = await archive.importFiles([archive.file('chat.txt', bytes)]);
    expect(report.files[0]).toMatchObject({ status: 'refused', read: 0 });
    expect(stored()).toEqual([]);
  });
});

describe('a broken line', () => {
  it('of a table is counted and shown', async () => {
    const { report } = await paste(
      'time,sender,text\n2026-03-01 10:00:00,Ann,hi\n2026-03-01 10:01:00\n2026-03-01 10:02:00,Ann,ho\n',
    );
    expect(report.totals).toMatchObject({ read: 3, new: 2, rejected: 1 });
  });

  it('of JSON lines is counted and shown', async () => {
    const line = (at: number, text: string): string =>
      JSON.stringify({ time: `2026-03-01 10:0${at}:00`, sender: at % 2 ? 'Ann' : 'Shop', text });
    const lines = [line(0, '你好'), line(1, '在吗'), '{"time": "2026-03-01 10:0', line(3, '好')];
    const { report } = await paste(`${lines.join('\n')}\n`);
    expect(report.totals).toMatchObject({ read: 4, new: 3, rejected: 1, issues: 1 });
    const [file] = archive.rows('SELECT id FROM source_files');
    const sourceFileId = String(file?.['id']);
    expect((await client().imports.issues({ sourceFileId })).issues).toEqual([
      expect.objectContaining({ line: 3 }),
    ]);
  });
});

describe('search', () => {
  const talk = (texts: readonly string[], day = 1, buyer = '雨天'): string => {
    const dashes = '-'.repeat(28);
    const lines = texts.map((text, at) => {
      const time = `2026-03-${String(day).padStart(2, '0')} 10:${String(at).padStart(2, '0')}:00`;
      return `${at % 2 ? '灯铺:小红' : buyer}(${time}):  ${text}`;
    });
    return ['灯铺:小红', '='.repeat(64), `${dashes}${buyer}${dashes}`, ...lines, ''].join('\n');
  };

  it('finds every 退款, whatever stands around it and with no dictionary', async () => {
    const texts = [
      '退款',
      '我要退款啊',
      '不退款行不行退款',
      '申请退 款',
      '仅退款，不退货',
      '琅搪退款瓯',
    ];
    await paste(talk(texts));
    expect((await found('退款')).toSorted()).toEqual(
      texts.filter((text) => text.includes('退款')).toSorted(),
    );
    expect(await found('琅搪')).toEqual(['琅搪退款瓯']);
    expect(await found('邮')).toEqual([]);
  });

  it('takes % and _ for what they are', async () => {
    await paste(talk(['打 9% 折', '打 95 折', 'SKU_12', 'SKU-12']));
    expect(await found('9%')).toEqual(['打 9% 折']);
    expect(await found('SKU_1')).toEqual(['SKU_12']);
    expect(await found('%')).toEqual(['打 9% 折']);
  });

  it('shows what was said around a hit, also when that came in later', async () => {
    await paste(talk(['今天一', '今天二', '今天三'], 20));
    await paste(talk(['从前一', '从前二', '从前三'], 3));
    const [{ id }] = archive.rows(`SELECT id FROM messages WHERE text = '从前二'`) as [
      { id: number },
    ];
    const { messages } = await client().conversations.context({
      messageId: String(id),
      before: 5,
      after: 2,
    });
    expect(messages.map(({ text }) => text)).toEqual(['从前一', '从前二', '从前三', '今天一']);
  });

  it('goes over all conversations of all files at once', async () => {
    for (const [at, buyer] of ['雨天', '晴天', '雪天'].entries()) {
      await paste(talk([`${buyer}问运费险`, '有的'], at + 1, buyer));
    }
    const { hits } = await client().search.search({ query: '运费险' });
    expect(hits.map(({ text }) => text)).toEqual(['雪天问运费险', '晴天问运费险', '雨天问运费险']);
    expect(new Set(hits.map(({ conversationId }) => conversationId)).size).toBe(3);
  });
});

describe('the progress of a large import', () => {
  it('is told far more seldom than there are messages', async () => {
    const { report, events } = await paste(wangwangChat(20_000));
    expect(report.totals.new).toBe(20_000);
    expect(events.length).toBeLessThan(20_000 / 100);
  });
});
