import type { Columns } from '../../../../shared/contract/imports.ts';
import { columnNames, type TableField } from './column-names.ts';

/** What a column of roles holds besides words: 1 for the customer's side, or 1 for the shop's. */
export type RoleSense = 'words' | 'one-is-customer' | 'one-is-agent';

const fields = Object.keys(columnNames) as TableField[];
const allNames: ReadonlySet<string> = new Set(Object.values(columnNames).flat());

/** Maps headers to fields: by hand where a person has, else by the names that exports use. */
export function mapColumns(headers: readonly string[], byHand: Columns = {}): Columns {
  const plain = headers.map(plainHeader);
  // Records that lie in another one have its key in front: `message.ts`.
  const inner = headers.map((header) => plainHeader(header.slice(header.indexOf('.') + 1)));
  // When somebody was last seen, or came, dates no message: `from.when`, `author.created_at`.
  const notOfPeople = inner.map((name, index) => (ofPerson.test(headers[index]!) ? '' : name));
  const columns: Columns = {};
  const taken = new Set<string>();
  for (const field of fields) {
    const chosen = byHand[field];
    if (chosen === undefined) continue;
    columns[field] = chosen;
    taken.add(chosen);
  }
  const isHeader = plain.some((header) => allNames.has(header));
  // Rows above a header, and lines that are no rows, have none of the names.
  for (const field of isHeader ? fields : []) {
    if (columns[field] !== undefined) continue;
    const among = (names: readonly string[]): number | undefined =>
      columnNames[field]
        .map((name) => names.indexOf(name))
        .find((index) => index >= 0 && !taken.has(headers[index] ?? ''));
    const found = among(plain) ?? among(field === 'time' ? notOfPeople : inner);
    const header = found === undefined ? undefined : headers[found];
    if (header === undefined) continue;
    columns[field] = header;
    taken.add(header);
  }
  // Who talks in a room is named beside it; elsewhere the talker is the chat.
  const room = headers[plain.indexOf('roomname')];
  const talker = ['talkername', 'talker'].map((name) => headers[plain.indexOf(name)]).find(Boolean);
  const isOwn = byHand.conversation !== undefined || columns.sender !== undefined;
  if (room !== undefined && talker !== undefined && !isOwn) {
    columns.conversation = room;
    columns.sender = talker;
  }
  // A lone date column with times in it is the time.
  if (columns.time === undefined && columns.date !== undefined) {
    columns.time = columns.date;
    delete columns.date;
  }
  return columns;
}

const ofPerson = /^(?:from|to|sender|user|author|owner|member|contact)\./i;

/** Position of a mapped column, from 0; `#3` is the third. Undefined where there is none. */
export function columnIndex(
  headers: readonly string[],
  column: string | undefined,
): number | undefined {
  if (column === undefined) return undefined;
  const exact = headers.indexOf(column);
  if (exact >= 0) return exact;
  const number = /^#(\d+)$/.exec(column)?.[1];
  if (number !== undefined) return Number(number) - 1;
  const loose = headers.map(plainHeader).indexOf(plainHeader(column));
  return loose >= 0 ? loose : undefined;
}

/** How a column of ones and zeros is meant, by its header. */
export function roleSense(header: string | undefined): RoleSense {
  const plain = plainHeader(header ?? '');
  if (plain === 'inbound' || plain === 'incoming') return 'one-is-customer';
  return onesOfTheShop.includes(plain) ? 'one-is-agent' : 'words';
}

const onesOfTheShop = ['issender', 'issend', 'isself', 'isagent', 'waitersend'];

/** A header without what programs put around it: `="发送时间(北京时间)"`, `message.text`, BOM, case. */
export function plainHeader(header: string): string {
  const bare = header.replace(/[\s_"'=.\ufeff\u3000-]/gu, '').toLowerCase();
  return bare.replace(/(?<=.)[(（][^()（）]*[)）]$/u, '');
}
