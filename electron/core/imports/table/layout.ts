import type { Columns } from '../../../../shared/contract/imports.ts';
import { readCellTime } from './cell-time.ts';
import { columnIndex, mapColumns, plainHeader } from './columns.ts';
import { inferColumns } from './infer.ts';
import { isOtherTable } from './other-tables.ts';
import { hasSideColumns } from './places.ts';
import type { Row } from './rows.ts';

/** One table of a file: all of a CSV, a sheet, the records of a JSON document, a table of a page. */
export interface TableSource {
  /** Names the conversation where no column does; '' where the file does. */
  readonly name: string;
  /** The first rows, header among them. */
  readonly sample: readonly (readonly string[])[];
  /** Stands between cells that a row has too many. */
  readonly delimiter: string;
  /** All rows from the first one; as often as asked. */
  rows(): AsyncIterable<readonly Row[]>;
  /** The first row are the keys of records: none below it is a header. */
  readonly isKeyed?: boolean;
  /** The column for conversations is none of the records' own. */
  readonly isChatOutside?: boolean;
}

/** What is where in a table. */
export interface Layout {
  readonly source: TableSource;
  /** Index of the row with the headers; -1 where there is none. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly columns: Columns;
  /** Rows of the sample under the header. */
  readonly rows: readonly (readonly string[])[];
  /** How likely the rows are messages: 0 to 0.85, less than a format that knows its header; chats more. */
  readonly score: number;
  /** A cell holds a whole chat. */
  readonly isChatInCell: boolean;
}

const mostRowsAboveHeader = 10;

/** Finds the header, below a title if need be, and maps it; columns named by hand come first. */
export function layoutOf(source: TableSource, byHand: Columns = {}): Layout {
  const { sample } = source;
  if (Object.keys(byHand).length > 0) return byHandLayout(source, byHand);
  const above = source.isKeyed ? 1 : mostRowsAboveHeader;
  for (let row = 0; row < Math.min(sample.length, above); row++) {
    // A row with a time is one of the table: its words for a kind or a side may be those of headers.
    if (row > 0 && sample[row]!.some(isMoment)) continue;
    const headers = widened(sample.slice(row));
    const layout = scored(source, row, headers, mapColumns(headers));
    if (layout.score > 0) return layout;
  }
  const inferred = inferColumns(sample);
  if (inferred) return { ...scored(source, -1, [], inferred), score: 0.41 };
  const headers = widened(sample);
  return { ...scored(source, 0, headers, mapColumns(headers)), score: 0 };
}

function isMoment(cell: string): boolean {
  if (cell.length < 8 || cell.length > 40 || !/^\s*'?\d/.test(cell)) return false;
  const { is } = readCellTime(cell, 'DMY');
  return is === 'instant' || is === 'local';
}

function byHandLayout(source: TableSource, byHand: Columns): Layout {
  const { sample } = source;
  const names = Object.values(byHand).filter((column) => !isNumbered(column));
  const found = sample.findIndex(
    (row) => names.length > 0 && names.every((name) => columnIndex(row, name) !== undefined),
  );
  const row = Math.max(found, 0);
  const headers = widened(sample.slice(row));
  const isData = names.length === 0 && beginsWithData(sample, headers, byHand);
  const columns = isData ? byHand : mapColumns(headers, byHand);
  return { ...scored(source, isData ? -1 : row, isData ? [] : headers, columns), score: 1 };
}

/** A table that a person mapped by numbers may begin with a message at once. */
function beginsWithData(
  [first = []]: TableSource['sample'],
  headers: readonly string[],
  { time }: Columns,
): boolean {
  const found = readCellTime(first[columnIndex(headers, time) ?? -1] ?? '', 'DMY');
  return found.is === 'instant' || found.is === 'local';
}

function isNumbered(column: string): boolean {
  return /^#\d+$/.test(column);
}

function scored(
  source: TableSource,
  headerRow: number,
  headers: readonly string[],
  columns: Columns,
): Layout {
  const rows = source.sample.slice(headerRow + 1);
  const layout = { source, headerRow, headers, columns, rows, isChatInCell: false, score: 0 };
  const text = columnIndex(headers, columns.text);
  // What is told around the records says nothing of what they are.
  const own = source.isChatOutside ? withoutChat(columns) : columns;
  if (text === undefined || isOtherTable(headers, own)) return { ...layout, score: 0 };
  const cells = rows.map((row) => row[text] ?? '').filter((cell) => cell.trim() !== '');
  const hasSender =
    columns.sender !== undefined || columns.role !== undefined || hasSideColumns(layout);
  const isEven = rows.length > 0 && rows.every((row) => row.length === headers.length);
  if (
    isChat(columns) &&
    cells.filter(looksLikeChatOf(columns)).length * 2 >= Math.max(cells.length, 1)
  ) {
    // The lines of the chats would be read by the formats that they have, cells and all.
    return { ...layout, isChatInCell: true, score: isEven && headers.length > 1 ? 0.985 : 0.6 };
  }
  // A column `消息` of counts is no text.
  const numbers = cells.filter((cell) => /^[\d.,%\s]+$/.test(cell)).length;
  if (cells.length >= 3 && numbers > cells.length * 0.8) return { ...layout, score: 0 };
  if (isLog(headers, rows)) return { ...layout, score: 0 };
  const hasTime = columns.time !== undefined && timesAreRead(rows, headers, columns);
  if (hasTime && hasSender) {
    // Lines inside of texts may look like other formats; a table that is one throughout is none of them.
    return { ...layout, score: isEven && headerRow >= 0 ? 0.85 : 0.6 };
  }
  // Programs log times and texts as well; nobody speaks there.
  if (!hasSender && headers.some((header) => logged.test(header))) return { ...layout, score: 0 };
  // Posts and articles have a title, and neither times nor sides.
  const isArticle = headers.some((header) => articleHeader.test(header));
  if (!hasTime && columns.role === undefined && isArticle) return { ...layout, score: 0 };
  return { ...layout, score: hasTime || hasSender ? 0.45 : 0 };
}

function withoutChat(columns: Columns): Columns {
  const own = { ...columns };
  delete own.conversation;
  return own;
}

const logged = /^(?:log_?)?(?:level|severity|logger)$|^(?:pid|hostname)$/iu;

const articleHeader = /^(?:title|subject|标题|標題)$/iu;

/** A column that only programs fill: their process, or how grave what they say is. */
function isLog(headers: readonly string[], rows: TableSource['sample']): boolean {
  return headers.some((header, index) => {
    if (!logged.test(header)) return false;
    if (!/level$/iu.test(header)) return true;
    return rows.length > 0 && rows.every((row) => gravity.test(row[index] ?? ''));
  });
}

const gravity =
  /^(?:[1-6]0|trace|debug|verbose|info(?:rmation)?|notice|warn(?:ing)?|error|critical|fatal|alert|emergency)?$/iu;

/** Without a sender of its own a text may be a chat, if it has no time either or is called one. */
function isChat({ time, sender, role, text }: Columns): boolean {
  if (sender !== undefined || role !== undefined) return false;
  return time === undefined || chatHeader.test(plainHeader(text ?? ''));
}

const chatHeader = /聊天记录|对话记录|会话内容|沟通|history|transcript|chatlog|chat$|chattext/u;

/** A lone time is enough only where the column is called a chat: mails have one in their heads. */
function looksLikeChatOf({ text }: Columns): (cell: string) => boolean {
  const least = chatHeader.test(plainHeader(text ?? '')) ? 1 : 2;
  return (cell) => {
    if (/^\s*\[\s*\{/.test(cell)) return true;
    const timed = cell.split(/\r\n|[\n\r]/).filter((line) => /\d{1,2}:\d{2}/.test(line));
    return timed.length >= 2 || (timed.length === least && cell.includes('\n'));
  };
}

function timesAreRead(
  rows: readonly (readonly string[])[],
  headers: readonly string[],
  { time, date }: Columns,
): boolean {
  const index = columnIndex(headers, date ?? time) ?? -1;
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
  const read = cells.filter((cell) => readCellTime(cell, 'DMY').is !== 'unreadable').length;
  const swapped = cells.filter((cell) => readCellTime(cell, 'MDY').is !== 'unreadable').length;
  return cells.length === 0 || Math.max(read, swapped) * 4 > cells.length;
}

/** Some exporters give every row one value more than there are names; such columns have none. */
function widened(rows: TableSource['sample']): readonly string[] {
  const headers = rows[0] ?? [];
  const widths = new Set(rows.slice(1).map((row) => row.length));
  const [width = 0] = widths;
  if (widths.size !== 1 || rows.length < 4 || width <= headers.length) return headers;
  return [...headers, ...Array.from({ length: width - headers.length }, () => '')];
}
