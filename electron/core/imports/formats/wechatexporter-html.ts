import { isTag, type ChildNode, type Element } from 'domhandler';
import { findAll, removeElement, textContent } from 'domutils';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { htmlElements } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { kindOfType } from './wechat/kinds.ts';
import { wechatEvents, type WechatRecord } from './wechat/record.ts';
import { quoteText } from './wechat/xml-text.ts';

/**
 * WechatExporter (from iPhone backups), page: the own account stands right. Files lie beside the page, in
 * `…_files`.
 */
export const wechatexporterHtml: Format = {
  id: 'wechatexporter-html',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff,
  parse,
};

function sniff({ text }: Sample): number {
  if (!/<html\b/iu.test(text)) return 0;
  const isTitled = / - 微信聊天记录<\/title>/u.test(text);
  const hasMessages = /<div class="msg [^"]*" msgid="/u.test(text);
  if (isTitled) return hasMessages ? 0.97 : 0.85;
  return hasMessages && text.includes('nt-box') ? 0.9 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  let title = fileStem(input.name.replace(/\.html?$/iu, ''));
  const wants = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
    name === 'title' || 'msgid' in attributes;
  for await (const items of htmlElements(input.pieces(), wants)) {
    yield items.flatMap(({ element, number }) => {
      if (element.name !== 'title') return events(recordOf(element, number, title, clock));
      title =
        textContent(element)
          .replace(/ - 微信聊天记录\s*$/u, '')
          .trim() || title;
      return [];
    });
  }
}

function recordOf(
  element: Element,
  position: number,
  title: string,
  clock: ZoneClock,
): WechatRecord {
  const classes = classesOf(element);
  const isSystem = classes.some((name) => name.endsWith('notice'));
  const box = withClass(element, 'nt-box');
  const name = box && box.children.filter(isTag)[0];
  const sender = name ? textContent(name).trim() : '';
  const time = box
    ? textContent(box)
        .replace(name ? textContent(name) : '', '')
        .trim()
    : '';
  const content = withClass(element, 'content-box') ?? element;
  const attachments = filesOf(content);
  const type = Number(element.attribs['msgtype'] ?? 1);
  const subType = withClass(content, 'refermsg') ? 57 : 0;
  return {
    position,
    talker: '',
    talkerName: title,
    isGroup: false,
    sender: '',
    senderName: sender,
    isSelf: classes.some((each) => /(?:^|-)right$/u.test(each)),
    kind: kindOfType(isSystem ? 10_000 : type || 1, subType),
    text: isSystem
      ? htmlText(content)
          .trim()
          .replace(/^系统消息：/u, '')
      : textOf(content),
    moment: isSystem && time === '' ? noTime : momentOf(time, clock),
    attachments,
  };
}

/** Notes of the system stand between messages that have times, and have none themselves. */
const noTime = { sentAt: null, wallClock: null, zone: null, timeRaw: '' };

function textOf(content: Element): string {
  const quote = withClass(content, 'refermsg');
  const said = withClasses(content, 'msg-text').find((each) => each !== quote);
  if (quote && said) {
    const [, who = '', what = ''] = /^「([^：]*)：([\s\S]*)」$/u.exec(htmlText(quote).trim()) ?? [];
    return quoteText(who, what, htmlText(said).trim());
  }
  const media = findAll(({ name }) => words[name] !== undefined, [content]);
  for (const each of media) removeElement(each);
  return htmlText(content).trim() || media.map(({ name }) => `[${words[name]}]`).join('');
}

function filesOf(content: Element): string[] {
  const names = findAll(
    ({ name }) => words[name] !== undefined || name === 'source',
    [content],
  ).map(({ attribs }) => attribs['rawurl'] ?? attribs['src'] ?? '');
  const isFile = (name: string): boolean =>
    name !== '' && !/^(?:data|https?|javascript):/iu.test(name);
  return [...new Set(names.filter(isFile))];
}

function classesOf(node: ChildNode): string[] {
  return isTag(node) ? (node.attribs['class'] ?? '').split(/\s+/) : [];
}

function withClasses(element: Element, name: string): Element[] {
  return findAll((each) => classesOf(each).includes(name), element.children);
}

function withClass(element: Element, name: string): Element | null {
  return withClasses(element, name)[0] ?? null;
}

const words: Readonly<Record<string, string>> = { img: '图片', video: '视频', audio: '语音' };
