import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeAll(() => {
  archive = makeArchive([
    { text: '退款到了吗', sentAt: Date.parse('2026-09-01T23:59:59+08:00'), shop: '守灯' },
    {
      text: '退款明天到',
      sentAt: Date.parse('2026-09-02T00:00:00+08:00'),
      role: 'agent',
      sender: '小红',
    },
    { text: '谢谢', sentAt: Date.parse('2026-09-02T00:00:01+08:00') },
  ]);
});
afterAll(() => archive.close());

const keptword = (...args: string[]): { exit: number; json: Record<string, unknown> } => {
  const all = ['electron/cli/index.ts', ...args, '--archive', archive.folder, '--json'];
  try {
    const stdout = execFileSync(process.execPath, all, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { exit: 0, json: JSON.parse(stdout) };
  } catch (cause) {
    const { status, stdout } = cause as { status: number; stdout: string };
    return { exit: status, json: JSON.parse(stdout) };
  }
};

describe('keptword search', () => {
  it('prints one document with the count, the hits and where to go on', () => {
    const { json } = keptword('search', '退款', '--limit', '1');
    expect(json).toEqual({
      count: { value: 2, kind: 'exact' },
      hits: [
        {
          messageId: '2',
          conversationId: '2',
          conversationTitle: '会话一',
          sentAt: 1788278400000,
          wallClock: '2026-09-02T00:00:00',
          sender: '小红',
          role: 'agent',
          kind: 'text',
          platform: 'taobao',
          shop: null,
          text: '退款明天到',
          badges: [],
          snippet: '退款明天到',
          marks: [{ start: 0, end: 2 }],
        },
      ],
      next: '2',
      hints: [],
      among: null,
    });
    expect(keptword('search', '退款', '--before-id', '2').json).toMatchObject({
      hits: [{ messageId: '1' }],
      next: null,
    });
  });

  it('takes the language, tells what it did not understand, orders and groups', () => {
    const ids = (...args: string[]): unknown =>
      (keptword('search', ...args).json['hits'] as { messageId: string }[]).map(
        (hit) => hit.messageId,
      );
    expect(ids('退款 -明天')).toEqual(['1']);
    expect(ids('客服:小红 OR 谢谢')).toEqual(['3', '2']);
    expect(ids('退款', '--sort', 'oldest')).toEqual(['1', '2']);
    expect(ids('退款 明天', '--sort', 'relevance')).toEqual(['2']);
    expect(keptword('search', 'agnt:小红 退款').json).toMatchObject({
      hits: [],
      hints: [{ kind: 'unknown-operator', suggestion: 'agent' }],
    });
    expect(keptword('search', '退款', '--by-conversation').json).toMatchObject({
      groups: [
        { count: { value: 1, kind: 'exact' }, hits: [{ messageId: '2' }] },
        { count: { value: 1, kind: 'exact' }, hits: [{ messageId: '1' }] },
      ],
      next: null,
    });
  });

  it('takes a query of several arguments, unwanted words first', () => {
    expect(keptword('search', '-明天', '退款').json).toMatchObject({ hits: [{ messageId: '1' }] });
    expect(keptword('search', '退款', '--limt', '1')).toMatchObject({
      exit: 2,
      json: { error: { code: 'invalid-input', message: 'Unknown option --limt.' } },
    });
  });

  it('tells what was said before, what is alike, and what the archive knows', () => {
    expect(keptword('similar', '1').json).toEqual({ hits: [] });
    const text = ['--text', '退款到了没有', '--customer', '买家一'];
    expect(keptword('said-before', ...text).json).toMatchObject({
      sameCustomer: [{ messageId: '1' }],
      others: [],
    });
    expect(keptword('complete', '客服', '红').json).toEqual({
      values: [{ value: '小红', detail: 'taobao' }],
    });
  });

  it('remembers what was searched for', () => {
    keptword('searches', 'remember', '-明天');
    expect(keptword('searches', 'recent').json).toMatchObject({ recent: [{ query: '-明天' }] });
  });

  it('keeps searches, tags and notes', () => {
    expect(keptword('tag', '急', '1', '2', '--as', '小红').json).toEqual({ tagged: 2 });
    expect(keptword('tag', '急', '2', '--remove').json).toEqual({ untagged: 1 });
    expect(keptword('tag').json).toEqual({ tags: [{ tag: '急', messages: 1 }] });
    expect(keptword('note', '1', '先回电话').json).toEqual({ noteId: '1' });
    expect(keptword('note', '1').json).toMatchObject({
      tags: [{ tag: '急', addedBy: '小红' }],
      notes: [{ text: '先回电话' }],
    });
    expect(keptword('note', '1', '--remove').exit).toBe(0);
    expect(keptword('searches', 'save', '急事', 'tag:急').json).toEqual({ searchId: '1' });
    expect(keptword('searches', 'rename', '1', '很急').exit).toBe(0);
    expect(keptword('searches').json).toMatchObject({
      searches: [{ name: '很急', query: 'tag:急', count: { value: 1, kind: 'exact' } }],
    });
    expect(keptword('searches', 'remove', '1').exit).toBe(0);
    expect(keptword('searches', 'remove', '1').exit).toBe(3);
  });

  it('takes days of the archive’s zone, the last one whole', () => {
    const ids = (...args: string[]): unknown =>
      (keptword('search', '', ...args).json['hits'] as { messageId: string }[]).map(
        (hit) => hit.messageId,
      );
    expect(ids('--to', '2026-09-01')).toEqual(['1']);
    expect(ids('--from', '2026-09-02')).toEqual(['3', '2']);
    expect(ids('--from', '2026-09-01', '--to', '2026-09-02')).toEqual(['3', '2', '1']);
    expect(ids('--from', '2026-09-01T16:00:01Z')).toEqual(['3']);
    expect(ids('--role', 'agent')).toEqual(['2']);
    expect(ids('--shop', '守灯')).toEqual(['1']);
  });

  it('refuses what it cannot read', () => {
    expect(keptword('search', '退款', '--from', 'gestern')).toMatchObject({
      exit: 2,
      json: { error: { code: 'invalid-input' } },
    });
    expect(keptword('search', '退款', '--limit', '0').exit).toBe(2);
    expect(keptword('search', '退款', '--before-id', '99')).toMatchObject({
      exit: 3,
      json: { error: { code: 'not-found' } },
    });
  });
});

describe('keptword show', () => {
  it('prints a message with its conversation, its neighbours and its provenance', () => {
    const { json } = keptword('show', '3', '--context', '1');
    expect(json).toMatchObject({
      message: { messageId: '3', text: '谢谢' },
      conversation: { title: '会话一' },
      messages: [{ messageId: '2' }, { messageId: '3' }],
      provenance: [{ fileName: '样本.txt', position: 3 }],
    });
    expect(keptword('show', '77').exit).toBe(3);
  });
});
