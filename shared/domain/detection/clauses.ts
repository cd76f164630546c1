import { onceATurn } from './turns.ts';

/** A part of a message that says one thing. `start` is its index in the folded text. */
export interface Clause {
  start: number;
  text: string;
  /** The clause ends in a question mark. */
  isMarked: boolean;
}

/**
 * Where a Chinese chat breaks: at punctuation, at a space that no number needs, and after a closing
 * particle when somebody is addressed or starts to act (`…了呢我明天帮您催`).
 */
const chineseBreak =
  /[。!?;\n\r…]+|(?<!\d),|,(?!\d)|[~～]+|(?<=[^ -~])\s+(?![\d内前后左右之])|(?<=[ -~])\s+(?=[^ -~])(?![内前后左右之])|(?<=[了呢哦哈啦])\s+(?=\d+(?:-\d+)?个?(?:工作日|小时|天))|[‘“”]|(?=如果|若是)|(?<=[呢哦哈啦呀哟噢嘛])(?=客官|您|亲|我|小|这边|请|麻烦|妹|辛苦|到时|然后)/g;
const englishBreak =
  /[!?;\n\r…]+|\.(?=\s|$)|\s-\s|,\s(?=(?:and |so |but )?(?:i|we)(?:'ll| will)\b)|(?<=[a-z0-9)])\s*\.\s/g;

/** The clauses of a message, by its language. */
export const clausesOf = onceATurn((turn) =>
  turn.isChinese ? chineseClauses(turn.text) : englishSentences(turn.text),
);

export const chineseClauses = (folded: string): Clause[] => split(folded, chineseBreak);
export const englishSentences = (folded: string): Clause[] => split(folded, englishBreak);

function split(text: string, breaks: RegExp): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    push(clauses, text, start, match.index, match[0].includes('?'));
    start = match.index + match[0].length;
  }
  push(clauses, text, start, text.length, false);
  return clauses;
}

function push(
  clauses: Clause[],
  text: string,
  start: number,
  end: number,
  isMarked: boolean,
): void {
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  if (trimmed === '') return;
  clauses.push({ start: start + raw.indexOf(trimmed), text: trimmed, isMarked });
}
