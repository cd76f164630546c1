import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { readJsonLines } from '../json/lines.ts';
import { jsonLinesOf } from '../json/glimpse.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { plainConversation } from '../text/dialect.ts';
import { nameOf, type Person } from './slack/people.ts';
import { isSlackRecord, recordReader } from './slack/record.ts';

/**
 * slackdump, what it archives: a `.json.gz` for each channel with an answer of the API on each line: `t` is
 * 0 for messages, 1 for the replies of a thread, 5 for the channel; `users.json.gz` beside it has the
 * people. https://github.com/rusq/slackdump
 */
export const slackdumpChunks: Format = {
  id: 'slackdump-chunks',
  version: 1,
  platform: 'slack',
  beta: true,
  sniff,
  parse,
};

function sniff({ lines }: Sample): number {
  const chunks = jsonLinesOf(lines, 5).filter(isChunk);
  return chunks.length === 0 ? 0 : 0.95;
}

function isChunk(value: unknown): value is JsonObject {
  if (!isObject(value) || typeof value['t'] !== 'number') return false;
  if (typeof value['ts'] !== 'number' && typeof value['ts'] !== 'string') return false;
  const hasChannel = typeof value['id'] === 'string' && /^[CDG][A-Z0-9]{6,}$/.test(value['id']);
  return hasChannel || Array.isArray(value['u']) || Array.isArray(value['ch']);
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const people = await peopleBeside(input);
  const reading = chunkReader(input.name, people);
  for await (const lines of readJsonLines(input.lines())) {
    yield lines.flatMap(({ line, value }) =>
      isObject(value) ? reading(value) : [unreadable(line.text, line.number)],
    );
  }
}

/** Of the same archive; each channel's file asks for it. */
async function peopleBeside({ beside }: ParseInput): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  const file = (await beside('users.json.gz')) ?? (await beside('users.json'));
  if (!file) return people;
  for await (const lines of readJsonLines(file.lines())) {
    for (const user of lines.flatMap(({ value }) => listOf(objectOf(value)['u']))) {
      const known = objectOf(user);
      const [id, name] = [idOf(known['id']), nameOf(known)];
      if (id === null || name === null) continue;
      people.set(id, { name, isBot: known['is_bot'] === true || id === 'USLACKBOT' });
    }
  }
  return people;
}

function chunkReader(fileName: string, people: ReadonlyMap<string, Person>) {
  const readers = new Map<string, ReturnType<typeof recordReader>>();
  const names = { person: (id: string) => people.get(id)?.name ?? null, channel: () => null };
  const stem = fileName.replace(/\.json(?:\.gz)?$/iu, '');
  return (chunk: JsonObject): ParsedEvent[] => {
    const id = idOf(chunk['id']) ?? stem;
    const channel = objectOf(chunk['ci']);
    const events: ParsedEvent[] = [];
    if (!readers.has(id)) events.push(conversationOf(id, channel, people));
    else if (textOf(channel['name']) !== '') events.push(conversationOf(id, channel, people));
    const read = readers.get(id) ?? recordReader({ conversation: id, people, names });
    readers.set(id, read);
    // Replies of a thread come with their parent, which the channel has told already.
    const parent = textOf(objectOf(chunk['p'])['ts']);
    const records = listOf(chunk['m']).filter((record) => objectOf(record)['ts'] !== parent);
    return [...events, ...records.flatMap((record) => (isSlackRecord(record) ? read(record) : []))];
  };
}

function conversationOf(
  id: string,
  channel: JsonObject,
  people: ReadonlyMap<string, Person>,
): ParsedConversation {
  const partner = people.get(textOf(channel['user']))?.name;
  return {
    ...plainConversation,
    key: id,
    title: textOf(channel['name']) || partner || id,
    platform: 'slack',
    isGroup: !id.startsWith('D'),
  };
}
