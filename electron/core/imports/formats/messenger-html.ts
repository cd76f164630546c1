import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { wallClockText, zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { readLegacyPage, type PageMessage } from './messenger/legacy-page.ts';
import { readPageTime } from './messenger/page-time.ts';

/**
 * Facebook, Download your information as it was until about 2017: all threads in one `messages.htm`,
 * each newest first, the text in a paragraph behind its header.
 */
export const messengerHtml: Format = {
  id: 'messenger-html',
  version: 1,
  platform: 'messenger',
  beta: false,
  sniff({ text }: Sample): number {
    const hasHeader = /class="?message_header\b/.test(text);
    return hasHeader && /class="?(?:user|meta)\b/.test(text) ? 0.95 : 0;
  },
  parse,
};

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const clock = zoneClock(input.options.zone);
  let thread = -1;
  let key = '';
  for await (const messages of readLegacyPage(input.pieces())) {
    const events: ParsedEvent[] = [];
    for (const message of messages) {
      if (message.thread !== thread) {
        thread = message.thread;
        const conversation = conversationOf(message.people, input.name);
        key = conversation.key;
        events.push(conversation);
      }
      events.push(...messageOf(message, key, clock));
    }
    yield events;
  }
}

/** A thread begins with the names of its people, and has no other name. */
function conversationOf(people: string, name: string): ParsedConversation {
  const title = people || name.replace(/\.html?$/i, '');
  return {
    ...plainConversation,
    key: title,
    title,
    platform: 'messenger',
    isGroup: title.split(', ').length > 2,
  };
}

function messageOf(message: PageMessage, conversation: string, clock: ZoneClock): ParsedEvent[] {
  const { sender, written, text, files, position } = message;
  const time = readPageTime(written);
  const events: ParsedEvent[] = [
    {
      type: 'message',
      ...plainMessage,
      conversation,
      sender,
      handle: sender,
      role: 'unknown',
      kind: files.length > 0 ? 'image' : 'text',
      text,
      sentAt: time && (time.instant ?? clock.instant(time.local)),
      wallClock: time && wallClockText(time.local),
      timeRaw: written,
      zone: time?.instant === null ? clock.zone : null,
      position,
      attachments: files,
    },
  ];
  if (!time) {
    const excerpt = `${sender} ${written} ${text}`.slice(0, 200);
    events.push({ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false });
  }
  return events;
}
