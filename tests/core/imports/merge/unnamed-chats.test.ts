import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../../electron/core/router.ts';
import { silentLog } from '../../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from '../archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

type Writer = (buyer: string, texts: readonly string[]) => string;

/** Exports that do not say whose chat they are. */
const unnamed: Record<string, Writer> = {
  'copied from WeChat on a computer': (buyer, texts) =>
    texts
      .map((text, at) => `${at % 2 ? '云灯小红' : buyer} 2026-03-01 10:0${at}\n${text}\n\n`)
      .join(''),
  'shared from WeChat, its head lost': (buyer, texts) =>
    `—————  2026-03-01  —————\n\n${texts
      .map((text, at) => `${at % 2 ? '云灯小红' : buyer}  10:0${at}\n\n${text}\n`)
      .join('\n')}`,
  'in a table': (buyer, texts) =>
    `时间,发送人,内容\n${texts
      .map((text, at) => `2026-03-01 10:0${at},${at % 2 ? '云灯小红' : buyer},${text}\n`)
      .join('')}`,
};

const chats = (): unknown[] =>
  archive.rows('SELECT message_count AS messages FROM conversations ORDER BY id');

describe.each(Object.entries(unnamed))('a chat %s', (_format, write) => {
  const one = write('海边', ['在吗', '在的', '灯不亮了', '拍一张照片']);
  const more = write('海边', ['在吗', '在的', '灯不亮了', '拍一张照片', '好']);
  const other = write('山上', ['在吗', '在的', '还有货吗', '有的']);

  it('is not mixed with another person’s from a file of the same name', async () => {
    await archive.importText(one, {}, '聊天记录.txt');
    await archive.importText(other, {}, '聊天记录.txt');
    expect(chats()).toEqual([{ messages: 4 }, { messages: 4 }]);
  });

  it('goes on under any name of its file', async () => {
    await archive.importText(one, {}, '聊天记录.txt');
    await archive.importText(more, {}, '聊天记录 2.txt');
    expect(chats()).toEqual([{ messages: 5 }]);
  });
});

describe('what was pasted', () => {
  it('is no chat with what was pasted before, where nobody can tell', async () => {
    const context = { actor: 'test', log: silentLog };
    const { imports } = createRouterClient(createRouter(archive.core), { context });
    const write = unnamed['copied from WeChat on a computer']!;
    for (const buyer of ['海边', '山上']) {
      const text = `${write(buyer, ['在吗', '在的', '好'])}第三人 2026-03-01 10:05\n我来\n`;
      const told = [];
      for await (const event of await imports.paste({ text })) told.push(event.type);
      expect(told.at(-1)).toBe('report');
    }
    expect(chats()).toEqual([{ messages: 4 }, { messages: 4 }]);
  });
});
