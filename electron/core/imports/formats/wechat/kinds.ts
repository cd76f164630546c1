import type { MessageKind } from '../../../../../shared/model/message.ts';

/** What a WeChat record is. */
export interface WechatKind {
  readonly kind: MessageKind;
  readonly isSystem: boolean;
}

/** By WeChat's own number, which may carry the number of its sub-type in the upper half. */
export function kindOfType(type: number, subType: number): WechatKind {
  const plain = type % 2 ** 32;
  if (plain === 49) return person(kindOfCard(subType || Math.floor(type / 2 ** 32)));
  if (plain === 10_000 || plain === 10_002 || plain === 9999) return system;
  return person(byType[plain] ?? 'text');
}

/** By the word that an exporter writes for it, in Chinese or English. */
export function kindOfWord(word: string): WechatKind {
  const found = byWord.find(([words]) => words.test(word));
  if (!found) return person('text');
  return found[1] === 'event' ? system : person(found[1]);
}

/** chatlog writes what is no text as a link: `![图片](…)`, `[文件|名](…)`. Null for any other text. */
export function kindOfLink(text: string): MessageKind | null {
  const word = /^!?\[([^\]|]{1,12})[^\]]{0,300}\](?:\([^)]*\))?\s*$/u.exec(text)?.[1];
  const { kind, isSystem } = word === undefined ? person('text') : kindOfWord(word);
  return isSystem || kind === 'text' ? null : kind;
}

function kindOfCard(subType: number): MessageKind {
  // 57 is a text that quotes another; 1 is a text with a link in it.
  if (subType === 57 || subType === 1) return 'text';
  if (subType === 6 || subType === 74) return 'file';
  if (subType === 8) return 'sticker';
  return 'card';
}

function person(kind: MessageKind): WechatKind {
  return { kind, isSystem: false };
}

const system: WechatKind = { kind: 'event', isSystem: true };

const byType: Readonly<Record<number, MessageKind>> = {
  1: 'text',
  3: 'image',
  34: 'voice',
  42: 'card',
  43: 'video',
  44: 'video',
  47: 'sticker',
  48: 'card',
  50: 'call',
  62: 'video',
  66: 'card',
};

const byWord: readonly (readonly [RegExp, MessageKind])[] = [
  [/系统|拍一拍|system/iu, 'event'],
  [/通话|call|voip/iu, 'call'],
  [/引用|文本|文字|text|quote/iu, 'text'],
  [/图片|照片|image|photo/iu, 'image'],
  [/语音|voice|audio/iu, 'voice'],
  [/视频号|小程序|链接|卡片|名片|位置|转账|红包|分享|合并|聊天记录|音乐|公告|接龙|礼物/u, 'card'],
  [/link|card|location|transfer|share|forward|music|red_?packet|contact|app/iu, 'card'],
  [/视频|video/iu, 'video'],
  [/表情|sticker|emoji/iu, 'sticker'],
  [/文件|file/iu, 'file'],
];
