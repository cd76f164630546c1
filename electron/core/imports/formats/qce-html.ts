import { selectOne } from 'css-select';
import type { ChildNode, Element } from 'domhandler';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { htmlElements, htmlNodes } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf, type Moment } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { qceChat, type QceChat } from './qce/chat.ts';
import { chunkRecords, manifestIn } from './qce/jsonp.ts';
import { isMessage, pageMessage, type PageMessage } from './qce/page.ts';

/**
 * qq-chat-exporter (QCE), page: the messages in it, or in pieces beside it (`data/chunks/c000001.js`), whose
 * searchable text is cut and in small letters: what a person reads is in their HTML.
 */
export const qceHtml: Format = {
  id: 'qce-html',
  version: 1,
  platform: 'qq',
  beta: false,
  sniff,
  parse,
};

function sniff({ text }: Sample): number {
  const start = text.slice(0, 2_000);
  if (/__QCE_(?:CHUNK|MANIFEST)__/u.test(start)) return 0.98;
  if (!/<(?:!doctype|html|head|body|div)\b/iu.test(start)) return 0;
  if (/__QCE_|qce-modern|QCE_METADATA/u.test(text)) return 0.96;
  if (text.includes('data/manifest.js') && text.includes('chatContent')) return 0.93;
  if (/QQ ?Chat ?Exporter|QQ聊天记录导出|qq-chat-exporter/iu.test(text)) return 0.95;
  const isOwn =
    /<div class="message[ "][^>]{0,300}data-message-id=/u.test(text) &&
    text.includes('message-sender');
  if (isOwn) return 0.9;
  return /<title>[^<]*QQ聊天记录/u.test(text) ? 0.85 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const { manifest, base } = await manifestOf(input);
  const isScript = input.sample.text.trimStart().startsWith('window.__QCE_');
  let position = 0;
  if (!isScript) {
    const head = await headOf(input);
    const chat = manifest ? qceChat(manifest['chat'], head.title) : head.chat;
    yield [chat.conversation];
    for await (const items of htmlElements(input.pieces(), (_name, attributes) =>
      isMessage(attributes),
    )) {
      yield items.flatMap(({ element }) =>
        eventsOf(pageMessage(element), ++position, chat, clock, null),
      );
    }
    yield* chunks(chat);
    return;
  }
  const chat = qceChat(manifest?.['chat'], fileStem(input.name.replace(/\.js$/iu, '')));
  yield [chat.conversation];
  yield* chunks(chat);

  async function* chunks(chat: QceChat): AsyncGenerator<readonly ParsedEvent[]> {
    yield* records(input.pieces(), chat);
    for (const chunk of listOf(manifest?.['chunks'])) {
      const path = `${base}${textOf(objectOf(chunk)['file'])}`;
      const found = await input.beside(path);
      if (found) yield* records(found.pieces(), chat);
      else if (position === 0 || base !== '' || !isInline(input)) yield [missing(path)];
    }
    for (const path of programOf(input)) await input.beside(path);
  }

  async function* records(
    pieces: AsyncIterable<string>,
    chat: QceChat,
  ): AsyncGenerator<readonly ParsedEvent[]> {
    for await (const found of chunkRecords(pieces)) {
      yield found.flatMap((record) => {
        position++;
        if (record === null) return [unreadable(null, position)];
        return recordEvents(record, position, chat, clock);
      });
    }
  }
}

/** The page's own program and its search index: kept with it, so that the export can be opened again. */
function programOf({ sample: { path, siblings } }: ParseInput): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return siblings
    .filter((each) => each.startsWith(folder))
    .map((each) => each.slice(folder.length))
    .filter((each) => /^(?:assets|data\/index)\/.*\.(?:js|json)$/u.test(each))
    .slice(0, mostProgramFiles);
}

const mostProgramFiles = 5_000;

function isInline({ sample }: ParseInput): boolean {
  return sample.text.includes('__QCE_INLINE__');
}

function missing(path: string): ParsedEvent {
  return { type: 'issue', line: 0, reason: 'damaged-entry', excerpt: path, rejected: true };
}

/** The list of pieces stands in a file of its own, or in the page. */
async function manifestOf(
  input: ParseInput,
): Promise<{ manifest: JsonObject | null; base: string }> {
  const { text } = input.sample;
  if (text.trimStart().startsWith('window.__QCE_MANIFEST__')) {
    return { manifest: manifestIn(await wholeOf(input.pieces())), base: '../' };
  }
  if (!text.includes('data/manifest.js') && !text.includes('__QCE_')) {
    return { manifest: null, base: '' };
  }
  const beside = await input.beside('data/manifest.js');
  // The same once more for other programs: it belongs to this export too.
  await input.beside('data/manifest.json');
  if (beside) return { manifest: manifestIn(await wholeOf(beside.pieces())), base: '' };
  return { manifest: isInline(input) ? await inlineManifest(input) : null, base: '' };
}

async function inlineManifest(input: ParseInput): Promise<JsonObject | null> {
  let text = '';
  for await (const piece of input.pieces()) {
    text += piece;
    const at = text.lastIndexOf('__QCE_MANIFEST__(');
    const found = at < 0 ? null : manifestIn(text);
    if (found || text.length > mostManifest) return found;
  }
  return null;
}

const mostManifest = 32_000_000;

async function wholeOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > mostManifest) break;
  }
  return text;
}

/** Title and kind of chat, from what stands above the messages. */
async function headOf(input: ParseInput): Promise<{ title: string; chat: QceChat }> {
  const wants = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
    name === 'title' ||
    name === 'h1' ||
    /\bchat-(?:header|title|meta|info)\b|^header$/u.test(attributes['class'] ?? '') ||
    isMessage(attributes);
  let title = '';
  let isGroup = false;
  outer: for await (const items of htmlElements(input.pieces(), wants)) {
    for (const { element } of items) {
      if (isMessage(element.attribs)) break outer;
      const isPageTitle = element.name === 'title';
      const named = selectOne<ChildNode, Element>('h1, .chat-title', [element]);
      const told = named ? htmlText(named).trim() : '';
      // The oldest pages show the program's name above all.
      if (told !== '' && !/^QQ ?Chat ?Exporter/iu.test(told)) title = told;
      else if (isPageTitle && title === '') title = plainTitle(element);
      isGroup ||= htmlText(element).includes('群聊');
    }
  }
  const name =
    title
      .slice(0, 1_000)
      .replace(/[-–—| \t]+(?:QQ)?聊天记录.*$/su, '')
      .trim()
      .slice(0, 300) || fileStem(input.name.replace(/\.html?$/iu, ''));
  return { title: name, chat: qceChat({ name, type: isGroup ? 'group' : 'private' }, name) };
}

function plainTitle(element: Element): string {
  return element.children
    .map((child) => ('data' in child ? child.data : ''))
    .join('')
    .trim();
}

function recordEvents(
  record: JsonObject,
  position: number,
  chat: QceChat,
  clock: ZoneClock,
): ParsedEvent[] {
  const html = textOf(record['html']);
  const element = selectOne<ChildNode, Element>('.message, .system-message', htmlNodes(html));
  const read = element ? pageMessage(element) : null;
  const moment = momentOf(record['ts'], clock, 'ms');
  const message: PageMessage = {
    ...(read ?? empty),
    id: textOf(record['id']).replace(/^msg-/u, '') || (read?.id ?? null),
    sender: textOf(record['name']) || (read?.sender ?? ''),
    uid: textOf(record['uid']) || (read?.uid ?? ''),
    text: read?.text ?? textOf(record['text']),
  };
  return eventsOf(message, position, chat, clock, moment);
}

const empty: PageMessage = {
  id: null,
  sender: '',
  uid: '',
  time: '',
  text: '',
  isSelf: false,
  isSystem: false,
  replyTo: null,
  attachments: [],
  kind: null,
};

function eventsOf(
  read: PageMessage,
  position: number,
  { conversation, own }: QceChat,
  clock: ZoneClock,
  instant: Moment | null,
): ParsedEvent[] {
  const local = momentOf(read.time, clock);
  const moment =
    instant?.sentAt == null
      ? local
      : local.zone === null
        ? instant
        : { ...instant, wallClock: local.wallClock };
  const { isSystem, sender, uid, text } = read;
  const isSelf = read.isSelf || own.has(uid);
  const message = {
    type: 'message',
    ...plainMessage,
    conversation: conversation.key,
    sender: sender || uid,
    handle: isSystem ? '' : uid || sender,
    role: isSystem ? 'system' : isSelf ? 'agent' : 'unknown',
    kind: isSystem ? 'event' : (read.kind ?? contentKind(text)),
    isSystem,
    text,
    ...moment,
    platformId: read.id,
    replyTo: read.replyTo,
    attachments: read.attachments,
    position,
  } as const;
  if (moment.sentAt !== null) return [message];
  const excerpt = `${moment.timeRaw} ${message.sender}: ${text}`.slice(0, 200);
  return [{ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false }, message];
}
