import type { MessageKind } from '../../../../shared/model/message.ts';

/** What a message is where an export writes a word in brackets for what it cannot show. */
export function contentKind(text: string): MessageKind {
  if (text.length > 200) return 'text';
  const placeholder = text.includes(']') || text.includes('】') ? inBrackets.exec(text)?.[1] : null;
  if (placeholder) return kinds.find(([word]) => placeholder.startsWith(word))?.[1] ?? 'text';
  return text.includes('撤回了一条消息') && recall.test(text) ? 'recall' : 'text';
}

const inBrackets = /^\s*[[【]([^[\]【】]{1,120})[\]】]\s*$/u;
const recall = /^[^，。！？]{0,60}撤回了一条消息\s*$/u;

const kinds: readonly (readonly [string, MessageKind])[] = [
  ['图片', 'image'],
  ['照片', 'image'],
  ['语音通话', 'call'],
  ['视频通话', 'call'],
  ['语音', 'voice'],
  ['视频', 'video'],
  ['文件', 'file'],
  ['卡片', 'card'],
  ['商品', 'card'],
  ['订单', 'card'],
  ['链接', 'card'],
  ['此消息为', 'card'],
  ['表情', 'sticker'],
  ['动画表情', 'sticker'],
];
