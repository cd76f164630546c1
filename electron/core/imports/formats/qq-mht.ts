import { isTag, Text, type Element } from 'domhandler';
import { getElementsByTagName, replaceElement } from 'domutils';
import type { MessageKind } from '../../../../shared/model/message.ts';
import type { EmbeddedFile, Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { htmlElements } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { mimeParts } from '../mime/parts.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainMessage } from '../text/dialect.ts';
import type { ByteSource } from '../text/encoding.ts';
import { fileStem } from '../text/file-stem.ts';
import {
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type ZoneClock,
} from '../text/wall-clock.ts';
import { isSectionOfGroups, qqConversation } from './qq/conversation.ts';
import { isSystemId, qqSenderWithId } from './qq/sender.ts';

/**
 * QQ, 消息管理器 → 导出 mht: a page in which every row is a message, under a row for each day, and the
 * pictures after it. Such files have hundreds of megabytes: both are streamed.
 */
export const qqMht: Format = {
  id: 'qq-mht',
  version: 2,
  platform: 'qq',
  beta: true,
  sniff,
  parse,
  embedded,
};

/** No picture of a chat is larger. */
const mostBytes = 100_000_000;

function sniff({ text }: Sample): number {
  const head = text.slice(0, 4_000);
  if (/^From:\s*<Save by Tencent MsgMgr>/imu.test(head) || isPageAlone(head)) return 0.98;
  return /^Subject:\s*Tencent IM Message/imu.test(head) ? 0.95 : 0;
}

/** The page without its MIME head, as programs that take such files apart leave it. */
function isPageAlone(head: string): boolean {
  return /^\s*<html/iu.test(head) && head.includes('<title>QQ Message</title>');
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const rows = reader(fileStem(input.name.replace(/\.mht(?:ml)?$/iu, '')), clock);
  const html = isPageAlone(input.sample.text) ? input.pieces() : page(input.pieces());
  for await (const items of htmlElements(html, (name) => name === 'tr')) {
    const events = items.flatMap(({ element, number }) => rows(element, number));
    if (events.length > 0) yield events;
  }
}

/** The text of the page alone; its charset is the file's, which is text already. */
async function* page(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let isPage = false;
  for await (const found of mimeParts(bytesOf(pieces))) {
    let text = '';
    for (const piece of found) {
      if (piece.is === 'part') isPage = piece.part.contentType === 'text/html';
      else if (isPage) text += decoder.decode(piece.bytes, { stream: true });
    }
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece, 'utf8');
}

async function* embedded(source: ByteSource): AsyncGenerator<EmbeddedFile> {
  let name = '';
  let parts: Buffer[] = [];
  let size = 0;
  const whole = (): EmbeddedFile[] => {
    const isFile = name !== '' && size > 0 && size <= mostBytes;
    const file = isFile ? [{ name, bytes: Buffer.concat(parts) }] : [];
    parts = [];
    size = 0;
    return file;
  };
  for await (const found of mimeParts(source.open())) {
    for (const piece of found) {
      if (piece.is === 'part') {
        yield* whole();
        name = piece.part.contentType.startsWith('text/') ? '' : piece.part.location;
      } else if (name !== '') {
        size += piece.bytes.length;
        if (size <= mostBytes) parts.push(piece.bytes);
      }
    }
  }
  yield* whole();
}

function reader(fallback: string, clock: ZoneClock) {
  let group = '';
  let day: readonly [string, string, string] | null = null;
  let conversation: ParsedConversation | null = null;

  return (row: Element, number: number): ParsedEvent[] => {
    const cell = within(row, 'td')[0];
    if (!cell) return [];
    const [title, content] = within(cell, 'div');
    const head = title && within(title, 'div')[0];
    if (!head) {
      const text = htmlText(cell).trim();
      const date = /^日期[:：]\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})/u.exec(text);
      const object = /^消息对象[:：](.*)$/su.exec(text)?.[1]?.trim();
      if (date) day = [date[1] ?? '', date[2] ?? '', date[3] ?? ''];
      else if (object) return [(conversation = qqConversation(object, isSectionOfGroups(group)))];
      else if (/^消息分组[:：]/u.test(text)) group = text.replace(/^消息分组[:：]/u, '').trim();
      else if (text !== '' && !text.startsWith('消息记录')) return [rejected(text, number)];
      return [];
    }
    const events: ParsedEvent[] = [];
    if (!conversation) events.push((conversation = qqConversation(fallback, false)));
    const who = htmlText(head).trim();
    const line = htmlText(title).trim();
    const raw = line.slice(who.length).trim();
    const attachments = content ? picturesOf(content) : [];
    const text = content ? htmlText(content).trim() : '';
    const { nick, id } = qqSenderWithId(who) ?? { nick: who, id: '' };
    const isSystem = isSystemId(id) || (nick === '' && id === '');
    const moment = momentIn(raw, day, clock);
    if (moment.sentAt === null) {
      const excerpt = `${line} ${text}`.slice(0, 200);
      const reason = day === null ? 'no-date' : 'bad-time';
      events.push({ type: 'issue', line: number, reason, excerpt, rejected: false });
    }
    events.push({
      type: 'message',
      ...plainMessage,
      conversation: conversation.key,
      sender: nick || id,
      handle: isSystem ? '' : id || nick,
      role: isSystem ? 'system' : 'unknown',
      kind: isSystem ? 'event' : kindOf(text),
      isSystem,
      text,
      ...moment,
      attachments,
      position: number,
    });
    return events;
  };
}

/** Its children of one name: a row has few, and a query for each of many rows is slow. */
function within(element: Element, name: string): Element[] {
  return element.children.filter(isTag).filter((child) => child.name === name);
}

function kindOf(text: string): MessageKind {
  return /^(?:\[图片\]\s*)+$/u.test(text) ? 'image' : contentKind(text);
}

/** Pictures stand in the text by the words that QQ has for them in its text export. */
function picturesOf(content: Element): string[] {
  const names = new Set<string>();
  for (const picture of getElementsByTagName('img', content)) {
    const name = picture.attribs['src'] ?? '';
    if (name !== '' && !name.startsWith('data:')) names.add(name);
    replaceElement(picture, new Text('[图片]'));
  }
  return [...names];
}

function momentIn(raw: string, day: readonly [string, string, string] | null, clock: ZoneClock) {
  const timeRaw = day ? `${day.join('-')} ${raw}` : raw;
  const found = /^(上午|下午)?\s?(\d{1,2}):(\d\d):(\d\d)(?:\s?([AP]M))?$/iu.exec(raw);
  const none = { sentAt: null, wallClock: null, zone: null, timeRaw };
  if (!found || !day) return none;
  const written = timeOf(...day, found[2], found[3], found[4]);
  const time = { ...written, hour: hourOf24(written.hour, halfOfDay(found[1] ?? found[5] ?? '')) };
  if (!isTime(time)) return none;
  return { sentAt: clock.instant(time), wallClock: wallClockText(time), zone: clock.zone, timeRaw };
}

function rejected(text: string, line: number): ParsedEvent {
  const excerpt = text.slice(0, 200);
  return { type: 'issue', line, reason: 'unreadable-row', excerpt, rejected: true };
}
