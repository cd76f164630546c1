import { AppError } from '../../../../shared/contract/errors.ts';

/** What a line that opens a message says, as marked by a person. */
export interface MarkedLine {
  /** Date and time as written, put together where they stand apart; '' where the pattern has none. */
  readonly time: string;
  readonly sender: string;
  readonly role: string;
  readonly text: string;
}

const fields = ['date', 'time', 'sender', 'role', 'text', '_'] as const;
type Field = (typeof fields)[number];

/**
 * Reads a pattern such as `[{time}] {sender}: {text}`: what is in braces varies, the rest stands in each
 * line that opens a message; `{_}` is anything else. Without `{text}` the text begins on the next line.
 * `invalid-input` for a pattern that could not tell messages.
 */
export function linePattern(pattern: string): (line: string) => MarkedLine | null {
  const parts = pattern.split(/\{([a-z_]*)\}/u);
  const named = parts.filter((_, index) => index % 2 === 1);
  const isKnown = named.every((name) => (fields as readonly string[]).includes(name));
  const marked = named.filter((name) => name !== '_');
  const isOnce = new Set(marked).size === marked.length;
  const hasStart = marked.includes('time') || marked.includes('sender');
  const textAt = pattern.indexOf('{text}');
  const isLast = textAt < 0 || textAt + '{text}'.length === pattern.length;
  // Fields that nothing parts could be cut anywhere: looked for without end, and found by chance.
  const isParted = !/\}\{[a-z_]*\}\{/u.test(pattern) && named.length - marked.length <= 2;
  if (!isKnown || !isOnce || !hasStart || !isLast || !isParted) throw noPattern(pattern);

  const source = parts.map((part, index) =>
    index % 2 === 1 ? groups[part as Field] : literal(part, parts[index + 1] === 'text'),
  );
  const matcher = new RegExp(`^\\s*${source.join('')}\\s*$`, 'u');
  return (line) => {
    // No header is longer; a message may be.
    const rest = line.slice(longestHeader);
    const found = matcher.exec(rest === '' ? line : line.slice(0, longestHeader))?.groups;
    if (!found) return null;
    const { date = '', time = '', sender = '', role = '', text = '' } = found;
    const told = [date, time].filter((each) => each !== '').join(' ');
    return { time: told, sender: sender.trim(), role: role.trim(), text: text + rest };
  };
}

const longestHeader = 300;

/** Digits and what stands between and behind them in times of any language. */
const timeLike =
  '(?:(?:上午|下午|凌晨|早上|中午|晚上|午前|午後|오전|오후)\\s?)?\\d(?:[\\d\\s:/.,+年月日时時分秒T-]|上午|下午|凌晨|早上|中午|晚上|午前|午後|오전|오후|(?:星期|周|週)[一二三四五六日天]|[A-Z][a-z]{2}(?=[ -])){0,40}(?:\\s?[AaPp]\\.?\\s?[Mm]\\.?|Z)?(?<=[\\d日秒分MmZ.天一二三四五六])';

const groups: Readonly<Record<Field, string>> = {
  date: `(?<date>${timeLike})`,
  time: `(?<time>${timeLike})`,
  sender: '(?<sender>\\S(?:.{0,78}?\\S)??)',
  role: '(?<role>\\S{1,20}?)',
  text: '(?<text>.*)',
  _: '.*?',
};

/** Spaces may be wider, and other ones, from line to line; before a text that is empty there is none. */
function literal(written: string, isBeforeText: boolean): string {
  const escaped = written.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  const open = isBeforeText ? escaped.replace(/\s+$/u, '\\s*') : escaped;
  return open.replace(/ +/gu, '\\s+').replace(/[:：]/gu, '[:：]');
}

function noPattern(pattern: string): AppError {
  const message =
    'A line pattern names each of {time}, {date}, {sender}, {role} once at most, {time} or {sender} ' +
    'among them, no three without a mark between, and ends with {text} if the text follows.';
  return new AppError('invalid-input', message, { pattern });
}
