import { isTag, type Element } from 'domhandler';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { MessageKind } from '../../../../shared/model/message.ts';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { findAll, hasClass } from '../html/classes.ts';
import { htmlNodes } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { idOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { contentKind } from '../text/content-kind.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf, withLocal } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { chunkRecords } from './qce/jsonp.ts';
import { isPlainPage, plainPage } from './weflow/plain-page.ts';
import { titleOfPage } from './wechat/page-title.ts';
import { wechatEvents, type WechatRecord } from './wechat/record.ts';
import { quoteText } from './wechat/xml-text.ts';

/**
 * WeFlow, page: its messages stand in a list that the page's program shows, each with its time, its side and
 * a piece of HTML; those of long chats in files beside it (`名_data/chunk-000000.js`). Written while it is
 * read, they stand in the page itself.
 */
export const weflowHtml: Format = {
  id: 'weflow-html',
  version: 1,
  platform: 'wechat',
  beta: false,
  sniff,
  parse,
};

const listStart =
  /(?:\bWEFLOW_DATA\s{0,9}=|__WEFLOW_CHUNK_LOADED__\(\s{0,9}\d{1,9}\s{0,9},)\s{0,99}\[/u;

function sniff(sample: Sample): number {
  const isListed = /\bwindow\.WEFLOW_(?:DATA|MANIFEST)\s{0,9}=/u.test(sample.text);
  return isListed || isPlainPage(sample) ? 0.98 : 0;
}

/** What the page says of its chat. */
interface Chat {
  readonly title: string;
  readonly isGroup: boolean;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  if (isPlainPage(input.sample)) return yield* plainPage(input);
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  const stem = fileStem(input.name.replace(/\.html?$/iu, ''));
  const chat: Chat = {
    title: titleOfPage(input),
    isGroup: /<span>(?:群聊|Group chat)<\/span>/u.test(input.sample.text),
  };
  let position = 0;
  yield* records(input.pieces());
  for (let number = 0; ; number++) {
    const name = `${stem}_data/chunk-${String(number).padStart(6, '0')}.js`;
    const found = await input.beside(name);
    if (!found) return;
    yield* records(found.pieces());
  }

  async function* records(pieces: AsyncIterable<string>): AsyncGenerator<readonly ParsedEvent[]> {
    for await (const found of chunkRecords(pieces, listStart)) {
      yield found.flatMap((record) => {
        position++;
        return record === null
          ? [unreadable(null, position)]
          : events(recordOf(record, position, chat, clock));
      });
    }
  }
}

function recordOf(
  record: JsonObject,
  position: number,
  { title, isGroup }: Chat,
  clock: ZoneClock,
): WechatRecord {
  const isSelf = record['s'] === 1;
  const piece = pieceOf(textOf(record['b']));
  const other = isGroup ? '' : title;
  return {
    position,
    talker: '',
    talkerName: title,
    isGroup,
    sender: '',
    senderName: piece.sender || nameIn(textOf(record['a'])) || (isSelf ? '我' : other),
    isSelf,
    kind: { kind: piece.kind, isSystem: false },
    text: piece.text,
    moment: withLocal(momentOf(record['t'], clock), piece.time, clock),
    platformId: idOf(record['p']),
    replyTo: idOf(record['r']),
    attachments: piece.attachments,
  };
}

interface Piece {
  readonly sender: string;
  readonly time: string;
  readonly text: string;
  readonly kind: MessageKind;
  readonly attachments: readonly string[];
}

function pieceOf(html: string): Piece {
  const nodes = nodesOf(html);
  const within = (name: string): Element[] =>
    nodes.flatMap((node) => (hasClass(node, name) ? [node] : findAll(node, name)));
  const textIn = (name: string): string => within(name).map(htmlText).join('\n').trim();
  const media = within('message-media');
  const quoted = textIn('quoted-text');
  const said = textIn('message-text');
  const text = quoted === '' ? said : quoteText(textIn('quoted-sender'), quoted, said);
  const files = media.flatMap(({ attribs }) => attribs['src'] ?? attribs['href'] ?? []);
  const [first] = media;
  return {
    sender: textIn('sender-name'),
    time: textIn('message-time'),
    text: text || (first ? wordOf(first) : ''),
    kind: first ? kindOf(first) : contentKind(text),
    attachments: files.filter((each) => !/^(?:data|https?|javascript):/iu.test(each)).map(plain),
  };
}

function nodesOf(html: string): Element[] {
  try {
    return htmlNodes(html).filter(isTag);
  } catch (cause) {
    // One message that nests without end is no reason to refuse the others.
    if (cause instanceof AppError) return [];
    throw cause;
  }
}

/** The picture of who speaks names them; a letter in its place does not. */
function nameIn(html: string): string {
  const [picture] = nodesOf(html);
  return picture?.name === 'img' ? (picture.attribs['alt'] ?? '').trim() : '';
}

function kindOf(media: Element): MessageKind {
  if (media.name === 'audio') return 'voice';
  if (media.name === 'video') return 'video';
  if (media.name === 'a') return 'file';
  return hasClass(media, 'emoji') ? 'sticker' : 'image';
}

function wordOf(media: Element): string {
  if (media.name === 'a') return htmlText(media).trim();
  const named = (media.attribs['alt'] ?? '').replace(/消息$/u, '');
  return `[${named || { audio: '语音', video: '视频' }[media.name] || '图片'}]`;
}

function plain(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
