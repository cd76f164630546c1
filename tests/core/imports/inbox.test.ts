import { createRouterClient } from '@orpc/server';
import { appendFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inboxState, takeInbox } from '../../../electron/core/imports/inbox/inbox.ts';
import { watchInbox } from '../../../electron/core/imports/inbox/watch.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

let archive: TestArchive;
let folder: string;
beforeEach(async () => {
  archive = openTestArchive();
  ({ folder } = await inboxState(archive.core));
});
afterEach(() => archive.close());

const never = new AbortController().signal;
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const results = async (): Promise<[string, string, number][]> =>
  (await takeInbox(archive.core, never)).map(({ name, status, newMessages }) => [
    name,
    status,
    newMessages,
  ]);

describe('the inbox', () => {
  it('can be shown in the file manager', async () => {
    const client = createRouterClient(createRouter(archive.core), {
      context: { actor: 'test', log: silentLog },
    });
    const { grant } = await client.imports.inbox.reveal();
    expect((await archive.core.grants.resolve(grant)).path).toBe(folder);
  });

  it('takes each file and folder once, leaves it there, and takes it again when it has changed', async () => {
    expect(folder).toBe(join(archive.folder, 'inbox'));
    put('a.txt', wangwangChat(10));
    put('notes.pdf', 'no chat');
    mkdirSync(join(folder, 'more'));
    put('more/b.txt', wangwangChat(10).replaceAll('2026-', '2025-'));
    expect(await results()).toEqual([
      ['a.txt', 'imported', 10],
      ['more', 'imported', 10],
      ['notes.pdf', 'refused', 0],
    ]);
    expect(await results()).toEqual([]);
    expect(readdirSync(folder)).toEqual(['a.txt', 'more', 'notes.pdf']);
    put('a.txt', wangwangChat(12));
    expect(await results()).toEqual([['a.txt', 'imported', 2]]);
    expect(await inboxState(archive.core)).toMatchObject({
      isOwn: true,
      waiting: [],
      taken: [{ name: 'a.txt' }, { name: 'notes.pdf', error: expect.any(String) }, {}, {}],
    });
  });

  it('waits for what is still being copied', async () => {
    const text = wangwangChat(30);
    put('growing.txt', text.slice(0, 400));
    put('half.txt.crdownload', text);
    const growing = setInterval(() => appendFileSync(join(folder, 'growing.txt'), ' '), 300);
    expect(await results()).toEqual([]);
    clearInterval(growing);
    expect((await inboxState(archive.core)).waiting).toEqual(['growing.txt']);
    put('growing.txt', text);
    renameSync(join(folder, 'half.txt.crdownload'), join(folder, 'half.txt'));
    expect(await results()).toEqual([
      ['growing.txt', 'imported', 30],
      ['half.txt', 'unchanged', 0],
    ]);
  });

  it('is watched from the start of the program on, until it ends', async () => {
    put('early.txt', wangwangChat(5));
    const ending = new AbortController();
    const watching = watchInbox(archive.core, ending.signal);
    while ((await inboxState(archive.core)).taken.length === 0) await wait(100);
    ending.abort();
    await watching;
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: 5 }]);
  });

  it('may be another folder, and nothing is taken from one that is gone', async () => {
    const by = { actor: 'test', at: 0 };
    await archive.core.store.inbox.setFolder(join(folder, 'away'), by);
    const gone = { isOwn: false, isThere: false, unreadable: [], waiting: [] };
    expect(await inboxState(archive.core)).toMatchObject(gone);
    expect(await results()).toEqual([]);
    await archive.core.store.inbox.setFolder(null, by);
    put('a.txt', wangwangChat(3));
    expect(await results()).toEqual([['a.txt', 'imported', 3]]);
  });

  it('says so where it cannot be read, instead of showing nothing', async () => {
    put('no-folder', 'x');
    const by = { actor: 'test', at: 0 };
    await archive.core.store.inbox.setFolder(join(folder, 'no-folder'), by);
    const refused = { code: 'permission-denied' };
    await expect(inboxState(archive.core)).rejects.toMatchObject(refused);
    await expect(takeInbox(archive.core, never)).rejects.toMatchObject(refused);
  });
});
