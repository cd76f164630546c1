import { isTag, type ChildNode, type Element } from 'domhandler';
import { findAll as findTags, textContent } from 'domutils';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { findAll, hasClass } from '../html/classes.ts';
import { htmlElements } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { asEvent, conversationOf, messageDrafts, nobody, type Draft } from '../json/drafts.ts';
import { kindOfFiles } from '../json/files.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { isDeletion, isLostFile } from './whatsapp/exporter-words.ts';

/**
 * WhatsApp-Chat-Exporter, page: a chat with its days between the messages. Its older look names both sides
 * above each message, its newer one only who speaks in a group, below.
 */
export const whatsappExporterHtml: Format = {
  id: 'whatsapp-exporter-html',
  version: 1,
  platform: 'whatsapp',
  beta: true,
  sniff,
  parse,
};

function sniff({ text }: Sample): number {
  const isTitled = /<title>\s{0,99}Whatsapp - /u.test(text);
  return isTitled && /class="(?:w3-row w3-padding|[^"]{0,99}bg-whatsapp-)/u.test(text) ? 0.97 : 0;
}

type Attributes = Readonly<Record<string, string>>;

function isWanted(name: string, { id = '', class: classes = '' }: Attributes): boolean {
  if (name === 'title') return true;
  if (id === '') return classes === 'flex justify-center';
  return /^(?:w3-row w3-padding-small|flex justify-(?:end|start)\b)/u.test(classes);
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  let title = fileStem(input.name.replace(/\.html?$/iu, ''));
  let day = '';
  let isOpen = false;
  for await (const items of htmlElements(input.pieces(), isWanted)) {
    yield items.flatMap(({ element, number }): ParsedEvent[] => {
      const shown = textContent(element).trim();
      if (element.name === 'title') title = shown.replace(/^Whatsapp - /u, '') || title;
      else if (element.attribs['id'] === undefined) day = shown;
      else {
        const said = oldLook(element) ?? newLook(element);
        day = said.day ?? day;
        const opening = conversationOf({ key: title, title, platform: 'whatsapp' });
        const events: ParsedEvent[] = isOpen ? [] : [opening];
        isOpen = true;
        const drafts = draftsOf(said, { title, day }, clock);
        return [...events, ...drafts.map((draft) => placed(draft, number))];
      }
      return [];
    });
  }
}

function placed(draft: Draft, number: number): ParsedEvent {
  if (draft.type === 'message') return { ...draft, position: number };
  return draft.type === 'issue' ? { ...draft, line: number } : draft;
}

/** A message as the page shows it. */
interface Shown {
  readonly id: string;
  readonly day: string | null;
  readonly time: string;
  readonly isOwn: boolean;
  /** '' where the page names nobody. */
  readonly sender: string;
  /** Id of the message that this one answers. */
  readonly answers: string | null;
  readonly content: readonly Element[];
}

function oldLook(element: Element): Shown | null {
  const name = findAll(element, 'name')[0];
  if (!name) return null;
  const own = findAll(element, 'w3-right-align').find((each) => !hasClass(each, 'name'));
  const isOwn = hasClass(name, 'w3-right-align');
  const theirs = findAll(element, 'w3-left-align')[0];
  const content = isOwn ? own : theirs;
  const [day] = findAll(element, 'w3-center').filter((each) => hasClass(each, 'blue'));
  const time = findAll(element, 'blue').find((each) => !hasClass(each, 'w3-center'));
  return {
    id: element.attribs['id'] ?? '',
    day: day ? textContent(day).trim() : null,
    time: time ? textContent(time).trim() : '',
    isOwn,
    sender: textContent(name).trim(),
    answers: answeredIn(element),
    content: content ? [content] : [],
  };
}

function newLook(element: Element): Shown {
  const [bubble] = element.children.filter(isTag);
  const parts = bubble?.children.filter(isTag) ?? [];
  const foot = parts.findLast((each) => hasClass(each, 'text-[10px]'));
  const told = (foot ? textContent(foot) : '').replaceAll(/\s+/gu, ' ').trim();
  const [, sender = '', time = ''] = /^(.*?) ?(\d{1,2}:\d{2})$/u.exec(told) ?? [];
  return {
    id: element.attribs['id'] ?? '',
    day: null,
    time,
    isOwn: hasClass(element, 'justify-end'),
    sender,
    answers: answeredIn(element),
    content: parts.filter((each) => each !== foot && findAll(each, 'reply-box').length === 0),
  };
}

function answeredIn(element: Element): string | null {
  const links = findTags(({ name }) => name === 'a', element.children);
  const link = links.find(({ attribs }) => attribs['href']?.startsWith('#') === true);
  return link?.attribs['href']?.slice(1) ?? null;
}

function draftsOf(
  { id, time, isOwn, sender, answers, content }: Shown,
  { title, day }: { readonly title: string; readonly day: string },
  clock: ZoneClock,
): Draft[] {
  const files = filesIn(content);
  const isNotice = isMarked(content) && files.length === 0;
  const text = htmlText(content.map(withoutQuotes).flatMap(({ children }) => children));
  const isEvent = isNotice && !isLostFile(text) && !isDeletion(text);
  const other = { sender: sender || title, handle: sender || title, role: 'unknown' } as const;
  const own = { sender: sender || '我', handle: '', role: 'agent' } as const;
  return messageDrafts(
    {
      conversation: title,
      by: isEvent ? nobody : isOwn ? own : other,
      at: `${day} ${time}`.trim(),
      text,
      kind: isNotice ? (isDeletion(text) ? 'recall' : 'file') : kindOfFiles(files, ''),
      attachments: files,
      platformId: id || null,
      replyTo: answers,
      ...(isEvent && asEvent),
    },
    clock,
  );
}

/** True for what the exporter says itself, in a box of its own. */
function isMarked(content: readonly Element[]): boolean {
  return content.some(
    (each) => findAll(each, 'w3-panel').length > 0 || findAll(each, 'bg-[#FFF3C5]').length > 0,
  );
}

/** Without what is answered, and without the exporter's word that a file lies elsewhere. */
function withoutQuotes(element: Element): Element {
  const isKept = (node: ChildNode): boolean => {
    if (!isTag(node)) return true;
    const isPointer = hasClass(node, 'w3-panel') && filesIn([node]).length > 0;
    return !hasClass(node, 'reply') && !isPointer;
  };
  const copy = element.cloneNode(false);
  copy.children = element.children.filter(isKept);
  return copy;
}

function filesIn(content: readonly Element[]): string[] {
  const found = findTags(({ name }) => name === 'a' || name === 'source', [...content]);
  const paths = found.map(({ name, attribs, children }) => {
    if (name === 'source') return attribs['src'] ?? attribs['data-src'] ?? '';
    const isFile = children.some((child) => isTag(child) && child.name === 'img');
    const href = attribs['href'] ?? '';
    return isFile || href.startsWith('./') ? href.replace(/^\.\//u, '') : '';
  });
  return paths.filter((path) => path !== '' && !/^(?:#|data:)/u.test(path));
}
