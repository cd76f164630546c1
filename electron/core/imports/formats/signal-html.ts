import { isTag, type ChildNode, type Element } from 'domhandler';
import { findAll as findTags, textContent } from 'domutils';
import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { findAll, hasClass } from '../html/classes.ts';
import { htmlElements } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { kindOfFiles } from '../text/file-kind.ts';
import { fileStem } from '../text/file-stem.ts';
import { isTime, timeOf, wallClockText, zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Signal Desktop, the page that the public dump tool sigexport writes beside its text: a `.msg` for each
 * message with date, time and sender in it; the own account is `Me`. Newer ones tell who and when once
 * for what one person says within minutes, and calls as an `.event`.
 */
export const signalHtml: Format = {
  id: 'signal-html',
  version: 2,
  platform: 'signal',
  beta: true,
  sniff,
  parse,
};

function sniff({ text }: Sample): number {
  const hasPages = /href=["']?#pg\d|\bclass=["']page["'] id=["']pg\d|\bdata-theme-choice=/u.test(
    text,
  );
  const hasMessages = /<div class=["']?msg\b/u.test(text) && /\bclass=["']?sender\b/u.test(text);
  const isDated = /<span class=["']?date\b|\bdatetime=["']?\d{4}-\d\d-\d\dT\d/u.test(text);
  return hasMessages && isDated ? (hasPages ? 0.96 : 0.8) : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const clock = zoneClock(input.options.zone);
  const folder = input.sample.path.split('/').at(-2);
  let title = (/^(?:index|chat)\.html?$/iu.test(input.name) && folder) || fileStem(input.name);
  let isOpen = false;
  let head: Head = { sender: '', timeRaw: '' };
  const wants = (
    name: string,
    { class: classes = '' }: Readonly<Record<string, string>>,
  ): boolean =>
    name === 'title' || (name === 'div' && /(?:^|\s)(?:msg|event)(?:\s|$)/u.test(classes));
  for await (const items of htmlElements(input.pieces(), wants)) {
    yield items.flatMap(({ element, number }): ParsedEvent[] => {
      if (element.name === 'title') {
        title = textContent(element).trim() || title;
        return [];
      }
      const told = headOf(element);
      // The page shows nothing of its own for what follows at once.
      head = hasClass(element, 'cont') && told.timeRaw === '' ? head : told;
      const opened = isOpen ? [] : [conversationOf(title)];
      isOpen = true;
      return [...opened, ...eventsOf(element, number, title, clock, head)];
    });
  }
}

/** Who and when, as shown. */
interface Head {
  readonly sender: string;
  readonly timeRaw: string;
}

function headOf(element: Element): Head {
  const told = (name: string): string => {
    const found = findAll(element, name)[0];
    return found ? textContent(found).trim() : '';
  };
  const sender = told('sender').replace(/:$/u, '').trim();
  const [exact] = findTags(({ attribs }) => attribs['datetime'] !== undefined, element.children);
  const timeRaw = exact?.attribs['datetime'] ?? `${told('date')} ${told('time')}`.trim();
  return { sender, timeRaw };
}

function conversationOf(title: string): ParsedConversation {
  return { ...plainConversation, key: title, title, platform: 'signal' };
}

function eventsOf(
  element: Element,
  position: number,
  conversation: string,
  clock: ZoneClock,
  { sender, timeRaw }: Head,
): ParsedEvent[] {
  const isSystem = hasClass(element, 'event');
  const isOwn = !isSystem && (sender === 'Me' || hasClass(element, 'me'));
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/u.exec(timeRaw) ?? [];
  const time = timeOf(year, month, day, hour, minute, second);
  const isDated = year !== undefined && isTime(time);
  const attachments = filesOf(element);
  const text = htmlText(element.children.filter(isSaid));
  const message: ParsedEvent = {
    type: 'message',
    ...plainMessage,
    conversation,
    sender: isSystem ? '' : sender,
    handle: isSystem ? '' : isOwn ? `${conversation}:Me` : sender,
    role: isSystem ? 'system' : isOwn ? 'agent' : 'unknown',
    kind: isSystem ? 'event' : hasClass(element, 'deleted') ? 'recall' : kindOfFiles(attachments),
    isSystem,
    text,
    sentAt: isDated ? clock.instant(time) : null,
    wallClock: isDated ? wallClockText(time) : null,
    timeRaw,
    zone: isDated ? clock.zone : null,
    position,
    attachments,
  };
  const excerpt = `${sender} ${timeRaw} ${text}`.slice(0, 200);
  const flag = {
    type: 'issue',
    line: position,
    reason: 'bad-time',
    excerpt,
    rejected: false,
  } as const;
  return isDated ? [message] : [message, flag];
}

const asides = ['date', 'time', 'sender', 'meta', 'quote', 'reaction', 'reactions'];

/** All but who and when, what is answered, and what others thought of it. */
function isSaid(node: ChildNode): boolean {
  if (!isTag(node)) return true;
  if (node.name === 'time' || asides.some((name) => hasClass(node, name))) return false;
  const media = findTags(({ name }) => mediaTags.has(name), [node]);
  for (const each of media) each.children = [];
  for (const each of media) if (each.name === 'img') delete each.attribs['alt'];
  return true;
}

const mediaTags: ReadonlySet<string> = new Set(['img', 'audio', 'video', 'source']);

function filesOf(element: Element): string[] {
  const tags = findTags(({ name }) => ['img', 'source', 'a'].includes(name), element.children);
  const paths = tags.map(({ attribs }) => attribs['src'] ?? attribs['href'] ?? '');
  return [...new Set(paths.filter((path) => /^\.?\.?\/?(?:media|stickers)\//u.test(path)))];
}
