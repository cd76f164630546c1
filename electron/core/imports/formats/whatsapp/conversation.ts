import type { ParsedConversation } from '../../../store/import-records.ts';
import { fileStem } from '../../text/file-stem.ts';
import type { Survey } from './survey.ts';

/**
 * Which conversation a file is of. The contact often stands in the file's name only; where that tells
 * nothing, the two who speak, or the group's own name, tell it.
 */
export function conversationOf(fileName: string, survey: Survey): ParsedConversation {
  const named = contactIn(fileName);
  const isGroup = survey.group !== null || survey.senders.length > 2;
  const speakers = [...survey.senders].sort();
  const title = named ?? survey.group ?? (speakers.slice(0, 3).join(', ') || fileStem(fileName));
  const key =
    named ?? survey.group ?? (speakers.length <= 2 ? speakers.join('|') : fileStem(fileName));
  return {
    type: 'conversation',
    key: key || fileStem(fileName),
    title,
    platform: 'whatsapp',
    channel: 'im',
    shop: null,
    isGroup,
  };
}

function contactIn(fileName: string): string | null {
  const bare = fileStem(fileName).slice(0, 300);
  for (const pattern of names) {
    const found = pattern.exec(bare)?.[1]?.trim();
    if (found) return found;
  }
  return null;
}

const names = [
  /^WhatsApp Chat (?:with|-) (.+)$/iu,
  /^(?:与|與)\s*(.+?)\s*的\s*WhatsApp\s*(?:聊天|对话|對話).*$/iu,
  /^WhatsApp[ -]?Chat mit (.+)$/iu,
  /^(?:Chat de WhatsApp con|Conversa do WhatsApp com|Discussion WhatsApp avec) (.+)$/iu,
];
