import type { Role } from '../../../../../shared/model/message.ts';
import type { IssueReason } from '../../../store/import-records.ts';
import type { ParsedEvent } from '../../format.ts';
import { readCellTime, storedTime } from '../../table/cell-time.ts';
import type { TableRecord } from '../../table/records.ts';
import { contentKind } from '../../text/content-kind.ts';
import { plainConversation, plainMessage } from '../../text/dialect.ts';
import type { ZoneClock } from '../../text/wall-clock.ts';
import { bareNick, isSubAccount, shopOf, taobaoRole } from './account.ts';

/** Which of a table's conversations are open, and the shop that all of them are of. */
export interface OpenTable {
  readonly shop: string | null;
  readonly opened: Set<string>;
}

/** The shop that a table's sub-accounts (`店铺:小红`) name; null where there is none. */
export async function shopInTable(
  tables: AsyncIterable<readonly TableRecord[]>,
  sender: string,
): Promise<string | null> {
  for await (const records of tables) {
    const account = records.map(({ cell }) => cell(sender)).find(isSubAccount);
    if (account !== undefined) return shopOf(account);
  }
  return null;
}

/** What a row of a table says, whatever its columns are called. */
export interface RowFacts {
  readonly key: string;
  readonly title: string;
  readonly sender: string;
  /** `unknown` where the table has no column for it. */
  readonly role: Role;
  readonly text: string;
  readonly timeRaw: string;
  readonly isRecalled: boolean;
}

/** Characters that a cell of a spreadsheet holds. */
export const longestCell = 32_767;

/** A row as a message, with what opens its conversation and what is wrong with it. */
export function taobaoRow(
  { line, cells, isRagged }: TableRecord,
  { key: named, title, sender, role: told, text, timeRaw, isRecalled }: RowFacts,
  clock: ZoneClock,
  { shop, opened }: OpenTable,
  position: number,
): ParsedEvent[] {
  if (cells.every((cell) => cell.trim() === '')) return [];
  const key = bareNick(named);
  const events: ParsedEvent[] = [];
  const issue = (reason: IssueReason): void => {
    const excerpt = cells.join(' | ').slice(0, 200);
    events.push({ type: 'issue', line, reason, excerpt, rejected: false });
  };
  const byName = bareNick(sender) === key ? 'customer' : taobaoRole(sender, shop ?? '');
  const role = told === 'unknown' ? byName : told;
  if (!opened.has(key)) {
    opened.add(key);
    events.push({ ...plainConversation, key, title, platform: 'taobao', shop });
  }
  const time = readCellTime(timeRaw, 'DMY');
  if (isRagged) issue('ragged-row');
  if (text.length >= longestCell) issue('truncated-cell');
  if (time.is === 'no-date') issue('no-date');
  if (time.is === 'unreadable') issue('bad-time');
  const isSystem = role === 'system';
  const kind = isSystem ? 'event' : contentKind(text);
  events.push({
    type: 'message',
    ...plainMessage,
    conversation: key,
    sender,
    handle: bareNick(sender),
    role,
    kind: isRecalled ? 'recall' : kind,
    isSystem,
    text: text.replaceAll('\r\n', '\n'),
    ...storedTime(time, clock),
    timeRaw,
    position,
  });
  return events;
}
