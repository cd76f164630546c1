import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '../../../electron/core/store/sqlite/open.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive([{ text: '退款到了吗' }, { text: '灯坏了' }, { text: '谢谢' }]);
});
afterEach(() => archive.close());

const events = (): { action: string; noun: string; actor: string }[] => {
  const db = openReader(`${archive.folder}/archive.db`);
  const rows = db
    .prepare<[], { action: string; noun: string; actor: string }>(
      'SELECT action, noun, actor FROM events ORDER BY id',
    )
    .all();
  db.close();
  return rows;
};

describe('tags and notes', () => {
  it('are put on messages, counted, searched for and taken off; what was done stays on record', async () => {
    const { marks, search } = archive.client;
    expect(await marks.tag({ messageIds: ['1', '2'], tag: 'VIP' })).toEqual({ tagged: 2 });
    expect(await marks.tag({ messageIds: ['2', '3'], tag: 'vip' })).toEqual({ tagged: 1 });
    await marks.tag({ messageIds: ['1'], tag: '急' });
    expect(await marks.tags()).toEqual({
      tags: [
        { tag: 'VIP', messages: 3 },
        { tag: '急', messages: 1 },
      ],
    });
    const ids = async (query: string): Promise<string[]> =>
      (await search.search({ query })).hits.map(({ messageId }) => messageId);
    expect(await ids('标签:vip -灯')).toEqual(['3', '1']);
    await marks.untag({ messageIds: ['1', '2'], tag: 'Vip' });
    expect(await ids('tag:vip')).toEqual(['3']);
    const { noteId } = await marks.note({ messageId: '2', text: '要回电话' });
    expect(await ids('has:note')).toEqual(['2']);
    expect((await marks.get({ messageIds: ['1', '2'] })).marks).toMatchObject([
      { messageId: '1', tags: [{ tag: '急', addedBy: '测试' }], notes: [] },
      { messageId: '2', tags: [], notes: [{ noteId, text: '要回电话' }] },
    ]);
    await marks.removeNote({ noteId });
    expect(await ids('has:note')).toEqual([]);
    expect(events().map(({ action }) => action)).toEqual([
      'tag',
      'tag',
      'tag',
      'tag',
      'untag',
      'untag',
      'note',
      'remove-note',
    ]);
    expect(new Set(events().map(({ actor }) => actor))).toEqual(new Set(['测试']));
  });

  it('of what is not there are refused whole', async () => {
    const { marks } = archive.client;
    await expect(marks.tag({ messageIds: ['1', '9'], tag: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await marks.tags()).toEqual({ tags: [] });
    await expect(marks.note({ messageId: '9', text: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(marks.removeNote({ noteId: '1' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('kept searches', () => {
  it('tell how much they find now, are renamed and removed', async () => {
    const { searches } = archive.client;
    const { searchId } = await searches.save({ name: '退款', query: '退款 -补发' });
    await expect(searches.save({ name: '退款', query: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const listed = async () => (await searches.list({ withCounts: true })).searches;
    expect(await listed()).toMatchObject([
      { searchId, name: '退款', query: '退款 -补发', count: { value: 1, kind: 'exact' } },
    ]);
    archive.add([{ text: '退款还没到' }]);
    await searches.rename({ searchId, name: '退款没补发' });
    expect(await listed()).toMatchObject([{ name: '退款没补发', count: { value: 2 } }]);
    expect((await searches.list({})).searches[0]?.count).toBeNull();
    await searches.remove({ searchId });
    expect(await listed()).toEqual([]);
    await expect(searches.remove({ searchId })).rejects.toMatchObject({ code: 'not-found' });
    await searches.save({ name: '退款没补发', query: '退款' });
  });

  it('stand beside the last ones, each once, newest first, of oneself alone', async () => {
    const { searches } = archive.client;
    for (const query of ['退款', '灯', '退款']) await searches.remember({ query });
    const { recent } = await searches.recent({});
    expect(recent.map(({ query }) => query)).toEqual(['退款', '灯']);
    for (let at = 0; at < 60; at += 1) await searches.remember({ query: `第${at}次` });
    expect((await searches.recent({ limit: 50 })).recent).toHaveLength(50);
    await searches.forget();
    expect(await searches.recent({})).toEqual({ recent: [] });
  });
});
