import type { Role } from '../../../../shared/model/message.ts';
import type {
  IssueReason,
  ParsedConversation,
  ParsedIssue,
  ParsedMessage,
} from '../../store/import-records.ts';
import type { ParsedEvent, ParseOptions } from '../format.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { chatOfSpeakers } from '../text/chat-of-speakers.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { wordKeeper } from '../text/word-keeper.ts';
import { readCellTime, storedTime, type CellTime, type DayOrder } from './cell-time.ts';
import { roleSense } from './columns.ts';
import { fitRow, type FittedRow } from './fit-row.ts';
import type { Layout } from './layout.ts';
import { placesOf } from './places.ts';
import { roleOfCell, roleOfWords } from './role.ts';
import { headerFinder, type Row } from './rows.ts';
import { sideWords } from './side-words.ts';

/** A cell that holds a whole chat, where the table is such. */
export interface ChatCell {
  readonly text: string;
  readonly key: string;
  readonly title: string;
}

export interface RowContext {
  /** Of the file. */
  readonly name: string;
  readonly options: ParseOptions;
  readonly order: DayOrder;
}

/** What is known of a word in a cell, as far as it names a side or a conversation. */
interface WordFacts {
  /** The side that it means as a name. */
  readonly named: Role;
  /** The side that it means in the column for sides. */
  readonly side: Role;
  /** The conversation that it names, once one of its messages was met. */
  opened: OpenedChat | null;
}

/**
 * Turns rows of one table into messages, opening conversations as they are met. What a row says is added
 * to `events`; a row of whole chats is given back.
 */
export function messageRows(layout: Layout, { name, options, order }: RowContext) {
  const { headers, columns, source } = layout;
  const clock = zoneClock(options.zone);
  const at = placesOf(layout, options.roleWords);
  const isWrapped = columns.text?.startsWith('="') ?? false;
  const sense = roleSense(columns.role);
  const whole = wholeTable(layout, at.sender, name);
  const hasSides = at.role !== undefined;
  const words = sideWords(layout, at.role ?? at.sender, hasSides ? options.roleWords : undefined);
  const open = conversationOpener(whole);
  const kept = wordKeeper<WordFacts>((word) => ({
    named: hasSides ? roleOfCell(word, 'words') : roleOfWords(word, words),
    side: roleOfWords(word, words, sense),
    opened: null,
  }));
  const isRounded = ({ rounded }: Row): boolean =>
    rounded !== undefined &&
    [at.order, at.id].some((index) => index !== undefined && rounded.includes(index));

  const isHeaderAgain = headerFinder(headers);
  const isDrawn = isRuler(layout.rows[0] ?? []);
  let last: { readonly key: string; readonly chat: OpenedChat } | null = null;

  return (row: Row, position: number, events: ParsedEvent[]): ChatCell | null => {
    if (isHeaderAgain(row.cells)) {
      // Exports that were put one behind the other.
      const told = last && conversationOf(last.key, last.chat.title ?? last.key);
      if (told) events.push({ ...told, isNewExport: true });
      return null;
    }
    const issue = (reason: IssueReason, rejected: boolean): void => {
      events.push(issueOf(row, reason, rejected));
    };
    if (row.flaw === 'unreadable-row') {
      issue('unreadable-row', true);
      return null;
    }
    if (isDrawn && isRuler(row.cells)) return null;
    // Without a header the first row says how many cells there are.
    const width = headers.length || layout.rows[0]?.length || row.cells.length;
    const fitted = fitRow(row.cells, width, at.text, source.delimiter);
    const { cells, isRagged } = isDrawn ? withoutPadding(fitted) : fitted;
    const cell = (index: number | undefined): string =>
      index === undefined ? '' : (cells[index] ?? '');
    const shownCell = (index: number | undefined): string => unwrapped(cell(index));
    if (cells.length <= at.text) {
      issue('missing-text', true);
      return null;
    }
    if (row.flaw === 'open-quote') issue('open-quote', false);
    else if (isRagged) issue('ragged-row', false);

    // A table that keeps all its cells as text by `="…"` does so with its headers, too.
    const text = isWrapped ? shownCell(at.text) : cell(at.text);
    if (text.length >= 32_767) issue('truncated-cell', false);
    const { word: conversation, facts: chat } = kept(shownCell(at.conversation).trim());
    const key = conversation || whole.key;
    if (layout.isChatInCell) return { text, key, title: conversation || whole.title };

    const [date, clockTime] = [shownCell(at.date), shownCell(at.time)];
    const isSaid = cell(at.sender).trim() !== '' && text.trim() !== '';
    if (!isSaid && isTotal(cells)) {
      issue('unreadable-row', true);
      return null;
    }
    const timeRaw = date === '' || clockTime === '' ? date + clockTime : `${date} ${clockTime}`;
    // What has neither words, nor anybody, nor a time is nobody's message.
    if ([text, timeRaw, cell(at.sender), cell(at.role)].every((each) => each.trim() === '')) {
      issue('missing-text', true);
      return null;
    }
    const time = timeIn(timeRaw, date, order);
    if (at.time !== undefined && time.is === 'no-date') issue('no-date', false);
    if (at.time !== undefined && time.is === 'unreadable') issue('bad-time', false);
    const orderNo = plainId(cell(at.order));
    const id = plainId(cell(at.id));
    if (isRounded(row) || isExponent(orderNo) || isExponent(id)) issue('precision-lost', false);

    const roleCell = cell(at.role);
    const { word: said, facts: speaker } = kept(shownCell(at.sender));
    const { named } = speaker;
    const isOurs = said !== '' && options.agents.includes(said);
    const isBuyers = at.isBySide && cell(at.customer).trim() !== '';
    const told = at.isBySide ? (isBuyers ? 'customer' : 'agent') : named;
    const bySide = at.role === undefined ? told : kept(roleCell).facts.side;
    const role = isOurs ? 'agent' : bySide;
    const bySideName = senderBySide(role, shownCell(at.customer), shownCell(at.agent));
    // `买家` says less than the buyer's name beside it.
    // A column of the shop's people names them beside what buyers say, too.
    const isTheirs = role === 'customer' && at.sender === at.agent && bySideName !== '';
    const sender =
      named === 'unknown' && !isTheirs
        ? said || bySideName || sideWord(roleCell)
        : bySideName || said;
    // Where only the side is named, one word stands for many people.
    const isNamed = said.trim() === '' ? sender !== roleCell : named === 'unknown';
    const handle = isNamed || role === 'agent' ? sender.trim() : `${key}:${sender}`;
    const replyTo = plainId(cell(at.replyTo));
    const { sentAt, wallClock, zone } = storedTime(time, clock);
    // Written out, as a million objects are put together here.
    const message: ParsedMessage = {
      type: 'message',
      conversation: key,
      sender,
      handle: sender === '' ? '' : handle,
      role,
      kind: role === 'system' ? 'event' : contentKind(text),
      isSystem: role === 'system',
      internal: isInternal(cell(at.internal), cell(at.public), cell(at.type)),
      edited: plainMessage.edited,
      text: text.includes('\r') ? text.replaceAll('\r\n', '\n') : text,
      sentAt,
      wallClock,
      timeRaw,
      zone,
      platformId: id || null,
      position,
      attachments: plainMessage.attachments,
      replyTo: replyTo === '' ? null : replyTo.replace(/\.0$/, '') || null,
      order: orderNo || null,
    };
    chat.opened ??= open.chat(key);
    const opened = open.meet(key, chat.opened, message);
    if (opened) events.push(opened);
    events.push(message);
    if (last?.chat !== chat.opened) last = { key, chat: chat.opened };
    return null;
  };
}

/** A column of hours may only repeat what a date with its time says. */
function timeIn(written: string, date: string, order: DayOrder): CellTime {
  const time = readCellTime(written, order);
  return time.is === 'unreadable' && date.includes(':') ? readCellTime(date, order) : time;
}

/** A title, a broken line: what stands in a table and is no row of it. */
export function issueOf({ cells, line }: Row, reason: IssueReason, rejected: boolean): ParsedIssue {
  return { type: 'issue', line, reason, excerpt: cells.join(' | ').slice(0, 200), rejected };
}

/** Markdown draws a line below the header of a table, and sets its cells apart by spaces. */
function isRuler(cells: readonly string[]): boolean {
  const drawn = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return drawn.length > 1 && drawn.every((cell) => /^:?-{2,}:?$/.test(cell));
}

function withoutPadding({ cells, isRagged }: FittedRow): FittedRow {
  return { cells: cells.map((cell) => cell.trim()), isRagged };
}

/** What a program counts below a table is said by nobody. */
function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return /^\s*(?:合计|总计|共计|小计|总数|合計|總計|(?:sub|grand )?total|sum)\s*(?:[:：]\s*)?$/iu.test(
    first,
  );
}

/** A note among colleagues never leaves: any column may say that a row is one. */
function isInternal(told: string, open: string, type: string): boolean {
  return isYes.test(told) || isNo.test(open) || isNote.test(type);
}

const isYes = /^\s*(?:1|true|yes|y|是|内部|private|internal)\s*$/iu;
const isNo = /^\s*(?:0|false|no|n|否)\s*$/iu;
const isNote =
  /^\s*(?:note|internal|private|(?:internal|private)[-_ ]?(?:note|comment|message)|内部(?:备注|消息|留言)?|备注)\s*$/iu;

/** Tables with a column for each side name whoever did not speak, too. */
function senderBySide(role: Role, customer: string, agent: string): string {
  return role === 'customer' ? customer : role === 'agent' ? agent : '';
}

/** A mere one or zero is no name. */
function sideWord(cell: string): string {
  return /^(?:[01]|true|false)$/i.test(cell.trim()) ? '' : cell;
}

/** A conversation that this table has told of, or will. */
interface OpenedChat {
  /** Null before it was told. */
  title: string | null;
  /** It has the name of its customer, and keeps it. */
  isNamed: boolean;
}

/** Says which conversation a message opens, once; named for the customer as soon as one speaks. */
function conversationOpener(whole: { readonly key: string; readonly title: string }) {
  const chats = new Map<string, OpenedChat>();
  let most = 20_000;
  // Told once more, one that has no name but its key is the same.
  const forgetPlain = (): void => {
    for (const [key, { title }] of chats) if (title === key) chats.delete(key);
    most = Math.max(most, chats.size * 2);
  };
  return {
    chat(key: string): OpenedChat {
      let chat = chats.get(key);
      if (!chat) {
        if (chats.size >= most) forgetPlain();
        chats.set(key, (chat = { title: null, isNamed: false }));
      }
      return chat;
    },
    meet(key: string, chat: OpenedChat, message: ParsedMessage): ParsedConversation | null {
      if (chat.isNamed) return null;
      // An id says less than the name of the customer who speaks under it.
      const told = chat.title ?? (key === whole.key ? whole.title : key);
      const { role, sender, handle } = message;
      // `customer` says less than an id.
      const isName = role === 'customer' && sender !== '' && handle === sender.trim();
      const title = isName ? sender : told;
      if (chat.title === title) return null;
      chat.isNamed = title !== told;
      chat.title = title;
      return conversationOf(key, title);
    },
  };
}

export function conversationOf(key: string, title: string): ParsedConversation {
  return { ...plainConversation, key, title, platform: 'other' };
}

/**
 * The conversation of a table without a column for it: its sheet's name, else the two who speak, so that
 * it is the same in every export of theirs, else the file's name.
 */
function wholeTable({ rows, source }: Layout, sender: number | undefined, name: string) {
  if (source.name !== '') return { key: source.name, title: source.name };
  const senders = rows.map((row) => (sender === undefined ? '' : (row[sender] ?? '')));
  return chatOfSpeakers(senders, name);
}

function isExponent(id: string): boolean {
  return id !== '' && /^\d(?:\.\d+)?E\+\d+$/iu.test(id);
}

/** Spreadsheets keep long numbers as text by `'123` or `="123"`. */
function plainId(cell: string): string {
  return cell === '' ? '' : unwrapped(cell.trim()).replace(/^'/, '');
}

function unwrapped(cell: string): string {
  return cell.startsWith('="') ? cell.replace(/^="(.*)"$/s, '$1') : cell;
}
