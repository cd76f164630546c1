import type { Format, ParsedEvent, ParseInput } from '../format.ts';
import type { IssueReason, ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import type { ZoneClock } from '../text/wall-clock.ts';
import { readPages, type PageRecord } from './pages.ts';
import { textOf } from './shape.ts';

/** An event of a record, before its place in the file is known. */
export type Draft = ParsedConversation | DraftMessage | DraftIssue;
export type DraftMessage = Omit<ParsedMessage, 'position'>;
export interface DraftIssue {
  readonly type: 'issue';
  readonly reason: IssueReason;
  readonly excerpt: string;
  readonly rejected: boolean;
}

/** Who speaks: the name shown, the account behind it, its side. */
export type Speaker = Pick<ParsedMessage, 'sender' | 'handle' | 'role'>;

/**
 * Reads a file of records (see `readPages`) by what `read` makes of each: its events, or null where it is
 * no record of this format, which is told.
 */
export async function* readDrafts(
  input: ParseInput,
  lists: readonly string[],
  read: (record: PageRecord) => readonly Draft[] | null,
): ReturnType<Format['parse']> {
  const known = new Map<string, string>();
  let position = 0;
  for await (const records of readPages(input, lists)) {
    const events: ParsedEvent[] = [];
    const refuse = (line: number, excerpt: string): void =>
      void events.push({ type: 'issue', line, reason: 'unreadable-row', excerpt, rejected: true });
    for (const record of records) {
      if (!('value' in record)) {
        refuse(record.line, record.excerpt);
        continue;
      }
      const drafts = read(record);
      if (!drafts) refuse(record.line, excerptOf(record.value));
      for (const draft of drafts ?? []) {
        if (draft.type === 'issue') events.push({ ...draft, line: record.line });
        else if (draft.type === 'message') events.push({ ...draft, position: ++position });
        else if (isNews(known, draft)) events.push(draft);
      }
    }
    yield events;
  }
}

/** The conversation of a record, private and by chat unless said otherwise. */
export function conversationOf(
  facts: Pick<ParsedConversation, 'key' | 'title' | 'platform'> & Partial<ParsedConversation>,
): ParsedConversation {
  const title = facts.title.replace(/\s+/gu, ' ').trim();
  return { ...plainConversation, ...facts, title };
}

/** What a record tells of a message; all that it leaves out is as in a plain text message. */
export type Told = Partial<DraftMessage> &
  Pick<DraftMessage, 'conversation' | 'text'> & {
    readonly by: Speaker;
    /** An epoch, an ISO time or a local one, as the record has it. */
    readonly at: unknown;
  };

/** A message, and an issue where its time cannot be read. */
export function messageDrafts({ by, at, text, ...told }: Told, clock: ZoneClock): Draft[] {
  const timeRaw = textOf(at);
  const time = readCellTime(timeRaw, 'DMY');
  const message: DraftMessage = {
    type: 'message',
    ...plainMessage,
    ...by,
    text: text.replaceAll('\r\n', '\n'),
    timeRaw,
    ...storedTime(time, clock),
    ...told,
  };
  if (timeRaw === '' || time.is === 'instant' || time.is === 'local') return [message];
  const excerpt = `${timeRaw} ${text}`.slice(0, 200);
  return [message, { type: 'issue', reason: 'bad-time', excerpt, rejected: false }];
}

/** The fields of a record of what happened: it is shown, and no message. */
export const asEvent = { isSystem: true, kind: 'event' } as const;

export const nobody: Speaker = { sender: '', handle: '', role: 'system' };

export function excerptOf(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 200);
}

/** A conversation is told when it is met, and again when its title has become another. */
function isNews(known: Map<string, string>, { key, title }: ParsedConversation): boolean {
  if (known.get(key) === title) return false;
  if (known.size > 100_000) known.clear();
  known.set(key, title);
  return true;
}
