import type { Columns } from '../../../../shared/contract/imports.ts';
import type { Format, ParsedEvent, ParseInput, ParseOptions, Sample, Table } from '../format.ts';
import type { ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { ambiguousParts, readCellTime, storedTime, type DayOrder } from '../table/cell-time.ts';
import { columnIndex, mapColumns, roleSense } from '../table/columns.ts';
import { fitRow, type FittedRow } from '../table/fit-row.ts';
import { roleOfCell } from '../table/role.ts';
import { sampleRows, tableRows, type Delimiter, type Row } from '../table/rows.ts';

/**
 * Any table with a row for each message: CSV, TSV and the like. Columns are found by their headers, or
 * named by hand. A table without a column of texts is none: sessions and tickets are no messages.
 */
export const genericTable: Format = {
  id: 'generic-table',
  version: 1,
  platform: 'other',
  beta: false,
  sniff(sample) {
    const { columns } = layoutOf(sample, {});
    if (columns.text === undefined) return 0;
    const hasTime = columns.time !== undefined;
    const hasSender = columns.sender !== undefined || columns.role !== undefined;
    if (hasTime && hasSender) return 0.6;
    return hasTime || hasSender ? 0.45 : 0;
  },
  parse: parseTable,
  table(sample, options): Table {
    const { headers, columns, rows } = layoutOf(sample, options.columns ?? {});
    return { headers: [...headers], columns, rows: rows.slice(1, 21) };
  },
};

interface Layout {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly columns: Columns;
  readonly rows: string[][];
}

const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];

/** The delimiter under which most fields are found, then the one that gives most columns. */
function layoutOf(sample: Sample, byHand: Columns): Layout {
  const found = delimiters.map((delimiter) => {
    const rows = sampleRows(sample.text, delimiter, 50);
    const headers = widened(rows);
    return { delimiter, headers, columns: mapColumns(headers, byHand), rows };
  });
  const score = ({ columns, headers }: Layout): number =>
    Object.keys(columns).length * 1000 + headers.length;
  return found.reduce((best, each) => (score(each) > score(best) ? each : best));
}

/** Some exporters give every row one value more than there are names; such columns have none. */
function widened(rows: readonly string[][]): readonly string[] {
  const headers = rows[0] ?? [];
  const widths = new Set(rows.slice(1).map((row) => row.length));
  const [width = 0] = widths;
  if (widths.size !== 1 || rows.length < 4 || width <= headers.length) return headers;
  return [...headers, ...Array.from({ length: width - headers.length }, () => '')];
}

/** A table that a person mapped by numbers may begin with a message at once. */
function hasHeaders({ rows, headers, columns }: Layout): boolean {
  if (!Object.values(columns).every((column) => /^#\d+$/.test(column))) return true;
  const time = readCellTime(rows[0]?.[columnIndex(headers, columns.time) ?? -1] ?? '', 'DMY');
  return time.is !== 'instant' && time.is !== 'local';
}

async function* parseTable(
  input: ParseInput,
): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const layout = layoutOf(input.sample, input.options.columns ?? {});
  const order = dayOrder(layout, input.options);
  if (order.isUndecided) {
    const choices = ['DMY', 'MDY'];
    yield [{ type: 'question', id: 'date-order', choices, assumed: order.dateOrder }];
  }
  const read = rowReader(input, layout, order.dateOrder);
  let number = hasHeaders(layout) ? -1 : 0;
  for await (const rows of tableRows(input.pieces(), layout.delimiter)) {
    const events: ParsedEvent[] = [];
    for (const row of rows) if (++number > 0) read(row, number, events);
    yield events;
  }
}

/** Turns rows into events, opening conversations as they are met. */
function rowReader({ name, options }: ParseInput, layout: Layout, order: DayOrder) {
  const { headers, columns, delimiter } = layout;
  const clock = zoneClock(options.zone);
  const at = {
    time: columnIndex(headers, columns.time),
    date: columnIndex(headers, columns.date),
    sender: columnIndex(headers, columns.sender),
    text: columnIndex(headers, columns.text) ?? 0,
    conversation: columnIndex(headers, columns.conversation),
    role: columnIndex(headers, columns.role),
    order: columnIndex(headers, columns.order),
    id: columnIndex(headers, columns.id),
  };
  const sense = roleSense(columns.role);
  const titles = new Map<string, string>();
  const named = new Set<string>();
  const whole = wholeTable(layout, at.sender, name);

  const conversationOf = (key: string, message: ParsedMessage): ParsedConversation | null => {
    const before = titles.get(key);
    // An id says less than the name of the customer who speaks under it.
    const told = before ?? (key === whole.key ? whole.title : key);
    const title = message.role === 'customer' && message.sender ? message.sender : told;
    if (before === title || named.has(key)) return null;
    if (title !== told) named.add(key);
    titles.set(key, title);
    return {
      type: 'conversation',
      key,
      title,
      platform: 'other',
      channel: 'im',
      shop: null,
      isGroup: false,
    };
  };

  return (row: Row, number: number, events: ParsedEvent[]): void => {
    const fitted: FittedRow = fitRow(row.cells, headers.length, at.text, delimiter);
    const { cells } = fitted;
    const cell = (index: number | undefined): string =>
      index === undefined ? '' : (cells[index] ?? '');
    const issue = (reason: Parameters<typeof issueOf>[1], rejected: boolean): void =>
      void events.push(issueOf(row, reason, rejected));
    if (cells.length <= at.text) return issue('missing-text', true);
    if (fitted.isRagged) issue('ragged-row', false);

    const text = cell(at.text);
    const timeRaw = [cell(at.date), cell(at.time)].filter((part) => part !== '').join(' ');
    const time = readCellTime(timeRaw, order);
    if (at.time !== undefined && time.is === 'no-date') issue('no-date', false);
    if (at.time !== undefined && time.is === 'unreadable') issue('bad-time', false);
    if (text.length >= 32_767) issue('truncated-cell', false);
    const orderNo = plainId(cell(at.order));
    if (/^\d(?:\.\d+)?E\+\d+$/iu.test(orderNo)) issue('precision-lost', false);

    const key = cell(at.conversation).trim() || whole.key;
    const sender = cell(at.sender) || cell(at.role);
    const named = roleOfCell(cell(at.sender), 'words');
    const role = at.role === undefined ? named : roleOfCell(cell(at.role), sense);
    // Where only the side is named, one word stands for many people.
    const isNamed = cell(at.sender).trim() !== '' && named === 'unknown';
    const handle = isNamed || role === 'agent' ? sender.trim() : `${key}:${sender}`;
    const message: ParsedMessage = {
      type: 'message',
      ...plainMessage,
      conversation: key,
      sender,
      handle: sender === '' ? '' : handle,
      role,
      kind: role === 'system' ? 'event' : contentKind(text),
      isSystem: role === 'system',
      text: text.replaceAll('\r\n', '\n'),
      ...storedTime(time, clock),
      timeRaw,
      platformId: plainId(cell(at.id)) || null,
      position: number,
      order: orderNo || null,
    };
    const opened = conversationOf(key, message);
    if (opened) events.push(opened);
    events.push(message);
  };
}

/**
 * The conversation of a table without a column for it: named for the two who speak, so that it is the
 * same in every export of theirs, else for the file.
 */
function wholeTable({ rows }: Layout, sender: number | undefined, name: string) {
  const senders = rows.slice(1).map((row) => (sender === undefined ? '' : (row[sender] ?? '')));
  const speakers = [...new Set(senders.filter((each) => each !== ''))].sort();
  if (speakers.length !== 2) return { key: fileStem(name), title: fileStem(name) };
  return { key: speakers.join('|'), title: speakers.join(', ') };
}

/** A part over 12 decides; else it is asked. */
function dayOrder(
  { rows, headers, columns }: Layout,
  options: ParseOptions,
): { dateOrder: DayOrder; isUndecided: boolean } {
  const told = options.dateOrder;
  if (told === 'DMY' || told === 'MDY') return { dateOrder: told, isUndecided: false };
  const index = columnIndex(headers, columns.date ?? columns.time) ?? -1;
  const parts = rows.slice(1).flatMap((row) => {
    const found = ambiguousParts(row[index] ?? '');
    return found ? [found] : [];
  });
  if (parts.some(([first]) => first > 12)) return { dateOrder: 'DMY', isUndecided: false };
  if (parts.some(([, second]) => second > 12)) return { dateOrder: 'MDY', isUndecided: false };
  return { dateOrder: 'DMY', isUndecided: parts.length > 0 };
}

/** Spreadsheets keep long numbers as text by `'123` or `="123"`. */
function plainId(cell: string): string {
  return cell
    .trim()
    .replace(/^'/, '')
    .replace(/^="(.*)"$/, '$1');
}

function issueOf(
  { cells, line }: Row,
  reason:
    | 'missing-text'
    | 'ragged-row'
    | 'no-date'
    | 'bad-time'
    | 'truncated-cell'
    | 'precision-lost',
  rejected: boolean,
): ParsedEvent {
  return { type: 'issue', line, reason, excerpt: cells.join(' | ').slice(0, 200), rejected };
}
