import { isTime, timeOf, type WallTime } from '../../text/wall-clock.ts';

/** The start of a line that opens a message, or tells what happened. */
export interface ChatLine {
  /** How it is written: the bracket around the time, and what follows it. */
  readonly shape: string;
  readonly time: WallTime | null;
  readonly raw: string;
  /** '' where nobody says it. */
  readonly sender: string;
  readonly text: string;
}

const stamp =
  '(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?[ T]\\s{0,3}(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?';
const start = new RegExp(`^\\s{0,4}([[【(（]?)(${stamp})([\\]】)）]?)(\\s*(?:\\|\\s)?)(.*)$`, 'su');
const closing: Readonly<Record<string, string>> = {
  '': '',
  '[': ']',
  '【': '】',
  '(': ')',
  '（': '）',
};
const named = /^(\*\*)?([^\s:：*\-—【[（(][^:：\t\]】]{0,38}?)\1\s?[:：]\s?(.*)$/su;
const shown = /^([^\s:：*\-—【[（(][^:：\t\]】]{0,38}?)\s+([[【][^[\]【】]{1,12}[\]】])\s*$/u;
const note = /^-{2,}\s*(.{1,300}?)\s*-{2,}\s*$/u;
const system = /^\s{0,4}[[【]系统(?:消息|提示|通知)?[\]】]\s*[:：]?\s*(\S.{0,500})$/u;

/** Reads a line such as `【2026-03-01 10:00】阿丽：在吗`; null for one that opens nothing. */
export function readChatLine(line: string): ChatLine | null {
  const head = line.slice(0, longestHeader);
  const told = system.exec(head)?.[1];
  if (told !== undefined)
    return {
      shape: 'system',
      time: null,
      raw: '',
      sender: '',
      text: told + line.slice(longestHeader),
    };
  const found = start.exec(head);
  if (!found) return null;
  const [
    ,
    open = '',
    raw = '',
    year,
    month,
    day,
    hour,
    minute,
    second,
    close,
    gap = '',
    rest = '',
  ] = found;
  const time = timeOf(year, month, day, hour, minute, second);
  // A time of day with a tenth, or one of a span, is no header.
  if (closing[open] !== close || (open === '' && gap === '') || !isTime(time)) return null;
  const after = line.slice(longestHeader);
  const bar = gap.includes('|') ? '|' : '';
  const said = named.exec(rest);
  if (said) {
    const [, bold = '', sender = '', text = ''] = said;
    return {
      shape: `${open}${bar}${bold}colon`,
      time,
      raw,
      sender: sender.trim(),
      text: text + after,
    };
  }
  const media = shown.exec(rest);
  if (media)
    return { shape: `${open}${bar}shown`, time, raw, sender: media[1]!.trim(), text: media[2]! };
  const event = note.exec(rest)?.[1];
  return event === undefined
    ? null
    : { shape: `${open}${bar}note`, time, raw, sender: '', text: event };
}

/** No header is longer; a message may be. */
const longestHeader = 700;

/** True for a line that begins with a time as such lines have it. */
export function startsWithTime(line: string): boolean {
  return start.test(line.slice(0, 40));
}
