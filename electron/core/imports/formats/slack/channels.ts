import type { ParsedConversation } from '../../../store/import-records.ts';
import type { BesideText } from '../../format.ts';
import { readJson } from '../../json/records.ts';
import { idOf, listOf, objectOf, textOf } from '../../json/shape.ts';
import { plainConversation } from '../../text/dialect.ts';
import type { People } from './people.ts';

/** A channel, or a conversation of some people, of the export's lists. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly isDirect: boolean;
}

/** By the name of its folder: its own name, or the id of direct messages. */
export type Channels = ReadonlyMap<string, Channel>;

export const channelLists = ['channels.json', 'groups.json', 'mpims.json', 'dms.json'] as const;

/** Adds the channels of one of the lists. */
export async function readChannels(
  file: BesideText,
  channels: Map<string, Channel>,
): Promise<void> {
  const isDirect = file.path.endsWith('dms.json');
  for await (const items of readJson(file.pieces(), ['$.*'])) {
    for (const { value } of items) {
      const { id, name, members } = objectOf(value);
      const known = {
        id: textOf(id),
        name: textOf(name),
        members: listOf(members).map(textOf),
        isDirect,
      };
      if (known.id === '') continue;
      channels.set(known.id, known);
      if (known.name !== '') channels.set(known.name, known);
    }
  }
}

/** The conversation of a folder; direct messages are named for the people in them. */
export function conversationOf(
  folder: string,
  channels: Channels,
  people: People,
): ParsedConversation {
  const channel = channels.get(folder);
  const isAmongPeople = channel?.isDirect || folder.startsWith('mpdm-');
  const names = (channel?.members ?? []).map((id) => people.get(id)?.name ?? id);
  const title = isAmongPeople && names.length > 0 ? names.join(', ') : idOf(channel?.name);
  return {
    ...plainConversation,
    key: channel?.id ?? folder,
    title: title ?? folder,
    platform: 'slack',
    isGroup: !(channel?.isDirect ?? /^D[A-Z0-9]{8,}$/.test(folder)),
  };
}
