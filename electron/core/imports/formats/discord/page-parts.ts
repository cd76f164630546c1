import { isTag, type ChildNode, type Element } from 'domhandler';
import { childrenWith, hasClass } from '../../html/classes.ts';
import { htmlText } from '../../html/text.ts';

export interface Author {
  readonly name: string;
  /** Discord's id of the account; empty in older pages. */
  readonly id: string;
  readonly isBot: boolean;
}

/** What the element of a message holds. */
export interface Parts {
  readonly author: Author | null;
  readonly shownTime: string;
  readonly text: string;
  readonly isSystem: boolean;
  readonly isEdited: boolean;
  readonly replyTo: string | null;
  readonly files: readonly string[];
  readonly stickers: readonly string[];
  /** Words of embeds and of forwarded messages. */
  readonly cards: readonly string[];
}

export function readAuthor(element: Element): Author {
  const id = element.attribs['data-user-id'] ?? '';
  return { name: htmlText(element) || id, id, isBot: false };
}

/** Reads a message, or a piece of one, by the classes that all versions of the page have had. */
export function readParts(message: Element): Parts {
  const seen = collect(message);
  const name = seen('chatlog__author', 'chatlog__author-name')[0];
  const ownContents = seen('chatlog__content', 'msg-content');
  // Bots write of pins, joins and threads as of messages, and name who did it at their beginning.
  const doer = ownContents.flatMap((content) =>
    childrenWith(content, 'chatlog__reference-name'),
  )[0];
  const system = seen('chatlog__system-notification-author')[0] ?? doer;
  const systemText = doer ? ownContents : seen('chatlog__system-notification-content');
  const isSystem = system !== undefined || systemText.length > 0;
  const who = name ?? system;
  const isBot = seen('chatlog__bot-tag', 'chatlog__bot-label', 'chatlog__author-tag').length > 0;
  const contents = isSystem ? systemText : ownContents;
  const embeds = seen('chatlog__embed', 'chatlog__forwarded', 'chatlog__forward');
  return {
    author: who ? { ...readAuthor(who), isBot } : null,
    shownTime: timeIn(seen),
    text: contents.map(bodyText).filter(Boolean).join('\n'),
    isSystem,
    isEdited: seen('chatlog__edited-timestamp', 'msg-edited').length > 0,
    replyTo: replyIn(seen('chatlog__reply', 'chatlog__reference')),
    files: [...new Set(seen('chatlog__attachment', 'msg-attachment').flatMap(linkIn))],
    stickers: [...new Set(seen('chatlog__sticker').flatMap(linkIn))],
    cards: embeds.map(bodyText).filter(Boolean),
  };
}

type Seen = (...names: readonly string[]) => readonly Element[];

/** Elements by class, the message itself among them; what stands in a quote or embed is theirs. */
function collect(message: Element): Seen {
  const byClass = new Map<string, Element[]>();
  const walk = (node: ChildNode): void => {
    if (!isTag(node)) return;
    const names = node.attribs['class']?.split(/\s+/) ?? [];
    for (const name of names) {
      const same = byClass.get(name);
      if (same) same.push(node);
      else byClass.set(name, [node]);
    }
    if (node !== message && names.some((name) => closed.has(name))) return;
    for (const child of node.children) walk(child);
  };
  walk(message);
  return (...names) => names.flatMap((name) => byClass.get(name) ?? []);
}

/** A person may write whatever they like in these; nothing in them is the exporter's. */
const closed: ReadonlySet<string> = new Set([
  'chatlog__embed',
  'chatlog__forwarded',
  'chatlog__forward',
  'chatlog__reply',
  'chatlog__reference',
  'chatlog__attachment',
  'chatlog__sticker',
  'chatlog__reactions',
]);

/** What is shown is the exporter's format; the title beneath it has the day where only the hour is shown. */
function timeIn(seen: Seen): string {
  const [stamp] = seen('chatlog__timestamp', 'chatlog__system-notification-timestamp', 'msg-date');
  const [short] = seen('chatlog__short-timestamp');
  const found = stamp ?? short;
  return found ? (found.attribs['title'] ?? (stamp ? htmlText(stamp) : '')) : '';
}

function bodyText(content: Element): string {
  const children = content.children.map(withSpaces).filter((child) => child !== null);
  return htmlText(children);
}

/** Without the mark of an edit; line ends in texts are kept, as the style sheet of the page has it. */
function withSpaces(node: ChildNode): ChildNode | null {
  if (!isTag(node)) return node;
  if (hasClass(node, 'chatlog__edited-timestamp') || hasClass(node, 'msg-edited')) return null;
  if (spaced.some((name) => hasClass(node, name))) node.attribs['style'] = 'white-space: pre-wrap';
  node.children = node.children.map(withSpaces).filter((child) => child !== null);
  return node;
}

const spaced = ['chatlog__markdown-preserve', 'preserve-whitespace'];

function replyIn(replies: readonly Element[]): string | null {
  for (const reply of replies) {
    const id = /scrollToMessage\(\s*event\s*,\s*['"]?(\d+)/.exec(written(reply))?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

/** All attributes that may hold the call or the link to the message. */
function written(element: Element): string {
  const own = `${element.attribs['onclick'] ?? ''} ${element.attribs['href'] ?? ''}`;
  return (
    own +
    element.children
      .filter((child) => isTag(child))
      .map(written)
      .join(' ')
  );
}

/** The file of an attachment or sticker: its link, else what is shown of it. */
function linkIn(element: Element): string[] {
  const links: string[] = [];
  const sources: string[] = [];
  const walk = (node: ChildNode): void => {
    if (!isTag(node)) return;
    const { href, src } = node.attribs;
    const source = src ?? node.attribs['data-source'];
    if (node.name === 'a' && href && !href.startsWith('#')) links.push(href);
    else if (source) sources.push(source);
    node.children.forEach(walk);
  };
  walk(element);
  return [...links, ...sources].slice(0, 1);
}
