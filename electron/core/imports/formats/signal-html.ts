import { isTag, type ChildNode, type Element } from 'domhandler';
import { findAll as findTags, textContent } from 'domutils';
import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { findAll, hasClass } from '../html/classes.ts';
import { htmlElements } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { plainMessage } from '../text/dialect.ts';
import { kindOfFiles } from '../text/file-kind.ts';
import { fileStem } from '../text/file-stem.ts';
import { isTime, timeOf, wallClockText, zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Signal Desktop, the page that the public dump tool sigexport writes beside its text: a `div.msg` for each
 * message, with date, time and sender in spans of their own; the own account is `Me`.
 */
export const signalHtml: Format = {
  id: 'signal-html',
  version: 1,
  platform: 'signal',
  beta: true,
  sniff,
  parse,
};

function sniff({ text }: Sample): number {
  const hasPages = /href=["']?#pg\d/u.test(text);
  const hasMessages =
    /<div class=["']?msg\b/u.test(text) && /<span class=["']?sender\b/u.test(text);
  return hasMessages && /<span class=["']?date\b/u.test(text) ? (hasPages ? 0.96 : 0.8) : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const clock = zoneClock(input.options.zone);
  const folder = input.sample.path.split('/').at(-2);
  let title = (/^(?:index|chat)\.html?$/iu.test(input.name) && folder) || fileStem(input.name);
  let isOpen = false;
  const wants = (
    name: string,
    { class: classes = '' }: Readonly<Record<string, string>>,
  ): boolean => name === 'title' || (name === 'div' && /(?:^|\s)msg(?:\s|$)/u.test(classes));
  for await (const items of htmlElements(input.pieces(), wants)) {
    yield items.flatMap(({ element, number }): ParsedEvent[] => {
      if (element.name === 'title') {
        title = textContent(element).trim() || title;
        return [];
      }
      const opened = isOpen ? [] : [conversationOf(title)];
      isOpen = true;
      return [...opened, ...eventsOf(element, number, title, clock)];
    });
  }
}

function conversationOf(title: string): ParsedConversation {
  return {
    type: 'conversation',
    key: title,
    title,
    platform: 'signal',
    channel: 'im',
    shop: null,
    isGroup: false,
  };
}

function eventsOf(
  element: Element,
  position: number,
  conversation: string,
  clock: ZoneClock,
): ParsedEvent[] {
  const told = (name: string): string => {
    const found = findAll(element, name)[0];
    return found ? textContent(found).trim() : '';
  };
  const sender = told('sender').replace(/:$/u, '').trim();
  const isOwn = sender === 'Me' || hasClass(element, 'me');
  const timeRaw = `${told('date')} ${told('time')}`.trim();
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)(?::(\d\d))?$/u.exec(timeRaw) ?? [];
  const time = timeOf(year, month, day, hour, minute, second);
  const isDated = year !== undefined && isTime(time);
  const attachments = filesOf(element);
  const text = htmlText(element.children.filter(isSaid));
  const message: ParsedEvent = {
    type: 'message',
    ...plainMessage,
    conversation,
    sender,
    handle: isOwn ? `${conversation}:Me` : sender,
    role: isOwn ? 'agent' : 'unknown',
    kind: kindOfFiles(attachments),
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

/** All but who and when, what is answered, and what others thought of it. */
function isSaid(node: ChildNode): boolean {
  if (!isTag(node)) return true;
  const isAside = ['date', 'time', 'sender', 'quote', 'reaction'].some((name) =>
    hasClass(node, name),
  );
  if (isAside) return false;
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
