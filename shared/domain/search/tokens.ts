import { fold } from './fold.ts';
import { runsOf, type Run } from './runs.ts';

/** Raised whenever the same text may yield other tokens than before; the index is then built anew. */
export const tokeniserVersion = 1;

/**
 * The tokens of a message for the index, each once or more: every character and pair of neighbours of
 * letter runs, every three neighbours of ASCII runs (fewer at the run's end), symbols singly.
 */
export function tokensOf(text: string): string[] {
  const folded = fold(text);
  const tokens: string[] = [];
  for (const run of runsOf(folded)) addTokens(tokens, folded, run);
  return tokens;
}

function addTokens(tokens: string[], folded: string, { kind, start, end }: Run): void {
  if (kind === 'symbol') {
    tokens.push(folded.slice(start, end));
    return;
  }
  for (let at = start; at < end; at += 1) {
    if (kind === 'alphanumeric') {
      tokens.push(folded.slice(at, Math.min(at + GRAM, end)));
    } else {
      tokens.push(folded.charAt(at));
      if (at + 1 < end) tokens.push(folded.slice(at, at + 2));
    }
  }
}

/** Length of the tokens of ASCII runs. */
export const GRAM = 3;

/** A private use character: a break in texts and queries, so that neither can forge a facet. */
const MARK = '\u{e000}';

/** What a message is tagged with beside its words, so that a filter narrows the index itself. */
export const facet = {
  conversation: (id: number): string => `${MARK}c${id.toString(36)}`,
  /** The sender's account; 0 for a message without one. */
  account: (id: number): string => `${MARK}a${id.toString(36)}`,
  /** 0 for a conversation without a shop. */
  shop: (id: number): string => `${MARK}s${id.toString(36)}`,
  platform: (platform: string): string => `${MARK}p${platform}`,
  /** A line of the platform's own. */
  system: `${MARK}y`,
};
