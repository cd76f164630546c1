import { describe, expect, it } from 'vitest';
import { compareChats } from '../../../../electron/core/imports/merge/compare-chats.ts';
import type { Saying } from '../../../../electron/core/store/imports.ts';

const minute = 60_000;

function says(accountId: number, sender: string, at: number, text: string): Saying {
  const base = { sentAt: at * minute, bySecond: false, position: at };
  return { ...base, accountId, handle: sender, sender, text };
}

describe('two conversations in two formats', () => {
  it('are one where the very same two say the same, though it is little', () => {
    const chat = [says(1, '海边', 0, '灯有一边不亮了'), says(2, '云灯小红', 1, '明天给您补发')];
    expect(compareChats({ ours: chat, theirs: chat }).verdict).toBe('same');
  });

  it('are not proven to be one by so little where the names stand for many people', () => {
    const masked = [says(1, 'a****1', 0, '灯有一边不亮了'), says(2, '云灯小红', 1, '明天给您补发')];
    expect(compareChats({ ours: masked, theirs: masked }).verdict).toBe('alike');
    const words = [says(1, '买家', 0, '灯有一边不亮了'), says(2, '客服', 1, '明天给您补发')];
    expect(compareChats({ ours: words, theirs: words }).verdict).toBe('alike');
  });

  it('are two where the same was said in another order', () => {
    const texts = ['灯有一边不亮了', '明天给您补发', '那旧的要寄回去吗', '旧的不用寄回来'];
    const chat = texts.map((text, at) => says(1 + (at % 2), at % 2 ? '小红' : '海边', 0, text));
    expect(compareChats({ ours: chat, theirs: chat }).verdict).toBe('same');
    expect(compareChats({ ours: chat, theirs: chat.toReversed() }).verdict).toBe('alike');
  });
});
