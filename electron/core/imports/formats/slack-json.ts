import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { readPages, sampledRecords } from '../json/pages.ts';
import { jsonFrame, readJson } from '../json/records.ts';
import { idOf, listOf, objectOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { plainConversation } from '../text/dialect.ts';
import { readLists } from './slack/lists.ts';
import { isSlackRecord, recordReader } from './slack/record.ts';

/**
 * One channel or thread of Slack as a document with `messages`: written by slackdump, with replies nested
 * in their parents, or an answer of the API's history. Also a single message, and messages on lines.
 */
export const slackJson: Format = {
  id: 'slack-json',
  version: 2,
  platform: 'slack',
  beta: false,
  sniff(sample: Sample): number {
    if (listOf(objectOf(sample.json)['messages']).some(isSlackRecord)) return 0.95;
    return sampledRecords(sample, []).some(isMessage) ? 0.9 : 0;
  },
  parse,
};

/** Answers of the API name the type; other records of a log may have a `ts`, too. */
function isMessage(record: unknown): record is JsonObject {
  return isSlackRecord(record) && objectOf(record)['type'] === 'message';
}

const selectors = ['$.messages.*'] as const;

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const { json } = input.sample;
  const isList = Array.isArray(objectOf(json)['messages']);
  const frame = isList ? objectOf(await jsonFrame(input.pieces(), selectors)) : {};
  const conversation = channelOf(frame, input.name);
  yield [conversation];
  const users = (await input.beside('users.json')) ?? (await input.beside('../users.json'));
  const { people, damaged } = await readLists(users, []);
  yield damaged;
  const names = {
    person: (id: string) => people.get(id)?.name ?? null,
    channel: () => null,
  };
  const read = recordReader({ conversation: conversation.key, people, names });
  if (!isList) {
    for await (const records of readPages(input, [])) {
      yield records.flatMap((record): ParsedEvent[] =>
        'value' in record ? read(record.value) : [unreadable(record.excerpt, record.line)],
      );
    }
    return;
  }
  for await (const items of readJson(input.pieces(), selectors)) {
    yield items.flatMap(({ value }) => read(value));
  }
}

function channelOf(frame: JsonObject, name: string): ParsedConversation {
  const id = idOf(frame['channel_id']) ?? idOf(frame['channel']);
  const title = idOf(frame['name']) ?? id ?? name.replace(/\.jsonl?$/i, '');
  return {
    ...plainConversation,
    key: id ?? title,
    title,
    platform: 'slack',
    isGroup: !id?.startsWith('D'),
  };
}
