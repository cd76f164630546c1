import type { ParsedConversation } from '../../../store/import-records.ts';
import { plainConversation } from '../../text/dialect.ts';

/** One key for a chat in all of QQ's formats: its number, else its name. */
export function qqConversation(title: string, isGroup: boolean, number = ''): ParsedConversation {
  return {
    ...plainConversation,
    key: number || (isGroup ? `group:${title}` : title),
    title,
    platform: 'qq',
    isGroup,
  };
}

/** 消息分组 of chats with several people; friends are in groups that the owner has named. */
export function isSectionOfGroups(section: string): boolean {
  return /群|讨论组|多人聊天/u.test(section);
}
