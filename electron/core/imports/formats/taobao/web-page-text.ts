import type { Line } from '../../format.ts';
import { isSubAccount } from './account.ts';

/** One message of the page's text: time, then text, then the sender. */
export interface PageMessage {
  readonly is: 'message';
  readonly line: number;
  /** The last date line above it, as written; '' where there is none. */
  readonly date: string;
  readonly time: string;
  readonly text: string;
  readonly sender: string;
}

/** A line that belongs to no message. */
export interface PageRest {
  readonly is: 'rest';
  readonly line: number;
  readonly text: string;
}

export const pageTime = /^\s*\d{1,2}:\d\d:\d\d\s*$/u;
export const pageDate = /^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*$/u;
export const pageEnd = /^\s*没有更多内容了\s*$/u;

/** Lines of the page to messages; `senders` are names that are sure, e.g. as they stand there often. */
export function pageReader(senders: ReadonlySet<string>, firstDate = '') {
  let done: (PageMessage | PageRest)[] = [];
  let date = firstDate;
  let heldDate: Line | null = null;
  let open: { line: number; date: string; time: string; body: string[] } | null = null;

  const close = (): void => {
    if (open) done.push(messageOf(open, senders));
    open = null;
  };
  const add = ({ number, text, soft }: Line): void => {
    if (open) {
      const last = open.body.at(-1);
      if (soft && last !== undefined) open.body[open.body.length - 1] = `${last}\u2028${text}`;
      else open.body.push(text);
    } else if (text.trim() !== '') done.push({ is: 'rest', line: number, text });
  };
  const letGo = (isDate: boolean): void => {
    const line = heldDate;
    heldDate = null;
    if (!line) return;
    if (!isDate) return add(line);
    close();
    date = line.text.trim();
  };
  const isAfterSender = (): boolean => {
    const last = open?.body.findLast((each) => each.trim() !== '')?.trim();
    return last === undefined || senders.has(last);
  };
  /** Somebody may write a date or a time alone on a line: it goes back, and no sender is above it. */
  const isInBody = (line: Line): boolean => {
    if (!open || isAfterSender()) return false;
    return pageDate.test(line.text)
      ? open.date !== '' && sortable(line.text) < sortable(open.date)
      : heldDate === null && sortable(line.text) < sortable(open.time);
  };

  return {
    push(line: Line): void {
      const text = line.text.trim();
      if (pageTime.test(text)) {
        letGo(!heldDate || !isInBody(heldDate));
        if (isInBody(line)) return add(line);
        close();
        open = { line: line.number, date, time: text, body: [] };
      } else if (pageDate.test(text)) {
        letGo(false);
        heldDate = line;
      } else if (pageEnd.test(text)) {
        letGo(true);
        close();
      } else {
        if (text !== '') letGo(false);
        add(line);
      }
    },
    take(): readonly (PageMessage | PageRest)[] {
      const taken = done;
      done = [];
      return taken;
    },
    end(): void {
      letGo(true);
      close();
    },
  };
}

interface OpenMessage {
  readonly line: number;
  readonly date: string;
  readonly time: string;
  readonly body: readonly string[];
}

function messageOf(
  { line, date, time, body }: OpenMessage,
  senders: ReadonlySet<string>,
): PageMessage {
  const first = body.findIndex((each) => each.trim() !== '');
  const last = body.findLastIndex((each) => each.trim() !== '');
  const sender = last < 0 ? '' : body[last]!.trim();
  // A lone line is the text, but where it can only be a name: not everything leaves a text.
  if (first === last && !isSubAccount(sender) && !senders.has(sender)) {
    return { is: 'message', line, date, time, text: sender, sender: '' };
  }
  const text = body.slice(first, last).join('\n').trimEnd();
  return { is: 'message', line, date, time, text, sender };
}

function sortable(written: string): string {
  return written.replace(/\d+/gu, (digits) => digits.padStart(2, '0')).replace(/[^\d]/gu, '');
}
