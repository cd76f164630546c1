import type { Query } from './query.ts';
import { runsOf, type Run } from './runs.ts';
import { longestToken } from './tokens.ts';

/** How the index answers a query. All tokens must be there; what it cannot prove is checked on the text. */
export interface Compiled {
  readonly tokens: readonly string[];
  /** Tokens that must be absent. */
  readonly absent: readonly string[];
  /** What is left to be checked on the folded text of every candidate. */
  readonly unproven: Query;
}

/** Compiles a query for the index. */
export function compileQuery(query: Query): Compiled {
  const terms = query.terms.map(compileTerm);
  const excluded = query.excluded.map(compileTerm);
  return {
    tokens: fewer([...new Set(terms.flatMap((term) => term.tokens))]),
    absent: excluded.filter((term) => term.isExact).flatMap((term) => term.tokens),
    unproven: {
      terms: terms.filter((term) => !term.isExact).map((term) => term.text),
      excluded: excluded.filter((term) => !term.isExact).map((term) => term.text),
    },
  };
}

interface Term {
  readonly text: string;
  readonly tokens: readonly string[];
  /** One token is the whole term, so the index alone is right. */
  readonly isExact: boolean;
}

function compileTerm(text: string): Term {
  const tokens = [...new Set(runsOf(text).flatMap((run) => tokensOfRun(text, run)))];
  return { text, tokens, isExact: tokens.length === 1 && tokens[0] === text };
}

/** The longest tokens that every text with this run has: those of one size that cover it. */
function tokensOfRun(text: string, { kind, start, end }: Run): string[] {
  const size = kind === 'symbol' ? 2 : longestToken[kind];
  if (kind === 'symbol' || end - start <= size) return [text.slice(start, end)];
  const step = kind === 'alphanumeric' && end - start >= LONG ? size : 1;
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
