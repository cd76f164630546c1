import type { Element } from 'domhandler';
import { findAll, hasClass } from '../../html/classes.ts';
import { htmlElements } from '../../html/elements.ts';
import { htmlText } from '../../html/text.ts';
import { readAuthor, readParts, type Author, type Parts } from './page-parts.ts';

/** A message as the page shows it, the author of its group known. */
export interface PageMessage extends Parts {
  /** Empty where the page gives none. */
  readonly id: string;
  readonly author: Author | null;
  /** As shown, or the title beneath it; the group's where the message has none. */
  readonly shownTime: string;
  readonly hasOwnTime: boolean;
  /** Among the elements of the page, from 1. */
  readonly position: number;
}

export interface PagePiece {
  /** Guild and channel, as far as they were met. */
  readonly heading: readonly string[];
  readonly messages: readonly PageMessage[];
}

/** The guild, then the channel, by the versions of the page. */
const headingNames = [
  'preamble__entry',
  'info__guild-name',
  'info__channel-name',
  'guild-name',
  'channel-name',
] as const;

/** A message by itself, or what older pages have side by side in a group. */
const wanted = new Set([
  'chatlog__message-container',
  'chatlog__message',
  'chatlog__content',
  'chatlog__attachment',
  'chatlog__sticker',
  'chatlog__embed',
  'chatlog__author',
  'chatlog__author-name',
  'chatlog__timestamp',
  'chatlog__bot-tag',
  'chatlog__bot-label',
  'chatlog__reply',
  'chatlog__reference',
  ...headingNames,
  'msg-user',
  'msg-date',
  'msg-content',
  'msg-attachment',
]);

/** Streams the messages of a page, a list for each piece of the file that ends some. */
export async function* readPage(pieces: AsyncIterable<string>): AsyncGenerator<PagePiece> {
  const heading: string[] = [];
  const wants = (_name: string, { class: names }: Readonly<Record<string, string>>): boolean =>
    names !== undefined && names.split(/\s+/).some((name) => wanted.has(name));
  const group = openGroup();
  for await (const items of htmlElements(pieces, wants)) {
    for (const { element, number } of items) {
      const has = (...names: readonly string[]): boolean =>
        names.some((name) => hasClass(element, name));
      if (has(...headingNames)) {
        // A topic and the period stand below.
        if (heading.length < 2 && !has('preamble__entry--small')) heading.push(htmlText(element));
      } else {
        group.take(element, number, has);
      }
    }
    yield { heading, messages: group.taken() };
  }
  yield { heading, messages: [...group.taken(), ...group.close()] };
}

type Has = (...names: readonly string[]) => boolean;

/** Puts together what belongs to one message, and gives every message its author. */
function openGroup() {
  let author: Author | null = null;
  let shownTime = '';
  let isFirst = true;
  /** The time belongs to the group that begins: no message of it was met. */
  let isTimeNew = false;
  let replyTo: string | null = null;
  let done: PageMessage[] = [];
  /** In oldest pages what a message carries follows it. */
  let open: PageMessage | null = null;

  const close = (): PageMessage[] => {
    const last = open ? [open] : [];
    open = null;
    return last;
  };
  const begin = (element: Element, position: number): void => {
    done.push(...close());
    const parts = readParts(element);
    author = parts.author ?? author;
    // A time that stood before it was the group's, and so its own where it is the first.
    const hasOwnTime = parts.shownTime !== '' || isFirst;
    shownTime = parts.shownTime || shownTime;
    isFirst = false;
    isTimeNew = false;
    open = {
      ...parts,
      author: parts.isSystem ? (parts.author ?? author) : author,
      shownTime,
      hasOwnTime,
      position,
      id: idOf(element),
      replyTo: parts.replyTo ?? replyTo,
    };
    replyTo = null;
  };
  const add = (element: Element, position: number): void => {
    if (!open) {
      begin(element, position);
      return;
    }
    const { files, stickers, cards } = readParts(element);
    open = {
      ...open,
      files: [...open.files, ...files],
      stickers: [...open.stickers, ...stickers],
      cards: [...open.cards, ...cards],
    };
  };

  return {
    take(element: Element, position: number, has: Has): void {
      if (has('chatlog__author', 'chatlog__author-name', 'msg-user')) {
        done.push(...close());
        author = readAuthor(element);
        if (!isTimeNew) shownTime = '';
        isFirst = true;
      } else if (has('chatlog__timestamp', 'msg-date')) {
        shownTime = element.attribs['title'] ?? htmlText(element);
        isTimeNew = true;
      } else if (has('chatlog__bot-tag', 'chatlog__bot-label')) {
        author = author && { ...author, isBot: true };
      } else if (has('chatlog__reply', 'chatlog__reference')) {
        replyTo = readParts(element).replyTo;
      } else if (
        has('chatlog__attachment', 'chatlog__sticker', 'chatlog__embed', 'msg-attachment')
      ) {
        add(element, position);
      } else {
        begin(element, position);
      }
    },
    taken(): PageMessage[] {
      const found = done;
      done = [];
      return found;
    },
    close,
  };
}

/** `data-message-id`, else the end of `chatlog__message-container-1234` or `message-1234`. */
function idOf(message: Element): string {
  const inner = findAll(message, 'chatlog__message')[0];
  for (const { attribs } of inner ? [message, inner] : [message]) {
    const id = attribs['data-message-id'] ?? /(\d{1,30})$/.exec(attribs['id'] ?? '')?.[1];
    if (id !== undefined) return id;
  }
  return '';
}
