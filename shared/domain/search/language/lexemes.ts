import { fold } from '../fold.ts';
import type { Span } from './syntax.ts';

/** A piece of a query as typed. */
export type Lexeme = Span &
  (
    | { readonly is: 'open' | 'close' | 'or' | 'minus' }
    /** Words of a text, quoted or not. */
    | { readonly is: 'text'; readonly text: string; readonly isClosed: boolean }
    /** `word:value`; whether there is such an operator is not asked here. */
    | {
        readonly is: 'operator';
        readonly word: string;
        readonly value: string;
        readonly isClosed: boolean;
      }
  );

/** What closes a quotation. An input method may give the same sign at both ends. */
const quotes: Readonly<Record<string, RegExp>> = {
  '"': /"/u,
  '“': /[”“]|"(?!.*[”“])/su,
  '”': /”/u,
  '「': /」/u,
  '『': /』/u,
  '＂': /＂/u,
};

/** Cuts a query into pieces. Full-width punctuation means the same; any text is a query. */
export function lexemesOf(query: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < query.length) {
    const mark = query[at]!;
    if (/\s/u.test(mark)) at++;
    else if (mark === '(' || mark === '（') {
      lexemes.push({ is: 'open', start: at, end: ++at });
    } else if (mark === ')' || mark === '）') {
      lexemes.push({ is: 'close', start: at, end: ++at });
    } else if (isMinus(query, at)) {
      lexemes.push({ is: 'minus', start: at, end: ++at });
    } else {
      const lexeme = wordAt(query, at);
      const isWord = lexeme.is === 'or' && isJustAWord(query, lexeme, lexemes.at(-1));
      lexemes.push(isWord ? textAt(query, lexeme) : lexeme);
      at = lexeme.end;
    }
  }
  return lexemes;
}

/** A word that means `OR` is looked for where it stands alone; the Chinese one also where it comes first. */
function isJustAWord(query: string, { start, end }: Span, before: Lexeme | undefined): boolean {
  if (before !== undefined && before.is !== 'open') return false;
  return query.slice(start, end).startsWith('或') || query.slice(end).trim() === '';
}

/** A hyphen before something, and not within a word. */
function isMinus(query: string, at: number): boolean {
  if (!hyphen.test(query[at]!)) return false;
  return /\S/u.test(query[at + 1] ?? ' ') && !hyphen.test(query[at + 1] ?? '');
}

const hyphen = /[-－−]/u;

function textAt(query: string, { start, end }: Span): Lexeme {
  return { is: 'text', text: query.slice(start, end), isClosed: true, start, end };
}

function wordAt(query: string, start: number): Lexeme {
  const quoted = quotedAt(query, start);
  if (quoted)
    return { is: 'text', text: quoted.text, isClosed: quoted.isClosed, start, end: quoted.end };
  const end = wordEnd(query, start);
  const word = query.slice(start, end);
  const colon = word.search(/[:：]/u);
  if (colon > 0 && isOperatorLike(word.slice(0, colon))) {
    const valueStart = start + colon + 1;
    const value = quotedAt(query, valueStart);
    if (value) {
      return {
        is: 'operator',
        word: word.slice(0, colon),
        value: value.text,
        isClosed: value.isClosed,
        start,
        end: value.end,
      };
    }
    const plain = query.slice(valueStart, end);
    return { is: 'operator', word: word.slice(0, colon), value: plain, isClosed: true, start, end };
  }
  if (orWords.has(word)) return { is: 'or', start, end };
  return textAt(query, { start, end });
}

const orWords: ReadonlySet<string> = new Set(['OR', '或', '或者', '|', '｜']);

/** A word is one up to white space or a closing parenthesis that was opened before it. */
function wordEnd(query: string, start: number): number {
  let depth = 0;
  for (let at = start; at < query.length; at++) {
    const mark = query[at]!;
    if (/\s/u.test(mark)) return at;
    if (mark === '(' || mark === '（') depth++;
    if ((mark === ')' || mark === '）') && depth-- === 0) return at;
  }
  return query.length;
}

/** An open quotation reaches to the end, as one types. */
function quotedAt(
  query: string,
  start: number,
): { text: string; isClosed: boolean; end: number } | null {
  const closing = quotes[query[start] ?? ''];
  if (closing === undefined) return null;
  const rest = query.slice(start + 1);
  const length = rest.search(closing);
  if (length < 0) return { text: rest, isClosed: false, end: query.length };
  return { text: rest.slice(0, length), isClosed: true, end: start + length + 2 };
}

/** Letters alone: times (12:30), addresses (https://…) and JSON are texts. */
function isOperatorLike(word: string): boolean {
  return /^(?:[a-z]{2,12}|[\u4e00-\u9fff]{1,4})$/u.test(fold(word));
}
