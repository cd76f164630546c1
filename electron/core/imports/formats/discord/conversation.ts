import type { ParsedConversation } from '../../../store/import-records.ts';
import { plainConversation } from '../../text/dialect.ts';

/** Where a channel's export says that it is from. */
export interface ChannelFacts {
  readonly id: string | null;
  readonly guild: string;
  /** May have its category before it: `Text Channels / general`. */
  readonly channel: string;
  readonly isGroup: boolean;
}

/** The exporter writes the channel's id in every file's name: `Guild - general [123456789012345678].txt`. */
export function channelIdInName(name: string): string | null {
  return /\[(\d{15,20})\]/.exec(name)?.[1] ?? null;
}

export function conversationOf({ id, guild, channel, isGroup }: ChannelFacts): ParsedConversation {
  const bare = channel.split(' / ').at(-1)!;
  const isDirect = guild === '' || guild === 'Direct Messages';
  const title = isDirect ? bare : `${guild} / ${bare}`;
  return {
    ...plainConversation,
    key: id ?? title,
    title,
    platform: 'discord',
    isGroup: isGroup || !isDirect,
  };
}
