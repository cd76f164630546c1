import type { MessageKind } from '../../../../../shared/model/message.ts';
import type { ParsedEvent } from '../../format.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';
import { unreadable } from '../../json/unreadable.ts';
import { readCellTime, storedTime } from '../../table/cell-time.ts';
import { plainMessage } from '../../text/dialect.ts';
import type { ZoneClock } from '../../text/wall-clock.ts';
import { kindOfFiles } from '../../text/file-kind.ts';

/** Turns an element of `messages` into a message, with an issue where something of it is broken. */
export function recordReader(clock: ZoneClock) {
  return (record: unknown, position: number, conversation: string): ParsedEvent[] => {
    if (!isObject(record)) return [unreadable(record, position)];
    const author = objectOf(record['author']);
    const type = textOf(record['type']);
    const isSystem = !said.has(type);
    const time = storedTime(readCellTime(textOf(record['timestamp']), 'DMY'), clock);
    const forwarded = objectOf(record['forwardedMessage']);
    const carriers = [record, forwarded];
    const files = carriers.flatMap((part) => listOf(part['attachments'])).map(fileName);
    const stickers = carriers.flatMap((part) => listOf(part['stickers'])).map(stickerName);
    const name = idOf(author['nickname']) ?? idOf(author['name']) ?? idOf(author['id']) ?? '';
    const events: ParsedEvent[] = [
      {
        type: 'message',
        ...plainMessage,
        conversation,
        sender: name,
        handle: isSystem ? '' : (idOf(author['id']) ?? name),
        role: isSystem ? 'system' : author['isBot'] === true ? 'bot' : 'unknown',
        isSystem,
        kind: isSystem ? 'event' : kindOf(files, stickers),
        text: textOf(record['content']) || insteadOfText(record, forwarded, isSystem ? type : ''),
        edited: idOf(record['timestampEdited']) !== null,
        ...time,
        timeRaw: textOf(record['timestamp']),
        platformId: idOf(record['id']),
        position,
        attachments: [...files, ...stickers].filter((file) => file !== ''),
        // The reference of a forwarded message leads to another conversation.
        replyTo: record['forwardedMessage']
          ? null
          : idOf(objectOf(record['reference'])['messageId']),
      },
    ];
    if (time.sentAt === null) {
      const excerpt = JSON.stringify(record).slice(0, 200);
      events.push({ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false });
    }
    return events;
  };
}

/** 19 is a reply in versions that did not know its name; older versions wrote no type at all. */
const said: ReadonlySet<string> = new Set(['Default', 'Reply', '0', '19', '']);

function fileName(attachment: unknown): string {
  const { url, fileName: name } = objectOf(attachment);
  return textOf(url) || textOf(name);
}

function stickerName(sticker: unknown): string {
  const { sourceUrl, name } = objectOf(sticker);
  return textOf(sourceUrl) || textOf(name);
}

function kindOf(files: readonly string[], stickers: readonly string[]): MessageKind {
  return files.length === 0 && stickers.length > 0 ? 'sticker' : kindOfFiles(files);
}

/** What a person sees of a message without words of its own. */
function insteadOfText(record: JsonObject, forwarded: JsonObject, type: string): string {
  const embeds = [...listOf(record['embeds']), ...listOf(forwarded['embeds'])].map(embedText);
  return [textOf(forwarded['content']), ...embeds, type].find((text) => text !== '') ?? '';
}

function embedText(embed: unknown): string {
  const { author, title, description, fields, url } = objectOf(embed);
  const lines = listOf(fields).map((field) => {
    const { name, value } = objectOf(field);
    return [textOf(name), textOf(value)].filter(Boolean).join(': ');
  });
  const told = [textOf(objectOf(author)['name']), textOf(title), textOf(description), ...lines];
  return told.filter(Boolean).join('\n') || textOf(url);
}
