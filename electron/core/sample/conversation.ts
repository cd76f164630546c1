import type { MessageKind, Platform } from '../../../shared/model/message.ts';
import type { Planted } from './resources.ts';

/** One thread between the shop and a buyer, as it happened, whatever the format it is exported to. */
export interface SampleConversation {
  readonly platform: Platform;
  /** The buyer's name as the platform shows it; the title of the conversation. */
  readonly buyer: string;
  /** QQ number, where the platform has one. */
  readonly uin: string | null;
  /** In order of time. */
  readonly messages: readonly SampleMessage[];
}

export interface SampleMessage {
  /** UTC ms, whole seconds. */
  readonly at: number;
  readonly by: Speaker;
  readonly text: string;
  readonly kind: MessageKind;
  /** Order that the talk is about, for formats with a field of its own. */
  readonly order: string | null;
  /** File that the message carried, for formats that carry files. */
  readonly attachment: string | null;
  /** What was planted here for tests and for the tour. */
  readonly planted: Planted | null;
}

/** `buyer`, `bot`, `system`, or the name of an agent. */
export type Speaker = string;

/** `[图片]` and its like stand alone in a message and say what it was. */
export function kindOf(text: string, by: Speaker): MessageKind {
  if (by === 'system' || text === 'You deleted this message') return 'recall';
  return pictureWords.get(text) ?? 'text';
}

const pictureWords = new Map<string, MessageKind>([
  ['[图片]', 'image'],
  ['[视频]', 'video'],
  ['[卡片]', 'card'],
]);
