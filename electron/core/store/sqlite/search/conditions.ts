import type { Database } from 'better-sqlite3';
import { compileQuery } from '../../../../../shared/domain/search/compile.ts';
import { anyOf, type Expression } from './match.ts';
import type { Names } from './names.ts';

/** A condition on messages: `sql` alone decides, the rest makes it fast. */
export interface Condition {
  /** On `messages AS m`. */
  readonly sql: string;
  /** What the index can be asked for: each message that meets the condition has it. */
  readonly expression: Expression | null;
  /** Where the ids of all messages that meet it, and maybe of others, are to be had. */
  readonly few: Few | null;
}

/** SELECTs of ids, and what the index is to be asked, all of which together are meant. */
export type Few = readonly (string | Expression)[];

export type Parameters = Record<string, bigint | string>;

/** What conditions are made with. */
export interface Making {
  readonly reader: Database;
  readonly names: Names;
  /** UTC ms. */
  readonly now: number;
  /** Gives a value a name of its own in the statement. */
  bind(value: bigint | string): string;
}

/** One of these holds. The index helps where it can tell something of each. */
export function eitherOf(conditions: readonly Condition[]): Condition {
  const expressions = conditions.flatMap(({ expression }) => expression ?? []);
  const isKnown = expressions.length === conditions.length;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' OR ')})`,
    expression: isKnown ? { is: 'or', parts: expressions } : null,
    few: united(conditions),
  };
}

/** All of these hold. */
export function allOf(conditions: readonly Condition[]): Condition {
  const expressions = conditions.flatMap(({ expression }) => expression ?? []);
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' AND ')})`,
    expression: expressions.length > 0 ? { is: 'and', parts: expressions } : null,
    few: conditions.find(({ few }) => few !== null)?.few ?? null,
  };
}

/** Where a table cannot tell an alternative, the index can. */
function united(conditions: readonly Condition[]): Few | null {
  const parts = conditions.map(({ few, expression }) => few ?? (expression && [expression]));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** What the index has of each text in which a folded term stands. */
export function saying(term: string): Expression | null {
  const { tokens } = compileQuery({ terms: [term], excluded: [] });
  const parts = tokens.map((text) => ({ is: 'token', text }) as const);
  return parts.length > 0 ? { is: 'and', parts } : null;
}

/** Which the index tells all by itself. */
export function faceted(sql: string, token: string): Condition {
  return { sql, expression: anyOf([token]), few: null };
}

/**
 * Those of which a table `x` has a row; it can tell them all without a look at messages, of which
 * `besides` may ask something more.
 */
export function listed(table: string, condition: string, besides = 'TRUE'): Condition {
  return {
    sql: `EXISTS (
      SELECT 1
      FROM ${table} AS x
      WHERE x.message_id = m.id
        AND ${condition}
        AND ${besides}
    )`,
    expression: null,
    few: [`SELECT x.message_id FROM ${table} AS x WHERE ${condition}`],
  };
}

/** Whose conversation `c` meets a condition. */
export function ofConversation(condition: string): string {
  return `EXISTS (
    SELECT 1
    FROM conversations AS c
    WHERE c.id = m.conversation_id
      AND ${condition}
  )`;
}

/** A SELECT of what accounts have sent. */
export function sentBy(accounts: string): string {
  return `SELECT id FROM messages WHERE account_id IN (${accounts})`;
}

/** A SELECT of what was said in conversations. */
export function saidIn(conversations: string): string {
  return `SELECT id FROM messages WHERE conversation_id IN (${conversations})`;
}
