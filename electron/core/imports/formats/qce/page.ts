import { selectAll, selectOne } from 'css-select';
import { removeElement } from 'domutils';
import { isTag, type ChildNode, type Element } from 'domhandler';
import type { MessageKind } from '../../../../../shared/model/message.ts';
import { htmlText } from '../../html/text.ts';

/** A message of a page as it stands there. */
export interface PageMessage {
  readonly id: string | null;
  readonly sender: string;
  readonly uid: string;
  /** Local time with its date, or '' where the page has none. */
  readonly time: string;
  readonly text: string;
  readonly isSelf: boolean;
  readonly isSystem: boolean;
  readonly replyTo: string | null;
  readonly attachments: readonly string[];
  readonly kind: MessageKind | null;
}

/** True for the element of a message, in any of the layouts. The oldest has no ids, only sides. */
export function isMessage(attributes: Readonly<Record<string, string>>): boolean {
  const classes = (attributes['class'] ?? '').split(/\s+/);
  if (classes.some((name) => systemClasses.has(name))) return true;
  return (
    classes.includes('message') &&
    ('data-message-id' in attributes ||
      (attributes['id'] ?? '').startsWith('msg-') ||
      classes.some((name) => name === 'self' || name === 'other'))
  );
}

const systemClasses = new Set(['system-message', 'system-message-container']);

export function pageMessage(element: Element): PageMessage {
  // Refuses what is nested without end, before the queries below take minutes over it.
  htmlText(element);
  const one = (selector: string): Element | null =>
    selectOne<ChildNode, Element>(selector, [element]);
  const said = (selector: string): string => {
    const found = one(selector);
    return found ? htmlText(found).trim() : '';
  };
  const classes = classesOf(element);
  const isSystem = classes.some((name) => systemClasses.has(name));
  const clock = said('.message-time, .time') || (isSystem ? timeBelow(element) : '');
  const day = element.attribs['data-date'] ?? '';
  const content = one(contents) ?? element;
  const quoted = selectOne<ChildNode, Element>('.reply-content', [content]);
  const files = attachmentsOf(content);
  const kind = kindOf(content);
  const id = element.attribs['data-message-id'] ?? element.attribs['id']?.replace(/^msg-/u, '');
  const target = quoted?.attribs['data-reply-to']?.replace(/^msg-/u, '') || null;
  return {
    id: id || null,
    sender: said('.message-sender, .sender'),
    uid: element.attribs['data-sender-uid'] ?? '',
    time: /^\d{4}/u.test(clock) || day === '' ? clock : `${day} ${clock}`,
    text: textOf(content),
    isSelf: classes.includes('self'),
    isSystem,
    replyTo: target,
    attachments: files,
    kind,
  };
}

const contents =
  '.message-content, .content, .system-message-content, .system-message-container > .system-message';

/** The oldest pages write the time of an event in a block of its own, the last one. */
function timeBelow(element: Element): string {
  const last = element.children.findLast(isTag);
  const text = last ? htmlText(last).trim() : '';
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d(?::\d\d)?$/u.test(text) ? text : '';
}

/** What it answers stands above the text, and in older pages again inside of it; files have their marks. */
function textOf(content: Element): string {
  for (const each of selectAll<ChildNode, Element>('.reply-content, .message-avatar', [content])) {
    removeElement(each);
  }
  const media = '.resource-placeholder, img, video, audio, .audio-download-link';
  const marks = selectAll<ChildNode, Element>(media, [content]);
  const words = marks.map(wordOf).filter((word) => word !== '');
  for (const each of marks) removeElement(each);
  return htmlText(content.children).trim() || words.join('');
}

function wordOf(mark: Element): string {
  if (mark.name === 'img') return '[图片]';
  if (mark.name === 'video') return '[视频]';
  if (mark.name === 'audio') return '[语音]';
  return classesOf(mark).includes('resource-placeholder') ? htmlText(mark).trim() : '';
}

/** Files beside the page; pictures that are written into it or lie on a server are no files. */
function attachmentsOf(content: Element): string[] {
  const found = selectAll<ChildNode, Element>(
    'img[src], video[src], audio[src], a[download][href]',
    [content],
  );
  const names = found.map(({ attribs }) => attribs['src'] ?? attribs['href'] ?? '');
  return [
    ...new Set(names.filter((name) => name !== '' && !/^(?:data|blob|javascript):/iu.test(name))),
  ];
}

function kindOf(content: Element): MessageKind | null {
  const has = (selector: string): boolean =>
    selectOne<ChildNode, Element>(selector, [content]) !== null;
  if (has('.message-file, a[download]:not(.audio-download-link)')) return 'file';
  if (has('video, .message-video')) return 'video';
  if (has('audio, .message-audio')) return 'voice';
  return has('img.message-image, .image-content') ? 'image' : null;
}

function classesOf(node: ChildNode): string[] {
  return isTag(node) ? (node.attribs['class'] ?? '').split(/\s+/) : [];
}
