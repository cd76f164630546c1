import type { BesideText, Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { jsonLinesOf } from '../json/glimpse.ts';
import { readJsonLines } from '../json/lines.ts';
import { jsonFrame, readJson } from '../json/records.ts';
import { hasKeys, isObject, listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { issueAt } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { qceChat, qceSender, type QceChat } from './qce/chat.ts';
import { qceEvents } from './qce/message.ts';

/**
 * qq-chat-exporter (QCE), JSON: one document, or a manifest with its messages in pieces of JSON lines
 * (`chunks/c000001.jsonl`), or such a piece alone.
 */
export const qceJson: Format = {
  id: 'qce-json',
  version: 3,
  platform: 'qq',
  beta: false,
  sniff,
  parse,
};

const messages = '$.messages.*';
/** Version 4 could cut a chat into parts of one document, each with a head of its own. */
const inParts = '$.chunks.*.messages.*';

function sniff({ json, lines }: Sample): number {
  if (isObject(json)) {
    const isOwn = /QQ ?Chat ?Exporter/iu.test(textOf(objectOf(json['metadata'])['name']));
    if (isOwn) return 0.98;
    if (hasKeys(json, 'chatInfo') && (hasKeys(json, 'chunked') || isRecord(firstOf(json))))
      return 0.93;
    return hasKeys(json, 'metadata', 'chatInfo') ? 0.8 : 0;
  }
  const found = jsonLinesOf(lines, 3);
  return found.length > 0 && found.every(isRecord) ? 0.85 : 0;
}

function firstOf(json: JsonObject): unknown {
  return listOf(json['messages'])[0];
}

function isRecord(value: unknown): value is JsonObject {
  return (
    hasKeys(value, 'sender', 'content') && (hasKeys(value, 'timestamp') || hasKeys(value, 'time'))
  );
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  let position = 0;
  const read = (value: unknown, chat: QceChat): ParsedEvent[] => {
    position++;
    return isObject(value)
      ? qceEvents(value, position, chat, clock)
      : [unreadable(value, position)];
  };
  if (!isObject(input.sample.json)) {
    const chat = qceChat({}, pieceTitle(input.sample));
    yield [chat.conversation];
    yield* piece(input.lines(), (value) => read(value, chat));
    return;
  }
  const { chat, paths } = await headOf(input);
  yield [chat.conversation];
  for await (const items of readJson(input.pieces(), [messages, inParts])) {
    yield items.flatMap(({ value }) => read(value, chat));
  }
  for await (const { path, found } of piecesOf(input, paths)) {
    if (found) yield* piece(found.lines(), (value) => read(value, chat));
    else yield [{ type: 'issue', line: 0, reason: 'damaged-entry', excerpt: path, rejected: true }];
  }
}

/**
 * The pieces that the manifest lists; where it lists none, all that lie in `chunks`, by their names, or
 * counted from 1 (`c000001.jsonl`) where the manifest was given alone.
 */
async function* piecesOf(
  { beside, sample }: ParseInput,
  paths: readonly string[],
): AsyncGenerator<{ readonly path: string; readonly found: BesideText | null }> {
  for (const path of paths) yield { path, found: await beside(path) };
  if (paths.length > 0 || !isManifest(sample)) return;
  const inFolder = piecesBeside(sample);
  for (const path of inFolder) yield { path, found: await beside(path) };
  for (let number = 1; inFolder.length === 0; number++) {
    const path = `chunks/c${String(number).padStart(6, '0')}.jsonl`;
    const found = await beside(path);
    if (!found) return;
    yield { path, found };
  }
}

function piecesBeside({ path, siblings }: Sample): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isPiece = (name: string): boolean =>
    name.startsWith(`${folder}chunks/`) && name.endsWith('.jsonl');
  const inOrder = new Intl.Collator('en', { numeric: true });
  return siblings
    .filter(isPiece)
    .map((name) => name.slice(folder.length))
    .sort(inOrder.compare);
}

/** A whole export has its messages in it. */
function isManifest({ json }: Sample): boolean {
  return !hasKeys(json, 'messages') && !hasKeys(json, 'chunks');
}

async function* piece(
  lines: ReturnType<ParseInput['lines']>,
  read: (value: unknown) => ParsedEvent[],
): AsyncGenerator<readonly ParsedEvent[]> {
  for await (const found of readJsonLines(lines)) {
    yield found.flatMap(({ line, value }) =>
      value === undefined ? [issueAt(line, 'unreadable-row', true)] : read(value),
    );
  }
}

/**
 * Whose chat it is, and which pieces it has. The list of pieces stands behind the statistics, which may be
 * longer than any sample; a whole document tells what matters at its start.
 */
async function headOf(input: ParseInput): Promise<{ chat: QceChat; paths: string[] }> {
  const glimpse = objectOf(input.sample.json);
  const isPlain = hasKeys(glimpse, 'chatInfo', 'messages') && isRecord(firstOf(glimpse));
  const frame = isPlain ? glimpse : objectOf(await jsonFrame(input.pieces(), [messages, inParts]));
  const info = objectOf(frame['chatInfo'] ?? objectOf(listOf(frame['chunks'])[0])['chatInfo']);
  const paths = listOf(objectOf(frame['chunked'])['chunks']).map((each) =>
    pathOf(objectOf(each), frame),
  );
  const title = fileStem(input.name.replace(/\.json$/iu, ''));
  return { chat: qceChat(info, title, await peerOf(input, info)), paths };
}

function pathOf(chunk: JsonObject, frame: JsonObject): string {
  const folder = textOf(objectOf(frame['chunked'])['chunksDir']) || 'chunks';
  return (
    textOf(chunk['relativePath']) ||
    `${folder}/${textOf(chunk['fileName']) || textOf(chunk['file'])}`
  );
}

/** Nothing but a message says the other side's number in a private chat. */
async function peerOf(input: ParseInput, info: JsonObject): Promise<string> {
  const own = qceChat(info, '').own;
  if (textOf(info['type']) !== 'private' || own.size === 0) return '';
  for await (const items of readJson(input.pieces(), [messages, inParts])) {
    for (const { value } of items) {
      const { id, ids } = qceSender(objectOf(value));
      const isSystem = objectOf(value)['system'] === true;
      if (!isSystem && /^\d{5,12}$/u.test(id) && !ids.some((each) => own.has(each))) return id;
    }
  }
  return '';
}

/** A piece alone says nothing of its chat; the export's folder may. */
function pieceTitle({ path, name }: Sample): string {
  const folders = path
    .split('/')
    .slice(0, -1)
    .filter((folder) => folder !== 'chunks');
  return folders.at(-1) ?? fileStem(name.replace(/\.jsonl$/iu, ''));
}
