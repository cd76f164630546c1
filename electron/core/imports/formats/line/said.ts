import { readDay, type Day } from './day.ts';

/** A line that begins with a time of day, cut at its tabs or runs of spaces. */
export interface Said {
  /** Null where the day stands above, on a line of its own. */
  readonly day: Day | null;
  /** The time as written. */
  readonly raw: string;
  readonly hour: string;
  readonly minute: string;
  /** Word for the half of the day; '' where the clock has 24 hours. */
  readonly half: string;
  /** False where spaces stand for tabs: then names with spaces are ambiguous. */
  readonly isTabbed: boolean;
  /** What follows the time. */
  readonly rest: string;
}

/** Reads `10:30⇥Alice⇥Hello`, `下午03:05⇥…`, `PM 3:05⇥…`, `03:05 p.m.⇥…`, and the same with spaces. */
export function readSaid(text: string): Said | null {
  const [before = '', written = ''] = withDay.exec(text) ?? [];
  const day = readDay(written);
  const found = pattern.exec(day ? text.slice(before.length) : text);
  if (!found) return null;
  const [, raw = '', ahead = '', hour = '', minute = '', after = '', gap = '', rest = ''] = found;
  return { day, raw, hour, minute, half: ahead || after, isTabbed: gap.startsWith('\t'), rest };
}

const pattern =
  /^[\ufeff\u200e\u200f]*((上午|下午|午前|午後|오전|오후|凌晨|早上|中午|晚上|[AaPp][Mm])?\s?(\d{1,2}):(\d{2})\s?([AaPp](?:[Mm]|\.\s?[Mm]\.))?)(\t| {1,4}(?=\S))(.*)$/su;

/** `2024/01/14(Sun) 10:30⇥…`, as programs write it that pass a chat on. */
const withDay = /^(\d{4}[/.]\d{1,2}[/.]\d{1,2}\s?[(（][^)）\t]{1,6}[)）]) (?=\d{1,2}:\d{2}\t)/u;
