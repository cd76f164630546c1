import { AppError } from '../../../../../shared/contract/errors.ts';
import type { ParsedIssue } from '../../../store/import-records.ts';
import type { BesideText } from '../../format.ts';
import { readChannels, type Channel, type Channels } from './channels.ts';
import { readPeople, type People, type Person } from './people.ts';

/** What the lists beside an export's messages tell. */
export interface Lists {
  readonly people: People;
  readonly channels: Channels;
  /** A list that is broken costs names, never messages. */
  readonly damaged: readonly ParsedIssue[];
}

export async function readLists(
  users: BesideText | null,
  channelFiles: readonly (BesideText | null)[],
): Promise<Lists> {
  const people = new Map<string, Person>();
  const channels = new Map<string, Channel>();
  const damaged: ParsedIssue[] = [];
  const attempt = async (file: BesideText | null, read: (file: BesideText) => Promise<void>) => {
    if (!file) return;
    try {
      await read(file);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      const excerpt = `${file.path}: ${cause.message}`.slice(0, 200);
      damaged.push({ type: 'issue', line: 0, reason: 'damaged-entry', excerpt, rejected: false });
    }
  };
  await attempt(users, (file) => readPeople(file, people));
  for (const each of channelFiles) await attempt(each, (file) => readChannels(file, channels));
  return { people, channels, damaged };
}
