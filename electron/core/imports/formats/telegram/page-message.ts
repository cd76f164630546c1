import { isTag, type Element } from 'domhandler';
import { childrenWith, hasClass } from '../../html/classes.ts';
import { htmlText } from '../../html/text.ts';
import type { ParsedEvent } from '../../format.ts';
import type { StoredTime } from '../../table/cell-time.ts';
import { plainMessage } from '../../text/dialect.ts';
import { readShownTime, timeOfShown } from '../../text/shown-time.ts';
import { asUtc, isTime, timeOf, wallClockText, type ZoneClock } from '../../text/wall-clock.ts';
import { mediaOf } from './page-media.ts';

/** Who the page says has written a message; null where it says nobody. */
export function senderOf(message: Element): string | null {
  const name = childrenWith(bodyOf(message), 'from_name')[0];
  if (!name) return null;
  // `via @bot` stands in an element of its own, in some versions behind the name.
  const shown = htmlText(name.children.filter((child) => !isTag(child))) || htmlText(name);
  return shown.replace(/(?<=\S)\s+via @\w+$/, '');
}

/** Turns a `.message` of the page into a message; a date divider is none. */
export function messageReader(conversation: string, clock: ZoneClock) {
  return (message: Element, sender: string | null, position: number): ParsedEvent[] => {
    const id = /^message(-?\d+)$/.exec(message.attribs['id'] ?? '')?.[1] ?? '';
    if (hasClass(message, 'service')) {
      const text = htmlText(bodyOf(message));
      // Dividers have no number or one below zero; so have events of a group before it grew.
      if ((id === '' || id.startsWith('-')) && isDay(text)) return [];
      return [serviceEvent(conversation, id, text, position)];
    }
    const body = bodyOf(message);
    const written = childrenWith(body, 'date')[0]?.attribs['title'] ?? '';
    const forwarded = childrenWith(body, 'forwarded');
    const from = [body, ...forwarded];
    const text = from.flatMap((part) => childrenWith(part, 'text')).map((part) => htmlText(part));
    const media = mediaOf(from.flatMap((part) => childrenWith(part, 'media_wrap')));
    const time = timeIn(written, clock);
    const excerpt = htmlText(message).slice(0, 200);
    const events: ParsedEvent[] = [
      {
        type: 'message',
        ...plainMessage,
        conversation,
        sender: sender ?? '',
        handle: sender ?? '',
        role: 'unknown',
        kind: media.kind,
        text: text.filter(Boolean).join('\n') || media.text,
        attachments: media.attachments,
        ...time,
        timeRaw: written,
        platformId: id || null,
        position,
        replyTo: repliedId(from),
      },
    ];
    const flag = { type: 'issue', line: position, excerpt, rejected: false } as const;
    if (sender === null) events.push({ ...flag, reason: 'no-header-before' });
    if (time.sentAt === null) events.push({ ...flag, reason: 'bad-time' });
    return events;
  };
}

/** The page gives an event no time, only the day in a divider above it. */
function serviceEvent(conversation: string, id: string, text: string, position: number) {
  return {
    type: 'message',
    ...plainMessage,
    conversation,
    sender: '',
    handle: '',
    role: 'system',
    kind: 'event',
    isSystem: true,
    text,
    sentAt: null,
    wallClock: null,
    timeRaw: '',
    zone: null,
    platformId: id || null,
    position,
  } as const;
}

function bodyOf(message: Element): Element {
  return childrenWith(message, 'body')[0] ?? message;
}

/** In another file: `messages.html#go_to_message1000`. */
function repliedId(parts: readonly Element[]): string | null {
  const reply = parts.flatMap((part) => childrenWith(part, 'reply_to'))[0];
  const link = reply?.children.find((child) => isTag(child) && child.name === 'a');
  const href = link && isTag(link) ? (link.attribs['href'] ?? '') : '';
  return /#go_to_message(\d+)$/.exec(href)?.[1] ?? null;
}

const dated =
  /^(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d\d):(\d\d)(?: UTC(?:([+-])(\d\d):?(\d\d))?| [A-Z]{2,5})?$/;

function timeIn(written: string, clock: ZoneClock): StoredTime {
  const found = dated.exec(written.trim());
  const [, day, month, year, hour, minute, second, sign, hours, minutes] = found ?? [];
  const shown = found ? null : readShownTime(written);
  const time = shown ? timeOfShown(shown, 'DMY') : timeOf(year, month, day, hour, minute, second);
  if (!(found || shown) || !time || !isTime(time)) {
    return { sentAt: null, wallClock: null, zone: null };
  }
  const wallClock = wallClockText(time);
  if (!written.includes('UTC')) return { sentAt: clock.instant(time), wallClock, zone: clock.zone };
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  return { sentAt: asUtc(time) - ahead * 60_000, wallClock, zone: null };
}

/** `14 May 2023`, which stands alone where days begin. */
function isDay(text: string): boolean {
  return /^\d{1,2} \p{L}+ \d{4}$/u.test(text);
}
