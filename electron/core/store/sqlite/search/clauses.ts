import type { Database } from 'better-sqlite3';
import type { Clause } from '../../../../../shared/domain/search/language/syntax.ts';
import { facet } from '../../../../../shared/domain/search/tokens.ts';
import { personOf } from '../people.ts';

/** A condition on `messages AS m`, and the facets of which each message that meets it has one. */
export interface Condition {
  readonly sql: string;
  readonly facets?: readonly string[];
}

export type Parameters = Record<string, bigint | string>;

/** Gives a value a name of its own in the statement. */
export type Bind = (value: bigint | string) => string;

/** More alternatives than this cost more in the index than the condition does. */
export const mostFacets = 64;

/** Names and sides may be told later, so they are looked up now. `now` is UTC ms. */
export function conditionOf(reader: Database, clause: Clause, now: number, bind: Bind): Condition {
  switch (clause.operator) {
    case 'time':
      return inTime(clause, bind);
    case 'from':
      return bySenders(reader, clause.name, null, bind);
    case 'agent':
      return bySenders(reader, clause.name, ['agent', 'bot', 'unknown'], bind);
    case 'customer':
      return ofCustomer(reader, clause.name, bind);
    case 'to':
      return toPerson(reader, clause.name, bind);
    case 'shop':
      return ofShop(reader, clause.name, bind);
    case 'platform':
      return {
        sql: ofConversation(`c.platform = ${bind(clause.name)}`),
        facets: [facet.platform(clause.name)],
      };
    case 'channel':
      return { sql: ofConversation(`c.channel = ${bind(clause.name)}`) };
    case 'role':
      return ofRole(reader, clause.role, bind);
    case 'has':
      return { sql: contents[clause.what] };
    case 'is':
      return { sql: states[clause.what](bind(BigInt(now))) };
    case 'tag':
      return {
        sql: `EXISTS (
          SELECT 1
          FROM message_tags AS t
          WHERE t.message_id = m.id
            AND t.removed_at IS NULL
            AND INSTR(t.folded, ${bind(clause.name.toLowerCase())}) > 0)`,
      };
    case 'order':
      return {
        sql: referring('order', `INSTR(r.value, ${bind(clause.number)}) > 0`),
      };
    case 'amount':
      return { sql: referring('amount', between(clause, bind)) };
    case 'source':
      return fromSource(clause.name, bind);
    case 'in':
      return inConversation(reader, clause.conversation, bind);
  }
}

function inTime(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  bind: Bind,
): Condition {
  const parts = [
    ...(from === null ? [] : [`m.sent_at >= ${bind(BigInt(from))}`]),
    ...(to === null ? [] : [`m.sent_at < ${bind(BigInt(to))}`]),
  ];
  return { sql: parts.length === 0 ? 'TRUE' : `(${parts.join(' AND ')})` };
}

function bySenders(
  reader: Database,
  name: string,
  roles: readonly string[] | null,
  bind: Bind,
): Condition {
  const ids = accountsNamed(reader, name, roles);
  return {
    sql: `m.account_id IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))}))`,
    facets: ids.map(facet.account),
  };
}

/** What a customer wrote, from whatever account of theirs, and all of the conversations that are theirs. */
function ofCustomer(reader: Database, name: string, bind: Bind): Condition {
  const ids = personOf(reader, accountsNamed(reader, name, ['customer', 'unknown']));
  const named = bind(JSON.stringify(ids));
  const conversations = reader
    .prepare<[string, number], { id: number }>(
      `
      SELECT id
      FROM conversations
      WHERE customer_id IN (SELECT value FROM json_each(?))
      LIMIT ?`,
    )
    .all(JSON.stringify(ids), mostFacets + 1);
  return {
    sql: `(
      m.account_id IN (SELECT value FROM json_each(${named}))
      OR ${ofConversation(`c.customer_id IN (SELECT value FROM json_each(${named}))`)}
    )`,
    facets: [...ids.map(facet.account), ...conversations.map(({ id }) => facet.conversation(id))],
  };
}

/** What others said in the conversations of somebody. */
function toPerson(reader: Database, name: string, bind: Bind): Condition {
  const ids = personOf(reader, accountsNamed(reader, name, null));
  const named = bind(JSON.stringify(ids));
  const conversations = reader
    .prepare<[string, number], { id: number }>(
      `
      SELECT DISTINCT conversation_id AS id
      FROM messages
      WHERE account_id IN (SELECT value FROM json_each(?))
      LIMIT ?`,
    )
    .all(JSON.stringify(ids), mostFacets + 1);
  return {
    sql: `(
      m.is_system = 0
      AND m.account_id NOT IN (SELECT value FROM json_each(${named}))
      AND m.conversation_id IN (
        SELECT other.conversation_id
        FROM messages AS other
        WHERE other.account_id IN (SELECT value FROM json_each(${named}))
      )
    )`,
    facets: conversations.map(({ id }) => facet.conversation(id)),
  };
}

function ofShop(reader: Database, name: string, bind: Bind): Condition {
  const shops = reader
    .prepare<[], { id: number; name: string }>(`
      SELECT id, name
      FROM shops`)
    .all();
  const ids = named(name, shops);
  return {
    sql: ofConversation(`c.shop_id IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))}))`),
    facets: ids.map(facet.shop),
  };
}

function ofRole(reader: Database, role: string, bind: Bind): Condition {
  const accounts = reader
    .prepare<[string, number], { id: number }>(
      `
      SELECT id
      FROM accounts
      WHERE role = ?
      LIMIT ?`,
    )
    .all(role, mostFacets + 1);
  const others: Readonly<Record<string, readonly string[]>> = {
    system: [facet.system],
    unknown: [facet.account(0)],
  };
  return {
    sql: `
      CASE
        WHEN m.is_system = 1 THEN 'system'
        ELSE COALESCE((SELECT a.role FROM accounts AS a WHERE a.id = m.account_id), 'unknown')
      END = ${bind(role)}`,
    facets: [...accounts.map(({ id }) => facet.account(id)), ...(others[role] ?? [])],
  };
}

/** By its number, else by a part of its title. */
function inConversation(reader: Database, name: string, bind: Bind): Condition {
  const ids = /^[1-9]\d{0,15}$/.test(name)
    ? [Number(name)]
    : reader
        .prepare<[string], number>(
          `
          SELECT id
          FROM conversations
          WHERE INSTR(LOWER(title), ?) > 0`,
        )
        .pluck()
        .all(name.toLowerCase());
  return {
    sql: `m.conversation_id IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))}))`,
    facets: ids.map(facet.conversation),
  };
}

/** Wherever a message was seen, not only where first. */
function fromSource(name: string, bind: Bind): Condition {
  const part = bind(name.toLowerCase());
  const files = `SELECT id FROM source_files WHERE INSTR(LOWER(name), ${part}) > 0`;
  return {
    sql: `(
      m.source_file_id IN (${files})
      OR EXISTS (
        SELECT 1
        FROM sightings AS seen
        WHERE seen.message_id = m.id
          AND seen.source_file_id IN (${files})
      )
    )`,
  };
}

function between(
  { least, most }: { readonly least: number | null; readonly most: number | null },
  bind: Bind,
): string {
  const value = 'CAST(r.value AS INTEGER)';
  return [
    ...(least === null ? [] : [`${value} >= ${bind(BigInt(least))}`]),
    ...(most === null ? [] : [`${value} <= ${bind(BigInt(most))}`]),
  ].join(' AND ');
}

function referring(kind: string, condition = 'TRUE'): string {
  return `EXISTS (
    SELECT 1
    FROM message_references AS r
    WHERE r.message_id = m.id
      AND r.kind = '${kind}'
      AND ${condition})`;
}

const promised = `EXISTS (
  SELECT 1
  FROM promises AS p
  WHERE p.message_id = m.id
    AND p.status <> 'rejected')`;
const disputed = `EXISTS (
  SELECT 1
  FROM dispute_messages AS l
  JOIN disputes AS d ON d.id = l.dispute_id
  WHERE l.message_id = m.id
    AND d.stage <> 'rejected')`;

const contents = {
  image: "m.kind = 'image'",
  video: "m.kind = 'video'",
  voice: "m.kind = 'voice'",
  file: `(m.kind = 'file' OR EXISTS (
    SELECT 1
    FROM message_attachments AS a
    WHERE a.message_id = m.id))`,
  link: "(INSTR(m.text, 'http://') > 0 OR INSTR(m.text, 'https://') > 0)",
  phone: referring('phone'),
  order: referring('order'),
  tracking: referring('tracking'),
  amount: referring('amount'),
  promise: promised,
  dispute: disputed,
  note: `EXISTS (
    SELECT 1
    FROM message_notes AS n
    WHERE n.message_id = m.id
      AND n.removed_at IS NULL)`,
} as const;

const states = {
  /** The words of a buyer that stand unanswered at the end of the conversation. */
  unanswered: () =>
    ofConversation("c.open_kind = 'customer_unanswered' AND c.open_message_id = m.id"),
  promise: () => promised,
  overdue: (now: string) => `EXISTS (
    SELECT 1
    FROM promises AS p
    WHERE p.message_id = m.id
      AND p.status IN ('proposed', 'open')
      AND p.due_at < ${now})`,
  dispute: () => disputed,
  included: () => `EXISTS (
    SELECT 1
    FROM exhibits AS e
    WHERE e.message_id = m.id)`,
  recalled: () => "m.kind = 'recall'",
  edited: () => 'm.edited = 1',
  internal: () => 'm.internal = 1',
  system: () => 'm.is_system = 1',
} as const;

function ofConversation(condition: string): string {
  return `EXISTS (
    SELECT 1
    FROM conversations AS c
    WHERE c.id = m.conversation_id
      AND ${condition}
  )`;
}

/** `roles` null: of any side. */
function accountsNamed(reader: Database, name: string, roles: readonly string[] | null): number[] {
  const accounts = reader
    .prepare<[object], { id: number; name: string; handle: string }>(
      `
      SELECT id, name, handle
      FROM accounts
      WHERE @roles IS NULL
         OR role IN (SELECT value FROM json_each(@roles))`,
    )
    .all({ roles: roles === null ? null : JSON.stringify(roles) });
  return named(name, accounts);
}

/** Those called exactly so; where nobody is, those whose name or handle has it in it. */
function named(
  wanted: string,
  all: readonly { readonly id: number; readonly name: string; readonly handle?: string }[],
): number[] {
  const exact = all.filter(({ name, handle }) => name === wanted || handle === wanted);
  const part = wanted.toLowerCase();
  const isPart = (text: string | undefined): boolean => text?.toLowerCase().includes(part) ?? false;
  const found =
    exact.length > 0 ? exact : all.filter(({ name, handle }) => isPart(name) || isPart(handle));
  return found.map(({ id }) => id);
}
