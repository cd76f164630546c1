import type { Platform } from '../../../../../shared/model/message.ts';
import type { ParsedConversation } from '../../../store/import-records.ts';
import type { ParsedEvent, ParseInput, Sample } from '../../format.ts';
import { jsonFrame, readJson } from '../../json/records.ts';
import { idOf, isObject, listOf, objectOf, type JsonObject } from '../../json/shape.ts';
import { plainConversation } from '../../text/dialect.ts';
import { messageOf } from './download-message.ts';
import { repairedDeep } from './mojibake.ts';

const selectors = ['$.messages.*'] as const;

/** True for a `message_1.json` of "Download your information", of Facebook or Instagram. */
export function isDownload({ json, text }: Sample): boolean {
  const root = objectOf(json);
  const messages = listOf(root['messages']);
  if (messages.length === 0) return isThread(root, text);
  return messages.some(
    (message) =>
      isObject(message) &&
      'sender_name' in message &&
      timeOf(root).test(idOf(message['timestamp_ms'] ?? message['timestamp']) ?? ''),
  );
}

/** Beside people that are named any number of milliseconds is a time. */
function timeOf(root: JsonObject): RegExp {
  const isNamed = listOf(root['participants']).some((one) => isObject(one) && 'name' in one);
  return isNamed ? /^\d{1,16}$/ : /^\d{10,16}$/;
}

/** A thread without messages, or whose newest message is longer than the sample. */
function isThread(root: JsonObject, text: string): boolean {
  const people = listOf(root['participants']).filter((one) => isObject(one) && 'name' in one);
  const isOpen = 'thread_path' in root || text.includes('"sender_name"');
  return Array.isArray(root['messages']) && people.length > 0 && isOpen;
}

/** True where a path, a link or the kind of id says Instagram. */
export function isInstagram({ json, path, text }: Sample): boolean {
  const root = objectOf(json);
  if (/instagram/i.test(path) || /instagram_activity\//.test(text)) return true;
  return isInstagramThread(idOf(root['thread_path']) ?? '');
}

/** Both write `inbox/name_id`; Instagram's ids are of its own range, or of two long numbers in one. */
function isInstagramThread(threadPath: string): boolean {
  return /_(?:1784\d{13}|340\d{28,40})$/.test(threadPath);
}

/** Newest first, as in the file. The title and the thread stand behind the messages. */
export async function* readDownload(
  input: ParseInput,
  assumed: Platform,
): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const frame = objectOf(repairedDeep(await jsonFrame(input.pieces(), selectors)));
  const platform = isInstagramThread(idOf(frame['thread_path']) ?? '') ? 'instagram' : assumed;
  const conversation = conversationOf(frame, input, platform);
  yield [conversation];
  for await (const items of readJson(input.pieces(), selectors)) {
    yield items.flatMap(({ value, number }) =>
      messageOf(repairedDeep(value), number, conversation.key),
    );
  }
}

function conversationOf(
  frame: JsonObject,
  { name, sample }: ParseInput,
  platform: Platform,
): ParsedConversation {
  const people = listOf(frame['participants'])
    .map((person) => idOf(objectOf(person)['name']) ?? idOf(person))
    .filter((person) => person !== null);
  const folders = sample.path.split('/').slice(0, -1);
  const thread = idOf(frame['thread_path'])?.split('/').at(-1) ?? folders.at(-1) ?? null;
  const title = idOf(frame['title']) ?? (people.join(', ') || thread || stem(name));
  return {
    ...plainConversation,
    key: thread ?? title,
    title,
    platform,
    isGroup: people.length > 2 || frame['thread_type'] === 'RegularGroup',
  };
}

function stem(name: string): string {
  return name.replace(/\.json$/i, '');
}
