import { isTag, type ChildNode, type Element } from 'domhandler';
import type { MessageKind } from '../../../../../shared/model/message.ts';
import { findAll } from '../../html/classes.ts';
import { htmlText } from '../../html/text.ts';
import type { Content } from './content.ts';

/** What the media of a message are: files that lie beside the page, or a card that tells of them. */
export function mediaOf(wraps: readonly Element[]): Content {
  const elements = wraps.flatMap((wrap) => [...elementsOf(wrap.children)]);
  const names = elements.flatMap(({ attribs }) => (attribs['class'] ?? '').split(/\s+/));
  const kind = kinds.find(([name]) => names.includes(name))?.[1] ?? 'text';
  const attachments = elements
    .filter(({ name }) => name === 'a' || name === 'video' || name === 'audio')
    .map(({ attribs }) => attribs['href'] ?? attribs['src'] ?? '')
    .filter((link) => isFile(link));
  return { kind, text: tellsMore.has(kind) ? wraps.map(cardText).join('\n') : '', attachments };
}

const kinds: readonly (readonly [string, MessageKind])[] = [
  ['media_voice_message', 'voice'],
  ['media_audio_file', 'file'],
  ['media_call', 'call'],
  ['media_contact', 'card'],
  ['media_location', 'card'],
  ['media_live_location', 'card'],
  ['media_venue', 'card'],
  ['media_poll', 'card'],
  ['media_todo_list', 'card'],
  ['media_game', 'card'],
  ['media_invoice', 'card'],
  ['sticker_wrap', 'sticker'],
  ['sticker', 'sticker'],
  ['media_sticker', 'sticker'],
  ['animated_wrap', 'video'],
  ['media_animation', 'video'],
  ['video_file_wrap', 'video'],
  ['media_video', 'video'],
  ['media_video_message', 'video'],
  ['photo_wrap', 'image'],
  ['media_photo', 'image'],
  ['media_file', 'file'],
  ['document_wrap', 'file'],
];
const tellsMore: ReadonlySet<MessageKind> = new Set(['call', 'card', 'sticker']);

/** Title and state of a card; that its file was left out is no part of it. */
function cardText(wrap: Element): string {
  const poll = findAll(wrap, 'media_poll')[0];
  if (poll) return htmlText(poll);
  const parts = ['title', 'description', 'status'].flatMap((name) => findAll(wrap, name));
  return parts
    .map((part) => htmlText(part))
    .filter((text) => text !== '' && !text.startsWith('Not included'))
    .join('\n');
}

function isFile(link: string): boolean {
  return link !== '' && !/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(link);
}

function* elementsOf(nodes: readonly ChildNode[]): Generator<Element> {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    yield node;
    yield* elementsOf(node.children);
  }
}
