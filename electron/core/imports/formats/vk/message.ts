import { isTag, type ChildNode, type Element } from 'domhandler';
import type { MessageKind, Role } from '../../../../../shared/model/message.ts';
import type { ParsedEvent } from '../../format.ts';
import { findAll } from '../../html/classes.ts';
import { htmlText } from '../../html/text.ts';
import { plainMessage } from '../../text/dialect.ts';
import {
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  type WallTime,
  type ZoneClock,
} from '../../text/wall-clock.ts';

/** A `.message`: its header has the sender and the local time, the block behind it the text. */
export function readVkMessage(
  element: Element,
  conversation: string,
  position: number,
  clock: ZoneClock,
): ParsedEvent[] {
  const [header] = findAll(element, 'message__header');
  const said = header ? headerOf(header) : nobody;
  const { edited, timeRaw, ...by } = said;
  const time = timeIn(timeRaw);
  const extras = findAll(element, 'kludges');
  const bodies = element.children.filter((child) => child !== header);
  const files = extras.flatMap((extra) => findAll(extra, 'attachment')).map(fileOf);
  const text = htmlText(without(bodies, extras));
  // Joining, leaving and naming stand where attachments do, without any.
  const notice = files.length === 0 ? htmlText(extras) : '';
  const isSystem = text === '' && notice !== '';
  const message: ParsedEvent = {
    type: 'message',
    ...plainMessage,
    conversation,
    ...by,
    kind: isSystem ? 'event' : kindOf(files, text),
    isSystem,
    edited,
    text: [text, notice || (text === '' ? files.map(({ name }) => name).join('\n') : '')]
      .filter(Boolean)
      .join('\n'),
    sentAt: time ? clock.instant(time) : null,
    wallClock: time ? wallClockText(time) : null,
    timeRaw,
    zone: time ? clock.zone : null,
    platformId: element.attribs['data-id'] || null,
    position,
    attachments: files.map(({ link, name }) => link || name),
  };
  if (time) return [message];
  const excerpt = htmlText(element).slice(0, 200);
  return [message, { type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false }];
}

const nobody = { sender: '', handle: '', role: 'unknown', timeRaw: '', edited: false } as const;

/**
 * `Name, 12 янв 2019 в 15:30:12 (ред.)`; the name of somebody else is a link to the account, and whose
 * archive it is goes by “You”.
 */
function headerOf(header: Element) {
  const text = htmlText(header);
  const link = header.children.find((child) => isTag(child) && child.name === 'a');
  const name = link ? htmlText(link) : (/^(.*?),\s/u.exec(text)?.[1] ?? text);
  const href = link && isTag(link) ? (link.attribs['href'] ?? '') : '';
  const account = /vk\.com\/([\w.]+)/.exec(href)?.[1];
  const edited = findAll(header, 'message-edited');
  const rest = text.slice(name.length).replace(/^\s*,\s*/u, '');
  const mark = edited.map((each) => htmlText(each)).join(' ');
  const timeRaw = mark === '' ? rest : rest.replace(mark, '').trim();
  const role: Role = !link && ownNames.has(name) ? 'agent' : 'unknown';
  return { sender: name, handle: account ?? name, role, timeRaw, edited: edited.length > 0 };
}

const ownNames: ReadonlySet<string> = new Set(['You', 'Вы', 'Ви']);

const russian = /^(\d{1,2})\s+(\p{L}{3})\p{L}*\.?\s+(\d{4})\s+(?:в|у)\s+(\d{1,2}):(\d\d):(\d\d)$/u;
const english =
  /^at\s+(\d{1,2}):(\d\d):(\d\d)\s*([ap]m)?\s+on\s+(\d{1,2})\s+(\p{L}{3})\p{L}*\s+(\d{4})$/iu;
const months = [
  ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
];

function timeIn(written: string): WallTime | null {
  if (written.length > 200) return null;
  const [, day, month = '', year, ...clock] = russian.exec(written) ?? [];
  if (day !== undefined) return made(year, month, day, clock[0], clock[1], clock[2]);
  const found = english.exec(written);
  if (!found) return null;
  const [, hour, minute, second, half = '', date, name = '', inYear] = found;
  const time = made(inYear, name, date, hour, minute, second);
  return time && { ...time, hour: hourOf24(time.hour, halfOfDay(half)) };
}

function made(
  year: string | undefined,
  month: string,
  ...rest: readonly (string | undefined)[]
): WallTime | null {
  const [day, hour, minute, second] = rest;
  const word = month.toLowerCase().replace('май', 'мая');
  const number = Math.max(...months.map((names) => names.indexOf(word))) + 1;
  const time = timeOf(year, String(number), day, hour, minute, second);
  return isTime(time) ? time : null;
}

interface VkFile {
  readonly name: string;
  readonly link: string;
}

function fileOf(attachment: Element): VkFile {
  const [description] = findAll(attachment, 'attachment__description');
  const [link] = findAll(attachment, 'attachment__link');
  return {
    name: description ? htmlText(description) : htmlText(attachment),
    link: link?.attribs['href'] ?? '',
  };
}

function kindOf([first]: readonly VkFile[], text: string): MessageKind {
  if (!first || text !== '') return 'text';
  return kinds.find(([word]) => word.test(first.name))?.[1] ?? 'file';
}

const kinds: readonly (readonly [RegExp, MessageKind])[] = [
  [/^(?:Фотография|Photo)/iu, 'image'],
  [/^(?:Стикер|Sticker)/iu, 'sticker'],
  [/^(?:Видеозапись|Video)/iu, 'video'],
  [/^(?:Голосовое сообщение|Аудиосообщение|Voice message)/iu, 'voice'],
  [/^(?:Звонок|Call)/iu, 'call'],
  [/^(?:Карта|Запись на стене|Подарок|Товар|Ссылка|Map|Wall post|Gift|Link)/iu, 'card'],
];

/** Copies of nodes that lack some elements, whatever depth these are at. */
function without(nodes: readonly ChildNode[], left: readonly Element[]): ChildNode[] {
  return nodes.flatMap((node) => {
    if (!isTag(node)) return [node];
    if (left.includes(node)) return [];
    if (!findAll(node, 'kludges').some((each) => left.includes(each))) return [node];
    return without(node.children, left);
  });
}
