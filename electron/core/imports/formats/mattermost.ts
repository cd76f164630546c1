import type { Format, Sample } from '../format.ts';
import { conversationOf, messageDrafts, readDrafts, type Draft } from '../json/drafts.ts';
import { kindOfFiles } from '../json/files.ts';
import { jsonLinesOf } from '../json/glimpse.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Mattermost, bulk export: an object on each line, first the version, then teams, channels and users, then
 * `post` and `direct_post` with their replies inside.
 * https://docs.mattermost.com/administration-guide/onboard/bulk-loading-data.html
 */
export const mattermost: Format = {
  id: 'mattermost',
  version: 1,
  platform: 'other',
  beta: true,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    const names = new Map<string, string>();
    return readDrafts(input, [], ({ value }) => {
      const line = objectOf(value);
      const told = objectOf(line[textOf(line['type'])]);
      switch (line['type']) {
        case 'channel':
          names.set(
            `${textOf(told['team'])}/${textOf(told['name'])}`,
            textOf(told['display_name']),
          );
          return [];
        case 'post':
        case 'direct_post':
          return postDrafts(told, names, clock);
        case 'version':
          return [];
        default:
          // Teams, people, emoji: of the export, and no messages.
          return isObject(line[textOf(line['type'])]) ? [] : null;
      }
    });
  },
};

function sniff({ lines }: Sample): number {
  const [first, ...others] = jsonLinesOf(lines, 20).map(objectOf);
  if (first?.['type'] === 'version' && typeof first['version'] === 'number') return 0.95;
  const posts = [first, ...others].filter((line) => line && isPost(line));
  return posts.length > 0 ? 0.9 : 0;
}

function isPost(line: JsonObject): boolean {
  const post = objectOf(line['post'] ?? line['direct_post']);
  return typeof post['message'] === 'string' && 'create_at' in post && 'user' in post;
}

function postDrafts(
  post: JsonObject,
  names: ReadonlyMap<string, string>,
  clock: ZoneClock,
): Draft[] {
  const members = listOf(post['channel_members']).map(textOf).toSorted();
  const place = `${textOf(post['team'])}/${textOf(post['channel'])}`;
  const isDirect = members.length > 0;
  const key = isDirect ? members.join('|') : place;
  const title = isDirect ? members.join(', ') : names.get(place) || textOf(post['channel']);
  const isGroup = !isDirect || members.length > 2;
  const opened = conversationOf({ key, title, platform: 'other', isGroup });
  const said = [post, ...listOf(post['replies']).map(objectOf)];
  return [opened, ...said.flatMap((each) => draftsOf(each, key, clock))];
}

/** What the server writes itself has a type that begins with `system_`. */
function draftsOf(post: JsonObject, conversation: string, clock: ZoneClock): Draft[] {
  const files = listOf(post['attachments'])
    .map((file) => textOf(objectOf(file)['path']))
    .filter(Boolean);
  const text = textOf(post['message']);
  const sender = textOf(post['user']);
  const isSystem = textOf(post['type']).startsWith('system_');
  return messageDrafts(
    {
      conversation,
      by: { sender, handle: isSystem ? '' : sender, role: isSystem ? 'system' : 'unknown' },
      at: idOf(post['create_at']) ?? '',
      text,
      isSystem,
      kind: isSystem ? 'event' : kindOfFiles(files, text),
      edited: Number(post['edit_at'] ?? 0) > 0,
      attachments: files,
    },
    clock,
  );
}
