import type { HasWhat, IsWhat, Operator } from './operators.ts';

/** Where something stands in the query as typed, UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A query as a tree. Every leaf knows where it was typed, so that it can be shown as a chip. */
export type SearchNode =
  | { readonly is: 'and' | 'or'; readonly nodes: readonly SearchNode[] }
  | { readonly is: 'not'; readonly node: SearchNode }
  /** Folded; the message's text has it. */
  | ({ readonly is: 'text'; readonly term: string } & Span)
  | ({ readonly is: 'clause'; readonly clause: Clause } & Span);

/** What an operator asks of a message. */
export type Clause =
  | { readonly operator: 'from' | 'to' | 'customer' | 'agent'; readonly name: string }
  | { readonly operator: 'shop' | 'tag' | 'source'; readonly name: string }
  | { readonly operator: 'platform' | 'channel'; readonly name: string }
  | { readonly operator: 'role'; readonly role: string }
  /** UTC ms: `from` inclusive, `to` exclusive. */
  | { readonly operator: 'time'; readonly from: number | null; readonly to: number | null }
  | { readonly operator: 'has'; readonly what: HasWhat }
  | { readonly operator: 'is'; readonly what: IsWhat }
  /** Digits and capital letters. */
  | { readonly operator: 'order'; readonly number: string }
  /** Cents, both inclusive. */
  | { readonly operator: 'amount'; readonly least: number | null; readonly most: number | null }
  | { readonly operator: 'in'; readonly conversation: string }
  /** The number of a message. */
  | { readonly operator: 'near'; readonly message: string };

/** Something that was not understood, or not finished. The query is answered all the same. */
export interface Hint extends Span {
  readonly kind:
    | 'unknown-operator'
    | 'missing-value'
    | 'unknown-value'
    | 'unreadable-date'
    | 'unreadable-amount'
    | 'unclosed-quote'
    | 'unclosed-parenthesis';
  readonly text: string;
  readonly operator: Operator | null;
  /** What may have been meant. */
  readonly suggestion: string | null;
}

export interface ParsedSearch {
  /** Null where nothing is asked for. */
  readonly root: SearchNode | null;
  readonly hints: readonly Hint[];
}
