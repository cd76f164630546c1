import type { ParsedConversation } from '../../../store/import-records.ts';

/** One key for a chat in all of QQ's formats: its number, else its name. */
export function qqConversation(title: string, isGroup: boolean, number = ''): ParsedConversation {
  return {
    type: 'conversation',
    key: number || (isGroup ? `group:${title}` : title),
    title,
    platform: 'qq',
    channel: 'im',
    shop: null,
    isGroup,
  };
}
