import type { MessageKind } from '../../../../shared/model/message.ts';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import {
  asEvent,
  conversationOf,
  messageDrafts,
  nobody,
  type Draft,
  type Speaker,
} from '../json/drafts.ts';
import { kindOfFiles } from '../json/files.ts';
import { readJson, type JsonItem } from '../json/records.ts';
import { hasKeys, idOf, isObject, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { isDeletion } from './whatsapp/exporter-words.ts';

/**
 * WhatsApp-Chat-Exporter, JSON: all chats of a phone's database by their ids, in each its messages by theirs.
 * Only in groups does a message name who sent it.
 */
export const whatsappExporterJson: Format = {
  id: 'whatsapp-exporter-json',
  version: 1,
  platform: 'whatsapp',
  beta: true,
  sniff,
  parse,
};

function sniff({ json }: Sample): number {
  if (!isObject(json)) return 0;
  const chats = Object.values(json).slice(0, 20);
  const messages = chats.flatMap((chat) => Object.values(objectOf(objectOf(chat)['messages'])));
  return messages.some(isMessage) ? 0.97 : 0;
}

function isMessage(value: unknown): value is JsonObject {
  return hasKeys(value, 'from_me', 'timestamp', 'key_id');
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const opened = new Set<string>();
  for await (const items of readJson(input.pieces(), ['$.*.messages.*'])) {
    yield items.flatMap((item) => {
      const { value, number } = item;
      if (!isMessage(value)) return [unreadable(value, number)];
      const chat = chatOf(item);
      const events: ParsedEvent[] = opened.has(chat.key) ? [] : [opening(chat)];
      opened.add(chat.key);
      const drafts = draftsOf(value, chat, clock);
      return [...events, ...drafts.map((draft) => placed(draft, number))];
    });
  }
}

/** `12345678@s.whatsapp.net`, and what the exporter knows of it. */
interface Chat {
  readonly key: string;
  readonly name: string;
  readonly isGroup: boolean;
}

function chatOf({ path, around }: JsonItem): Chat {
  const key = String(path[0]);
  const name = textOf(objectOf(around[1])['name']) || (key.split('@')[0] ?? key);
  return { key, name, isGroup: key.endsWith('@g.us') };
}

function opening({ key, name, isGroup }: Chat): ParsedEvent {
  return conversationOf({ key, title: name, platform: 'whatsapp', isGroup });
}

function placed(draft: Draft, number: number): ParsedEvent {
  if (draft.type === 'message') return { ...draft, position: number };
  return draft.type === 'issue' ? { ...draft, line: number } : draft;
}

function draftsOf(message: JsonObject, chat: Chat, clock: ZoneClock): Draft[] {
  const { file, text, kind } = contentOf(message);
  // What was lost on the phone was said by somebody all the same.
  const isEvent = message['meta'] === true && file === null && kind === 'text';
  return messageDrafts(
    {
      conversation: chat.key,
      by: isEvent ? nobody : speakerOf(message, chat),
      at: message['timestamp'],
      text,
      kind,
      attachments: file === null ? [] : [file],
      platformId: idOf(message['key_id']),
      replyTo: idOf(message['reply']),
      ...(isEvent && asEvent),
    },
    clock,
  );
}

function speakerOf(message: JsonObject, { key, name, isGroup }: Chat): Speaker {
  if (message['from_me'] === true) return { sender: '我', handle: '', role: 'agent' };
  const told = textOf(message['sender']);
  if (isGroup) return { sender: told, handle: told, role: 'unknown' };
  return { sender: told || name, handle: key, role: 'unknown' };
}

interface Content {
  readonly file: string | null;
  readonly text: string;
  readonly kind: MessageKind;
}

/** The path of a file stands where others have their text. */
function contentOf(message: JsonObject): Content {
  const said = textOf(message['data']).replaceAll(/\s*<br\s*\/?>/giu, '\n');
  const caption = textOf(message['caption']);
  const type = textOf(message['mime']);
  const isLost = type === 'media';
  if (message['media'] === true && said !== '' && !isLost) {
    const isSticker = message['sticker'] === true;
    const kind = isSticker ? 'sticker' : kindOfFiles({ type: type || said }, '');
    return { file: said, text: caption, kind };
  }
  const text = [said, caption].filter((each) => each !== '').join('\n');
  if (isLost) return { file: null, text, kind: 'file' };
  const isRecall = message['meta'] === true && isDeletion(said);
  return { file: null, text, kind: isRecall ? 'recall' : 'text' };
}
