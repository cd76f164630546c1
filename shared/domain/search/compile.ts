import type { Query } from './query.ts';
import { runsOf, type Run } from './runs.ts';
import { GRAM } from './tokens.ts';

/** How the index answers a query. All tokens must be there; what it cannot prove is checked on the text. */
export interface Compiled {
  readonly tokens: readonly string[];
  /** Beginnings of tokens. FTS5 collects all that begin so before it tells the first. */
  readonly prefixes: readonly string[];
  /** Tokens that must be absent. */
  readonly absent: readonly string[];
  /** What is left to be checked on the folded text of every candidate. */
  readonly unproven: Query;
}

/**
 * Compiles a query for the index. One or two ASCII characters at the end of a term could go on in the
 * text, so they are looked for as the beginning of a token.
 */
export function compileQuery(query: Query): Compiled {
  const terms = query.terms.map(compileTerm);
  const excluded = query.excluded.map(compileTerm);
  const isProvenAbsent = (term: Term): boolean => term.isExact && term.prefix === undefined;
  return {
    tokens: fewer([...new Set(terms.flatMap((term) => term.tokens))]),
    prefixes: [...new Set(terms.flatMap((term) => term.prefix ?? []))],
    absent: excluded.filter(isProvenAbsent).flatMap((term) => term.tokens),
    unproven: {
      terms: terms.filter((term) => !term.isExact).map((term) => term.text),
      excluded: excluded.filter((term) => !isProvenAbsent(term)).map((term) => term.text),
    },
  };
}

interface Term {
  readonly text: string;
  readonly tokens: readonly string[];
  readonly prefix: string | undefined;
  /** One token or prefix is the whole term, so the index alone is right. */
  readonly isExact: boolean;
}

function compileTerm(text: string): Term {
  const runs = runsOf(text);
  const last = runs.at(-1);
  const isWeak =
    last?.kind === 'alphanumeric' && last.end === text.length && last.end - last.start < GRAM;
  const strong = isWeak ? runs.slice(0, -1) : runs;
  const tokens = [...new Set(strong.flatMap((run) => tokensOfRun(text, run)))];
  const prefix = isWeak ? text.slice(last.start) : undefined;
  const only = tokens.length === 1 ? tokens[0] : tokens.length === 0 ? prefix : undefined;
  return { text, tokens, prefix, isExact: only === text };
}

/** The tokens that every text with this run has. A short ASCII run before its end is a whole token. */
function tokensOfRun(text: string, { kind, start, end }: Run): string[] {
  const size = kind === 'alphanumeric' ? GRAM : 2;
  if (kind === 'symbol' || end - start <= size) return [text.slice(start, end)];
  const step = kind === 'alphanumeric' && end - start >= LONG ? GRAM : 1;
  const tokens: string[] = [];
  for (let at = start; at < end - size; at += step) tokens.push(text.slice(at, at + size));
  tokens.push(text.slice(end - size, end));
  return tokens;
}

/** From this length on, every third token says as much as all of them. */
const LONG = 9;
/** More tokens than this only cost time; the expression parser has a limit, too. */
const MOST_TOKENS = 24;

function fewer(tokens: readonly string[]): readonly string[] {
  if (tokens.length <= MOST_TOKENS) return tokens;
  const step = tokens.length / MOST_TOKENS;
  return Array.from({ length: MOST_TOKENS }, (_, at) => tokens[Math.floor(at * step)] ?? '');
}
