import { isTag, Text, type ChildNode, type Element } from 'domhandler';
import { htmlElements } from '../../html/elements.ts';
import { htmlText } from '../../html/text.ts';
import { parseJson } from '../../json/parse.ts';
import { idOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';
import type { PageMessage, PagePiece } from './page.ts';
import type { Author } from './page-parts.ts';

/** True for a page that a bot wrote of a ticket with discord-html-transcripts. */
export function isTranscript(start: string): boolean {
  return /\$discordMessage\s*=/.test(start) && /<discord-message(?:s|\s)/.test(start);
}

const names = new Set(['script', 'discord-header', 'discord-message', 'discord-system-message']);

/**
 * Streams its messages: an element of its own each, `id="m-1145"` with the time in it. Who wrote it stands
 * in a script above all of them, by account.
 */
export async function* readTranscript(pieces: AsyncIterable<string>): AsyncGenerator<PagePiece> {
  const heading: string[] = [];
  let profiles: JsonObject = {};
  for await (const items of htmlElements(pieces, (name) => names.has(name))) {
    const messages: PageMessage[] = [];
    for (const { element, number } of items) {
      if (element.name === 'script') profiles = profilesIn(element) ?? profiles;
      else if (element.name === 'discord-header') {
        heading.push(element.attribs['guild'] ?? '', element.attribs['channel'] ?? '');
      } else messages.push(messageOf(element, number, profiles));
    }
    yield { heading, messages };
  }
}

function profilesIn({ children }: Element): JsonObject | null {
  const script = children.map((child) => ('data' in child ? child.data : '')).join('');
  const [, written] =
    /\$discordMessage\s*=\s*\{\s*profiles\s*:\s*(\{.*\})\s*\}/s.exec(script) ?? [];
  if (written === undefined) return null;
  try {
    return objectOf(parseJson(written));
  } catch {
    // Accounts stand for the names then.
    return null;
  }
}

function messageOf(element: Element, position: number, profiles: JsonObject): PageMessage {
  const { id = '', timestamp = '', edited } = element.attribs;
  const inSlot = (name: string): Element[] =>
    element.children
      .filter((child) => isTag(child))
      .filter(({ attribs }) => attribs['slot'] === name);
  const said = element.children.filter((child) => !isTag(child) || !child.attribs['slot']);
  return {
    id: /(\d+)$/.exec(id)?.[1] ?? '',
    author: authorOf(element, profiles),
    shownTime: timestamp,
    hasOwnTime: true,
    position,
    text: htmlText(said.map(withMarks)),
    isSystem: element.name === 'discord-system-message',
    isEdited: edited !== undefined && edited !== 'false',
    replyTo: inSlot('reply').flatMap(repliedId)[0] ?? null,
    files: inSlot('attachments').flatMap(filesIn),
    stickers: [],
    cards: inSlot('embeds').map(cardText).filter(Boolean),
  };
}

function authorOf({ attribs }: Element, profiles: JsonObject): Author | null {
  const id = attribs['profile'] ?? '';
  const profile = objectOf(profiles[id]);
  const name = idOf(profile['author']) ?? attribs['author'] ?? id;
  const isBot = profile['bot'] === true || (attribs['bot'] ?? 'false') !== 'false';
  return name === '' ? null : { name, id, isBot };
}

/** What the page draws beside the text: the sign of a mention, an emoji, a block of code. */
function withMarks(node: ChildNode): ChildNode {
  if (!isTag(node)) return node;
  node.children = node.children.map(withMarks);
  const { type, name, code } = node.attribs;
  if (node.name === 'discord-mention') {
    const sign = type === 'user' || type === 'role' ? '@' : '#';
    if (!htmlText(node).startsWith(sign)) node.children.unshift(new Text(sign));
  }
  if (node.name === 'discord-custom-emoji') node.children.push(new Text(`:${name ?? ''}:`));
  if (code !== undefined) node.children.push(new Text(code));
  return node;
}

function repliedId(reply: Element): string[] {
  const own = reply.attribs['data-goto'];
  const below = reply.children.filter((child) => isTag(child)).flatMap(repliedId);
  return own === undefined ? below : [own];
}

/** Pictures that are kept in the page itself have no link; their names stand beside. */
function filesIn(element: Element): string[] {
  const { url, href, src, alt } = element.attribs;
  const link = url ?? href ?? src;
  const below = element.children.filter((child) => isTag(child)).flatMap(filesIn);
  if (link === undefined) return below;
  return [link.startsWith('data:') ? textOf(alt) : link, ...below].filter(Boolean);
}

function cardText(embed: Element): string {
  const { 'author-name': author, 'embed-title': title } = embed.attribs;
  return [author, title, htmlText(embed)].filter(Boolean).join('\n');
}
