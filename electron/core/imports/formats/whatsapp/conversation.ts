import type { ParsedConversation } from '../../../store/import-records.ts';
import { plainConversation } from '../../text/dialect.ts';
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
    ...plainConversation,
    key: key || fileStem(fileName),
    title,
    platform: 'whatsapp',
    isGroup,
  };
}

function contactIn(fileName: string): string | null {
  const stem = fileStem(fileName).slice(0, 300);
  // Some programs that pass a file on allow no spaces in its name.
  const bare = stem.includes(' ') ? stem : stem.replaceAll('_', ' ');
  for (const pattern of names) {
    const found = pattern.exec(bare)?.[1]?.replaceAll(marks, '').trim();
    if (found) return found;
  }
  return null;
}

/** Of the direction of writing, around numbers of phones. */
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** `WhatsApp Chat with Ann`, in the languages whose file names are known. */
const names = [
  /^(?:与|與)\s*(.+?)\s*的\s*WhatsApp\s*(?:聊天|对话|對話).*$/iu,
  /^(?:(?:Chat|Conversa|Discussion|Czat|Konwersacja|Чат)(?: de| do)? )?WhatsApp(?:[ -]chatt?)? (?:-|with|mit|con|com|avec|met|med|dengan|z|s uživatelem|с контактом|с|із|з) (.+)$/iu,
  /^(.+) ile WhatsApp Sohbeti$/iu,
];
