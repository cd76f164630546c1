import { AppError } from '../../../../shared/contract/errors.ts';
import type { BesideText, Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { readJson } from '../json/records.ts';
import { hasKeys, isObject, textOf } from '../json/shape.ts';
import { channelLists, conversationOf } from './slack/channels.ts';
import { readLists, type Lists } from './slack/lists.ts';
import { isSlackRecord, recordReader } from './slack/record.ts';

/**
 * Slack, workspace export: a folder a channel, in it a file a day, `2024-01-15.json`; names of people and
 * channels stand in lists above. The zip, its folder, or one day alone.
 */
export const slackExport: Format = {
  id: 'slack-export',
  version: 2,
  platform: 'slack',
  beta: false,
  sniff,
  parse,
};

function sniff({ json, path, siblings }: Sample): number {
  if (!Array.isArray(json)) return 0;
  if (json.some(isSlackRecord)) return 0.95;
  if (json.some(isListed)) return 0.9;
  const isDay = /(?:^|\/)\d{4}-\d\d-\d\d\.json$/.test(path);
  const hasLists = siblings.some((each) => /(?:^|\/)(?:users|channels)\.json$/.test(each));
  return json.length === 0 && isDay && hasLists ? 0.9 : 0;
}

/** A person, a channel or a log entry of the lists that every export has. */
function isListed(item: unknown): boolean {
  if (!isObject(item)) return false;
  const id = textOf(item['id']);
  const isPerson = /^[UW][A-Z0-9]{6,}$|^USLACKBOT$/.test(id) && isObject(item['profile']);
  const isChannel = /^[CDG][A-Z0-9]{6,}$/.test(id) && hasKeys(item, 'created', 'members');
  return isPerson || isChannel || hasKeys(item, 'user_id', 'user_name', 'date', 'change_type');
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const { json, path } = input.sample;
  if (Array.isArray(json) && !json.some(isSlackRecord) && json.some(isListed)) {
    const message =
      'This list of a Slack export holds no messages. Import the whole zip or folder.';
    throw new AppError('unsupported-format', message, { file: input.name });
  }
  const folder = path.split('/').at(-2);
  const { people, channels, damaged } = await listsOf(input, folder);
  const conversation = conversationOf(
    folder ?? input.name.replace(/\.json$/i, ''),
    channels,
    people,
  );
  const names = {
    person: (id: string) => people.get(id)?.name ?? null,
    channel: (id: string) => channels.get(id)?.name ?? null,
  };
  const read = recordReader({ conversation: conversation.key, people, names });
  const opening: ParsedEvent[] = [conversation, ...damaged];
  for await (const items of readJson(input.pieces(), ['$.*'])) {
    yield [...opening.splice(0), ...items.flatMap(({ value }) => read(value))];
  }
}

/** Of the same export, and without messages: kept with its first day. */
const otherLists = ['integration_logs.json', 'canvases.json', 'lists.json'] as const;

/** Once for all the days of an export: it may have thousands. */
const known = new WeakMap<Sample['siblings'], Promise<Lists>>();

/** Every day asks for the lists, so that they are kept with it; the first one reads them. */
async function listsOf({ sample, beside }: ParseInput, folder: string | undefined): Promise<Lists> {
  if (folder === undefined) return readLists(null, []);
  const users = (await beside('../users.json')) ?? (await beside('../org_users.json'));
  const files: (BesideText | null)[] = [];
  for (const list of channelLists) files.push(await beside(`../${list}`));
  const before = known.get(sample.siblings);
  // What is broken is told by the first day.
  if (before) return { ...(await before), damaged: [] };
  for (const list of otherLists) await beside(`../${list}`);
  const lists = readLists(users, files);
  known.set(sample.siblings, lists);
  return lists;
}
