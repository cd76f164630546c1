import type { Database } from 'better-sqlite3';
import type { Clause } from '../../../../../shared/domain/search/language/syntax.ts';
import { compileQuery } from '../../../../../shared/domain/search/compile.ts';
import { fold } from '../../../../../shared/domain/search/fold.ts';
import { facet } from '../../../../../shared/domain/search/tokens.ts';
import { personOf } from '../people.ts';
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

/** Names and sides may be told later, so they are looked up now. */
export function conditionOf(making: Making, clause: Clause): Condition {
  const { names, bind, now } = making;
  switch (clause.operator) {
    case 'time':
      return { sql: inTime(clause, bind), expression: null, few: null };
    case 'from':
      return bySenders(names.accounts(clause.name, null), bind);
    case 'agent':
      return bySenders(names.accounts(clause.name, ['agent', 'bot', 'unknown']), bind);
    case 'customer':
      return ofCustomer(making, clause.name);
    case 'to':
      return toPerson(making, clause.name);
    case 'shop':
      return ofShop(making, clause.name);
    case 'platform':
      return {
        sql: ofConversation(`c.platform = ${bind(clause.name)}`),
        expression: inPlaces(making, [clause.name]),
        few: null,
      };
    case 'channel':
      return {
        sql: ofConversation(`c.channel = ${bind(clause.name)}`),
        expression: clause.name === 'im' ? null : inChannel(making, clause.name),
        few: null,
      };
    case 'role':
      return ofRole(making, clause.role);
    case 'has':
      return contents[clause.what];
    case 'is':
      return states[clause.what](bind(BigInt(now)));
    case 'tag':
      return tagged(bind(fold(clause.name)));
    case 'order':
      return ofOrder(making, clause.number);
    case 'amount':
      return referring('amount', between(clause, bind));
    case 'source':
      return fromSource(making, clause.name);
    case 'in':
      return inConversations(making, clause.conversation);
  }
}

/** Tagged itself, or what it belongs to: its conversation, its sender, its promise or its dispute. */
function tagged(tag: string): Condition {
  const things = (noun: string): string => `
    SELECT t.noun_id
    FROM thing_tags AS t
    WHERE t.noun = '${noun}'
      AND t.removed_at IS NULL
      AND keptword_has(t.folded, ${tag}) = 1`;
  const promises = `SELECT message_id FROM promises WHERE id IN (${things('promise')})`;
  const disputes = `
    SELECT message_id
    FROM dispute_messages
    WHERE dispute_id IN (${things('dispute')})`;
  const byThings: Condition = {
    sql: `(
      m.conversation_id IN (${things('conversation')})
      OR m.account_id IN (${things('account')})
      OR m.id IN (${promises})
      OR m.id IN (${disputes})
    )`,
    expression: null,
    few: [saidIn(things('conversation')), sentBy(things('account')), promises, disputes],
  };
  const itself = `x.removed_at IS NULL AND keptword_has(x.folded, ${tag}) = 1`;
  return eitherOf([listed('message_tags', itself), byThings]);
}

/** Messages that name a number, whatever it numbers; so written with spaces or hyphens, too. */
export function naming({ bind }: Making, reference: string): Condition {
  const value = bind(reference.replace(/[\s-]/g, '').toUpperCase());
  return listed(
    'message_references',
    `x.kind IN ('order', 'item', 'tracking', 'phone') AND x.value = ${value}`,
  );
}

/**
 * Those of which a table `x` has a row; it can tell them all without a look at messages, of which
 * `besides` may ask something more.
 */
function listed(table: string, condition: string, besides = 'TRUE'): Condition {
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

function referring(kind: string, condition = 'TRUE'): Condition {
  return listed('message_references', `x.kind = '${kind}' AND ${condition}`);
}

/**
 * Has the number in the number of an order. One of ten digits and more counts whatever stands around it,
 * as long as it is not known to be a parcel's, a phone's or that of something on sale.
 */
function ofOrder({ bind }: Making, number: string): Condition {
  const value = bind(number);
  const known = referring('order', `INSTR(x.value, ${value}) > 0`);
  if (!/^\d{10,}$/.test(number)) return known;
  const written: Condition = {
    sql: `(
      INSTR(m.text, ${value}) > 0
      AND NOT EXISTS (
        SELECT 1
        FROM message_references AS x
        WHERE x.message_id = m.id
          AND x.kind IN ('item', 'tracking', 'phone')
          AND INSTR(x.value, ${value}) > 0
      )
    )`,
    expression: saying(number),
    few: null,
  };
  return eitherOf([known, written]);
}

/** What the index has of each text in which a folded term stands. */
export function saying(term: string): Expression | null {
  const { tokens } = compileQuery({ terms: [term], excluded: [] });
  const parts = tokens.map((text) => ({ is: 'token', text }) as const);
  return parts.length > 0 ? { is: 'and', parts } : null;
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

function faceted(sql: string, token: string): Condition {
  return { sql, expression: anyOf([token]), few: null };
}

function inTime(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  bind: Making['bind'],
): string {
  const parts = [
    ...(from === null ? [] : [`m.sent_at >= ${bind(BigInt(from))}`]),
    ...(to === null ? [] : [`m.sent_at < ${bind(BigInt(to))}`]),
  ];
  return parts.length === 0 ? 'TRUE' : `(${parts.join(' AND ')})`;
}

function bySenders(ids: readonly number[], bind: Making['bind']): Condition {
  const senders = `SELECT value FROM json_each(${bind(JSON.stringify(ids))})`;
  return {
    sql: `m.account_id IN (${senders})`,
    expression: anyOf(ids.map(facet.account)),
    few: [sentBy(senders)],
  };
}

/** What a customer wrote, from whatever account of theirs, and all of the conversations that are theirs. */
function ofCustomer({ reader, names, bind }: Making, name: string): Condition {
  const ids = personOf(reader, names.accounts(name, ['customer', 'unknown']));
  const person = `SELECT value FROM json_each(${bind(JSON.stringify(ids))})`;
  const conversations = reader
    .prepare<[string], number>(`
      SELECT id
      FROM conversations
      WHERE customer_id IN (SELECT value FROM json_each(?))`)
    .pluck()
    .all(JSON.stringify(ids));
  const theirs = `SELECT value FROM json_each(${bind(JSON.stringify(conversations))})`;
  return {
    sql: `(m.account_id IN (${person}) OR m.conversation_id IN (${theirs}))`,
    expression: anyOf([...ids.map(facet.account), ...conversations.map(facet.conversation)]),
    few: [sentBy(person), saidIn(theirs)],
  };
}

/** What others said in the conversations of somebody. */
function toPerson({ reader, names, bind }: Making, name: string): Condition {
  const ids = personOf(reader, names.accounts(name, null));
  const conversations = names.conversationsOf(ids);
  const theirs = `SELECT value FROM json_each(${bind(JSON.stringify(conversations))})`;
  return {
    sql: `(
      m.is_system = 0
      AND m.account_id NOT IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))}))
      AND m.conversation_id IN (${theirs})
    )`,
    expression: anyOf(conversations.map(facet.conversation)),
    few: [saidIn(theirs)],
  };
}

function ofShop(making: Making, name: string): Condition {
  const ids = making.names.shops(name);
  const shops = `SELECT value FROM json_each(${making.bind(JSON.stringify(ids))})`;
  return {
    sql: ofConversation(`c.shop_id IN (${shops})`),
    expression: inPlaces(making, making.names.platforms(), ids),
    few: null,
  };
}

/**
 * Of these platforms, and of these shops, where such are given. A conversation that was of no platform
 * when it came in may have got one later, so those are always among them.
 */
function inPlaces(
  { reader }: Making,
  platforms: readonly string[],
  shops?: readonly number[],
): Expression | null {
  const all = [0, ...reader.prepare<[], number>('SELECT id FROM shops').pluck().all()];
  return anyOf([
    ...platforms.flatMap((platform) => (shops ?? all).map((shop) => facet.place(platform, shop))),
    ...all.map((shop) => facet.place('other', shop)),
  ]);
}

function inChannel(making: Making, channel: string): Expression | null {
  const unnamed = inPlaces(making, []);
  const token = { is: 'token', text: facet.channel(channel) } as const;
  return unnamed && { is: 'or', parts: [token, unnamed] };
}

function ofRole({ reader, bind }: Making, role: string): Condition {
  const accounts = reader
    .prepare<[string], number>(`
      SELECT id
      FROM accounts
      WHERE role = ?
      LIMIT 10000`)
    .pluck()
    .all(role);
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
    expression: anyOf([...accounts.map(facet.account), ...(others[role] ?? [])]),
    few: null,
  };
}

/** By its number, else by a part of its title: that of a chat may be a number, too. */
function inConversations({ names, bind }: Making, name: string): Condition {
  const ids = names.conversations(name);
  const conversations = `SELECT value FROM json_each(${bind(JSON.stringify(ids))})`;
  return {
    sql: `m.conversation_id IN (${conversations})`,
    expression: anyOf(ids.map(facet.conversation)),
    few: [saidIn(conversations)],
  };
}

/** Wherever a message was seen, not only where first. */
function fromSource({ names, bind }: Making, name: string): Condition {
  const files = `SELECT value FROM json_each(${bind(JSON.stringify(names.sourceFiles(name)))})`;
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
    expression: null,
    few: [
      `SELECT id FROM main.messages WHERE source_file_id IN (${files})`,
      `SELECT message_id FROM sightings WHERE source_file_id IN (${files})`,
    ],
  };
}

function sentBy(accounts: string): string {
  return `SELECT id FROM messages WHERE account_id IN (${accounts})`;
}

function saidIn(conversations: string): string {
  return `SELECT id FROM messages WHERE conversation_id IN (${conversations})`;
}

function between(
  { least, most }: { readonly least: number | null; readonly most: number | null },
  bind: Making['bind'],
): string {
  const value = 'CAST(x.value AS INTEGER)';
  return [
    ...(least === null ? [] : [`${value} >= ${bind(BigInt(least))}`]),
    ...(most === null ? [] : [`${value} <= ${bind(BigInt(most))}`]),
  ].join(' AND ');
}

const promised = listed('promises', "x.status <> 'rejected'");
const disputed: Condition = {
  sql: `EXISTS (
    SELECT 1
    FROM dispute_messages AS l
    JOIN disputes AS d ON d.id = l.dispute_id
    WHERE l.message_id = m.id
      AND d.stage <> 'rejected'
  )`,
  expression: null,
  few: [
    `SELECT l.message_id
    FROM disputes AS d
    JOIN dispute_messages AS l ON l.dispute_id = d.id
    WHERE d.stage <> 'rejected'`,
  ],
};
const recalled = faceted("m.kind = 'recall'", facet.kind('recall'));

const isPicture = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'bmp', 'heic']
  .map((extension) => `x.name LIKE '%.${extension}'`)
  .join(' OR ');

const contents = {
  image: eitherOf([
    faceted("m.kind = 'image'", facet.kind('image')),
    listed('message_attachments', `(${isPicture})`),
  ]),
  video: faceted("m.kind = 'video'", facet.kind('video')),
  voice: faceted("m.kind = 'voice'", facet.kind('voice')),
  file: eitherOf([
    faceted("m.kind = 'file'", facet.kind('file')),
    listed(
      'message_attachments',
      `NOT (${isPicture})`,
      "m.kind NOT IN ('image', 'video', 'voice', 'sticker')",
    ),
  ]),
  sticker: faceted("m.kind = 'sticker'", facet.kind('sticker')),
  link: faceted(
    "(m.text LIKE '%http://%' OR m.text LIKE '%https://%' OR m.text LIKE '%www.%')",
    facet.link,
  ),
  phone: referring('phone'),
  order: referring('order'),
  tracking: referring('tracking'),
  amount: referring('amount'),
  promise: promised,
  dispute: disputed,
  note: listed('message_notes', 'x.removed_at IS NULL'),
  tag: listed('message_tags', 'x.removed_at IS NULL'),
} as const;

const states = {
  /** The words of a buyer that stand unanswered at the end of the conversation. */
  unanswered: (): Condition => ({
    sql: ofConversation("c.open_kind = 'customer_unanswered' AND c.open_message_id = m.id"),
    expression: null,
    few: [`SELECT open_message_id FROM conversations WHERE open_kind = 'customer_unanswered'`],
  }),
  promise: () => promised,
  kept: () => listed('promises', "x.status = 'kept'"),
  broken: () => listed('promises', "x.status = 'broken'"),
  overdue: (now: string) =>
    listed('promises', `x.status IN ('proposed', 'open') AND x.due_at < ${now}`),
  dispute: () => disputed,
  included: () => listed('exhibits', 'TRUE'),
  recalled: () => recalled,
  edited: () => faceted('m.edited = 1', facet.edited),
  internal: () => faceted('m.internal = 1', facet.internal),
  system: () => faceted('m.is_system = 1', facet.system),
} as const;

function ofConversation(condition: string): string {
  return `EXISTS (
    SELECT 1
    FROM conversations AS c
    WHERE c.id = m.conversation_id
      AND ${condition}
  )`;
}
