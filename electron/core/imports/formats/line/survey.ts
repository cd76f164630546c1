import type { ParseInput } from '../../format.ts';
import { readDay, type Day } from './day.ts';
import { readSaid, type Said } from './said.ts';

/** What the whole file tells before its first message can be read. */
export interface LineSurvey {
  /** True where tabs stand between time, name and text. */
  readonly isTabbed: boolean;
  /** Names that speak, with how often. */
  readonly speakers: ReadonlyMap<string, number>;
  /** Lines that look like messages and stand inside of a quoted text. */
  readonly quoted: ReadonlySet<number>;
  /** Null where spaces stand for tabs and nobody can be meant: then it is part of a text. */
  split(said: Said): { sender: string; text: string } | null;
  dateOf(day: Day): { year: number; month: number; day: number };
  /** True for a line of a day; a bare one is such only in a file that has no other. */
  isDay(day: Day): boolean;
}

const mostSpeakers = 5_000;
const longestQuote = 300;

/** A text whose quote is not closed yet. */
interface OpenQuote {
  /** Its lines that look like headers or days. */
  readonly headers: number[];
  /** Days among them that may be the file's own. */
  readonly days: Day[];
  length: number;
}

/** Reads the file once for its separators, its speakers, its quoted texts and the order of its dates. */
export async function surveyLine(input: ParseInput): Promise<LineSurvey> {
  const tabbed = new Map<string, number>();
  const spaced = openNames();
  const quoted = new Set<number>();
  const orders = { DMY: 0, MDY: 0 };
  const bareOrders = { DMY: 0, MDY: 0 };
  let hasDays = false;
  let quote: OpenQuote | null = null;
  let latest = 0;
  const meetDay = (day: Day): void => {
    hasDays = true;
    latest = placeOf(day) ?? 0;
    countOrder(orders, day);
  };
  let lastLine = 0;
  for await (const lines of input.lines()) {
    for (const { text, number } of lines) {
      lastLine = number;
      const day = readDay(text);
      if (day?.isBare) countOrder(bareOrders, day);
      else if (day && quote) {
        quote.headers.push(number);
        // What was copied into a text has days of its own, most of them not later.
        const at = placeOf(day);
        if (at === null || at >= latest) quote.days.push(day);
        continue;
      } else if (day) {
        meetDay(day);
        continue;
      }
      const said = readSaid(text);
      if (quote) {
        // Somebody speaks on a later day: the quote before it was never closed.
        const isPast = said?.isTabbed === true && quote.days.length > 0;
        if (isPast || ++quote.length > longestQuote) {
          for (const passed of quote.days) meetDay(passed);
          quote = null;
        } else {
          if (said) quote.headers.push(number);
          if (isClosing(text)) {
            for (const header of quote.headers) quoted.add(header);
            quote = null;
          }
          continue;
        }
      }
      if (!said) continue;
      const [who = '', ...words] = said.rest.split('\t');
      if (!said.isTabbed) spaced.meet(said.rest, number);
      else if (words.length > 0 && (tabbed.has(who) || tabbed.size < mostSpeakers)) {
        tabbed.set(who, (tabbed.get(who) ?? 0) + 1);
      }
      if (said.isTabbed && isOpening(words.join('\t'))) {
        quote = { headers: [], days: [], length: 0 };
      }
    }
  }
  for (const passed of quote?.days ?? []) meetDay(passed);
  spaced.end(lastLine);
  const tabs = [...tabbed.values()].reduce((sum, count) => sum + count, 0);
  const isTabbed = tabs >= spaced.count() || tabs > 20;
  const speakers = isTabbed ? withoutSystem(tabbed) : spaced.names();
  const isWide = spaced.wide() * 2 > spaced.count();
  const told = input.options.dateOrder;
  const { DMY, MDY } = hasDays ? orders : bareOrders;
  const order = told === 'DMY' || told === 'MDY' ? told : DMY > MDY ? 'DMY' : 'MDY';
  return {
    isTabbed,
    speakers,
    quoted,
    isDay: (day) => !day.isBare || !hasDays,
    split: (said) => (said.isTabbed ? splitTabs(said) : splitSpaces(said, speakers, isWide)),
    dateOf({ parts: [a, b, c], isYearFirst }) {
      if (isYearFirst) return { year: a, month: b, day: c };
      return order === 'DMY' ? { year: c, month: b, day: a } : { year: c, month: a, day: b };
    },
  };
}

/** Time and text alone are a notice of the program. */
function splitTabs({ rest }: Said): { sender: string; text: string } {
  const at = rest.indexOf('\t');
  if (at < 0) return { sender: '', text: rest };
  return { sender: rest.slice(0, at).trim(), text: rest.slice(at + 1) };
}

/**
 * The longest known name that the line begins with; without one, a wide gap or the first word. A notice
 * of the program has no gap after the name.
 */
function splitSpaces(
  { rest }: Said,
  speakers: ReadonlyMap<string, number>,
  isWide: boolean,
): { sender: string; text: string } | null {
  const notice = { sender: '', text: rest };
  // Nothing said, or a file that was cut in a name.
  if (speakers.has(rest)) return { sender: rest, text: '' };
  if (isCutName(rest, speakers)) return null;
  if (isWide) return / {2}/u.test(rest) ? splitWide(rest) : notice;
  if (noticed.test(rest)) return notice;
  let name = '';
  for (const known of speakers.keys()) {
    if (known.length > name.length && rest.startsWith(`${known} `)) name = known;
  }
  if (name !== '') return { sender: name, text: rest.slice(name.length).trimStart() };
  const wide = splitWide(rest);
  if (wide) return wide;
  const once = /^(\S{1,40}) (.+)$/su.exec(rest);
  return once ? { sender: once[1]!, text: once[2]! } : null;
}

function isCutName(rest: string, speakers: ReadonlyMap<string, number>): boolean {
  for (const known of speakers.keys()) if (known.startsWith(rest)) return true;
  return false;
}

function splitWide(rest: string): { sender: string; text: string } | null {
  const wide = /^(\S(?:.{0,60}?\S)?) {2,}(.*)$/su.exec(rest);
  return wide && { sender: wide[1]!, text: wide[2]! };
}

/** What LINE says of people by itself, as whole lines. */
const noticed =
  /^(?:\S(?:.{0,60}?\S)?)(?: (?:unsent a message|(?:joined|left) the (?:group|chat)|added .{1,60} to the (?:group|chat)|invited .{1,60} to the (?:group|chat))|が(?:メッセージの送信を取り消し|写真を送信し|グループ(?:に参加|を(?:退会|作成))し|.{1,60}を(?:招待し|追加し|退会させ))ました|が(?:参加|退出|退会)しました|(?:已)?收回了?訊息|(?:已)?加入(?:了)?群組|(?:已)?退出(?:了)?群組|님이 (?:나갔|들어왔)습니다)[。.]?$/u;

/**
 * Names where only spaces stand behind them: first words that speak more than once, with the words that
 * always follow them.
 */
function openNames() {
  const first = new Map<string, { count: number; common: string[] }>();
  let count = 0;
  let wideCount = 0;
  // Kept back: of the last line of a file, it is not known that it is whole.
  let last: { words: readonly string[]; number: number } | null = null;

  const learn = (words: readonly string[], isCut: boolean): void => {
    const known = first.get(words[0]!);
    if (!known) {
      // The last word is said, not a name.
      const common = words.slice(0, Math.max(1, words.length - 1));
      if (first.size < mostSpeakers) first.set(words[0]!, { count: 1, common });
      return;
    }
    known.count++;
    const differs = known.common.findIndex((word, index) => word !== words[index]);
    const isStart = known.common[differs]?.startsWith(words[differs] ?? '');
    const isEnd = differs >= words.length - 1;
    if (differs >= 0 && !(isCut && isStart && isEnd)) known.common.length = differs;
  };
  const take = (isCut: boolean): void => {
    if (!last) return;
    // Two lines that agree are needed before a third is taken for cut.
    const seen = first.get(last.words[0]!)?.count ?? 0;
    learn(last.words, isCut && seen > 1);
    last = null;
  };
  return {
    meet(rest: string, number: number): void {
      take(false);
      count++;
      const wide = /^(\S(?:.{0,60}?\S)?) {2,}/su.exec(rest)?.[1];
      if (wide !== undefined) wideCount++;
      const words = wide === undefined ? rest.split(' ').slice(0, 5) : [wide, ''];
      last = { words, number };
    },
    /** `line` is the last one of the file. */
    end: (line: number): void => take(last?.number === line),
    count: () => count,
    wide: () => wideCount,
    names: (): Map<string, number> =>
      new Map(
        [...first.values()]
          .filter((each) => each.count > 1 && each.common.length > 0)
          .map((each) => [each.common.join(' '), each.count]),
      ),
  };
}

function withoutSystem(names: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...names].filter(([name]) => name.trim() !== ''));
}

/** Where a day stands among others; null where that depends on the order of the file. */
function placeOf({ isYearFirst, parts: [year, month, day] }: Day): number | null {
  return isYearFirst ? (year * 13 + month) * 32 + day : null;
}

/** An opening quote that is not closed on its line. */
function isOpening(text: string): boolean {
  return text.startsWith('"') && quotes(text) % 2 === 1;
}

function isClosing(text: string): boolean {
  return /"\s*$/u.test(text) && quotes(text) % 2 === 1;
}

function quotes(text: string): number {
  return text.split('"').length - 1;
}

/**
 * A named day of the week tells the order, where only one order falls on it; without one, a part that is
 * no month.
 */
function countOrder(orders: { DMY: number; MDY: number }, day: Day): void {
  if (day.isYearFirst) return;
  const [a, b, year] = day.parts;
  const fits = (month: number, date: number): boolean =>
    month <= 12 &&
    (day.weekday === null || new Date(Date.UTC(year, month - 1, date)).getUTCDay() === day.weekday);
  if (fits(b, a)) orders.DMY++;
  if (fits(a, b)) orders.MDY++;
}
