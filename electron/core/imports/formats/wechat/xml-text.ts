import { findOne, getChildren, getElementsByTagName, textContent } from 'domutils';
import { DomHandler, isTag, type Document, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';

/** What a person reads of a record whose content is WeChat's own XML. */
export interface XmlText {
  readonly text: string;
  /** Sub-type of a card, 0 where there is none. */
  readonly subType: number;
  /** Server id of the message that it quotes. */
  readonly replyTo: string | null;
}

/** No card has more; what has stays as it stands, as reading it would take too long. */
const longest = 500_000;
const mostTags = 5_000;

/**
 * Cards, quotes, transfers, stickers and system notes are XML inside of WeChat: title, description and
 * quoted text are what a person saw. Null for content that is none, which is a text as it stands.
 */
export function readableXml(content: string): XmlText | null {
  if (content.length > longest) return null;
  const start = content.trimStart();
  const found = opening.exec(start);
  if (!found) return null;
  if (start.split('<', mostTags).length === mostTags) return null;
  const root = xmlOf(start.slice(found[1]?.length ?? 0));
  const app = first(root, 'appmsg');
  if (app) return cardText(app);
  const plain = mediaText(root) ?? systemText(root);
  return plain === null ? null : { text: plain, subType: 0, replyTo: null };
}

/** In groups the sender's id stands on a line of its own before the XML. */
const opening =
  /^([\w@.-]{3,60}:[ \t]*\r?\n\s*)?<(?:\?xml|msg\b|appmsg\b|sysmsg\b|voipmsg\b|revokemsg\b)/u;

function cardText(app: Element): XmlText {
  const subType = Number(child(app, 'type')) || 0;
  const title = child(app, 'title');
  const about = child(app, 'des') || child(app, 'desc');
  if (subType === 57) {
    const quoted = first(app, 'refermsg');
    const who = quoted ? child(quoted, 'displayname') : '';
    const what = quoted ? quotedText(child(quoted, 'content')) : '';
    const replyTo = (quoted && child(quoted, 'svrid')) || null;
    return { text: quoteText(who, what, title), subType, replyTo };
  }
  const pay = first(app, 'wcpayinfo');
  if (pay) {
    const parts = [child(pay, 'feedesc'), child(pay, 'pay_memo')];
    return { text: lead('转账', filled(parts)), subType, replyTo: null };
  }
  const name = cardNames[subType] ?? '链接';
  const source = child(app, 'sourcedisplayname');
  const parts = [
    title || source,
    about === title ? '' : about,
    subType === 6 ? '' : child(app, 'url'),
  ];
  return { text: lead(name, filled(parts)), subType, replyTo: null };
}

/** A text that answers another, with what it answers before it. */
export function quoteText(who: string, what: string, text: string): string {
  const quoted = [who, what].filter((part) => part !== '').join(': ');
  return quoted === '' ? text : `[引用 ${quoted}]\n${text}`;
}

/** What a quote quotes may itself be a card. */
function quotedText(content: string): string {
  return (readableXml(content)?.text ?? content).slice(0, 2_000);
}

function mediaText(root: Document): string | null {
  for (const [tag, name, attribute] of media) {
    const found = first(root, tag);
    if (found) return lead(name, attribute ? filled([found.attribs[attribute] ?? '']) : '');
  }
  const contact = first(root, 'msg')?.attribs['nickname'];
  return contact === undefined ? null : lead('名片', contact);
}

function systemText(root: Document): string | null {
  const note = first(root, 'sysmsg') ?? first(root, 'revokemsg') ?? first(root, 'voipmsg');
  if (!note) return null;
  const told = findOne((each) => ['replacemsg', 'plain', 'text'].includes(each.name), [note]);
  return textContent(told ?? note).trim();
}

function lead(name: string, rest: string): string {
  return rest === '' ? `[${name}]` : `[${name}] ${rest}`;
}

function filled(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function child(of: Element, name: string): string {
  const found = getChildren(of)
    .filter(isTag)
    .find((each) => each.name === name);
  return found ? textContent(found).trim() : '';
}

function first(root: Document | Element, name: string): Element | null {
  return getElementsByTagName(name, root, true, 1)[0] ?? null;
}

function xmlOf(content: string): Document {
  const tree = new DomHandler();
  new Parser(tree, { xmlMode: true }).end(content);
  return tree.root;
}

const media: readonly (readonly [string, string, string?])[] = [
  ['emoji', '动画表情'],
  ['img', '图片'],
  ['voicemsg', '语音'],
  ['videomsg', '视频'],
  ['location', '位置', 'label'],
];

const cardNames: Readonly<Record<number, string>> = {
  3: '音乐',
  4: '视频',
  6: '文件',
  8: '动画表情',
  19: '聊天记录',
  33: '小程序',
  36: '小程序',
  51: '视频号',
  63: '视频号',
  87: '群公告',
  2000: '转账',
  2001: '红包',
};
