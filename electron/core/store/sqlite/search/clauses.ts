import type { Clause } from '../../../../../shared/domain/search/language/syntax.ts';
import { fold } from '../../../../../shared/domain/search/fold.ts';
import { NEAR_MS } from '../../../../../shared/domain/search/language/clauses.ts';
import { facet } from '../../../../../shared/domain/search/tokens.ts';
import { ofConversation, saidIn, type Condition, type Making } from './conditions.ts';
import { contents, ofAmount, ofOrder, states, tagged } from './content-clauses.ts';
import { anyOf, type Expression } from './match.ts';
import { bySenders, ofCustomer, ofRole, toPerson } from './people-clauses.ts';

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
      return ofAmount(clause, bind);
    case 'source':
      return fromSource(making, clause.name);
    case 'in':
      return inConversations(making, clause.conversation);
    case 'near':
      return nearMessage(making, clause.message);
  }
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

/** What was said around it in its conversation; of a message without a time, what stands around it. */
function nearMessage({ reader, bind }: Making, id: string): Condition {
  const message = reader
    .prepare<[string], { conversation: number; sentAt: number | null }>(`
      SELECT conversation_id AS conversation, sent_at AS sentAt
      FROM messages
      WHERE id = CAST(? AS INTEGER)`)
    .get(id);
  if (!message) {
    return { sql: 'FALSE', expression: anyOf([]), few: ['SELECT id FROM messages WHERE FALSE'] };
  }
  const { conversation, sentAt } = message;
  const [column, middle, far] =
    sentAt === null ? ['id', Number(id), NEAR_MESSAGES] : ['sent_at', sentAt, NEAR_MS];
  const ends = [middle - far, middle + far].map((end) => bind(BigInt(end)));
  const inside = `(
    m.conversation_id = ${bind(BigInt(conversation))}
    AND m.${column} BETWEEN ${ends.join(' AND ')}
  )`;
  return {
    sql: inside,
    expression: anyOf([facet.conversation(conversation)]),
    few: [`SELECT m.id FROM messages AS m WHERE ${inside}`],
  };
}

const NEAR_MESSAGES = 20;

/** By its number, else by a part of its title: that of a chat may be a number, too. */
function inConversations({ names, bind }: Making, name: string): Condition {
  return among(names.conversations(name), bind);
}

/** Said in one of these conversations. */
export function among(ids: readonly number[], bind: Making['bind']): Condition {
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
