import type { Database } from 'better-sqlite3';
import { IANAZone } from 'luxon';
import type { DialogueMessage } from '../../../../shared/model/analysis.ts';
import {
  dialogueMessage,
  type StoredMessage,
} from '../../../../shared/domain/detection/stored-message.ts';
import { roles, roleSchema, type Role } from '../../../../shared/model/message.ts';
import type { AnalysisWindow } from '../analysis.ts';
import { prepareOnce } from './prepare.ts';

/** Messages before the first unseen one, so that an answer finds its question. */
const contextSize = 60;
/** Most messages of a window: keeps memory flat for a chat of a million messages. */
const windowSize = 4_000;

/**
 * The unseen part of a conversation behind some context, window after window, in time order. A chat may
 * have millions of messages, so the way leads from place to place. What comes in meanwhile is for the next
 * time.
 */
export function* windowsOf(
  db: Database,
  conversationId: string,
  version: number,
  knownUpTo: number,
): Generator<AnalysisWindow> {
  const conversation = BigInt(conversationId);
  const known = prepareOnce<[bigint], ConversationRow>(
    db,
    `
      SELECT analysed_version, analysed_message_id
      FROM conversations
      WHERE id = ?`,
  ).get(conversation);
  if (!known) return;
  const { lastMessageId, messageCount } = prepareOnce<[bigint], MessagesRow>(
    db,
    `
      SELECT count(*) AS messageCount, ifnull(max(id), 0) AS lastMessageId
      FROM messages
      WHERE conversation_id = ?`,
  ).get(conversation)!;
  const seen = known.analysed_version === version ? known.analysed_message_id : 0;
  const until = { conversation, lastMessageId };
  const after = (place: Place, limit: number): Place[] =>
    prepareOnce<[object], Place>(db, windowQueries.after).all({ ...until, ...place, limit });
  const start = startOf(db, conversation, seen);
  let part = start ? after({ ...start, id: start.id - 1 }, windowSize) : [];
  let context: Place[] = [];
  for (;;) {
    const last = part.at(-1);
    const next = last ? after(last, windowSize - contextSize) : [];
    const messages = storedMessages(
      db,
      part.map(({ id }) => id),
    );
    const isLast = next.length === 0;
    const seenBefore = new Set(context.map(({ id }) => id));
    const knownIds = messages.flatMap(({ i }) => (i <= knownUpTo || seenBefore.has(i) ? [i] : []));
    yield { conversationId, messages, lastMessageId, messageCount, isLast, knownIds };
    if (isLast) return;
    context = part.slice(-contextSize);
    part = [...context, ...next];
  }
}

interface ConversationRow {
  readonly analysed_version: number;
  readonly analysed_message_id: number;
}

interface MessagesRow {
  readonly messageCount: number;
  readonly lastMessageId: number;
}

/** Messages that are read with one question, about. */
const togetherSize = 4_000;

/**
 * The same for several conversations. Those of one window that were never analysed, as an import leaves them
 * by the thousand, are read with one question for many.
 */
export function* windowsOfAll(
  db: Database,
  conversationIds: readonly string[],
  version: number,
  knownUpTo: number,
): Generator<AnalysisWindow> {
  const sizes = new Map(
    prepareOnce<[string, number, number], { id: number; size: number }>(db, wholeQueries.sizes)
      .all(JSON.stringify(conversationIds.map(Number)), version, windowSize)
      .map(({ id, size }) => [String(id), size]),
  );
  let together: string[] = [];
  let messages = 0;
  for (const conversationId of conversationIds) {
    const size = sizes.get(conversationId);
    if (size !== undefined) together.push(conversationId);
    messages += size ?? togetherSize;
    if (messages < togetherSize) continue;
    yield* wholeWindows(db, together, knownUpTo);
    [together, messages] = [[], 0];
    if (size === undefined) yield* windowsOf(db, conversationId, version, knownUpTo);
  }
  yield* wholeWindows(db, together, knownUpTo);
}

/** As arrays: objects of a million rows take a fifth longer. */
type WholeRow = readonly [
  conversationId: number,
  internal: 0 | 1,
  id: number,
  isSystem: 0 | 1,
  text: string,
  sentAt: number | null,
  zone: string | null,
  accountId: number | null,
];

function* wholeWindows(
  db: Database,
  conversationIds: readonly string[],
  knownUpTo: number,
): Generator<AnalysisWindow> {
  if (conversationIds.length === 0) return;
  const ids = JSON.stringify(conversationIds.map(Number));
  const rows = prepareOnce<[string], WholeRow>(db, wholeQueries.whole).raw(true).all(ids);
  const roleOfAccount = rolesAmong(db, rows);
  const byConversation = Map.groupBy(rows, ([conversation]) => conversation);
  for (const conversationId of conversationIds) {
    const mine = byConversation.get(Number(conversationId)) ?? [];
    const messages = mine
      .filter(([, internal]) => internal === 0)
      .map(([, , i, isSystem, text, sentAt, zone, accountId]): StoredMessage => ({
        i,
        role: isSystem ? 'system' : (roleOfAccount.get(accountId) ?? 'unknown'),
        sentAt,
        offset: offsetOf(sentAt, zone),
        text,
      }));
    yield {
      conversationId,
      messages,
      lastMessageId: mine.reduce((last, [, , id]) => Math.max(last, id), 0),
      messageCount: mine.length,
      isLast: true,
      knownIds: messages.flatMap(({ i }) => (i <= knownUpTo ? [i] : [])),
    };
  }
}

/** Far fewer speak than there are messages. */
function rolesAmong(db: Database, rows: readonly WholeRow[]): Map<number | null, Role> {
  const accounts = [...new Set(rows.map((row) => row[7]))];
  const found = prepareOnce<[string], { id: number; role: string }>(db, wholeQueries.roles).all(
    JSON.stringify(accounts),
  );
  return new Map(found.map(({ id, role }) => [id, roleOf(role)]));
}

/** All but the first read what lies together, conversation by conversation. */
export const wholeQueries = {
  sizes: `
    SELECT id, message_count AS size
    FROM conversations
    WHERE id IN (SELECT value FROM json_each(?))
      AND (analysed_version <> ? OR analysed_message_id = 0)
      AND message_count <= ?`,
  whole: `
    SELECT conversation_id, internal, id, is_system, text, sent_at, zone, account_id
    FROM messages
    WHERE conversation_id IN (SELECT value FROM json_each(?))
    ORDER BY conversation_id, sent_at, id`,
  roles: `
    SELECT id, role
    FROM accounts
    WHERE id IN (SELECT value FROM json_each(?))`,
} as const;

/** Each goes no further than its limit, wherever in a long chat it begins. */
export const windowQueries = {
  firstUnseen: `
    SELECT id, sent_at AS sentAt
    FROM messages
    WHERE conversation_id = @conversation
      AND id > @seen
    ORDER BY sent_at, id
    LIMIT 1`,
  last: `
    SELECT id, sent_at AS sentAt
    FROM messages
    WHERE conversation_id = @conversation
    ORDER BY sent_at DESC, id DESC
    LIMIT 1`,
  // An arm each, since NULL is neither before nor after anything.
  after: `
    SELECT id, sent_at AS sentAt
    FROM messages
    WHERE conversation_id = @conversation
      AND sent_at IS @sentAt
      AND id > @id
      AND id <= @lastMessageId
    UNION ALL
    SELECT id, sent_at
    FROM messages
    WHERE conversation_id = @conversation
      AND sent_at > ifnull(@sentAt, -9e18)
      AND id <= @lastMessageId
    ORDER BY sentAt, id
    LIMIT @limit`,
  before: `
    SELECT id, sent_at AS sentAt
    FROM messages
    WHERE conversation_id = @conversation
      AND sent_at IS @sentAt
      AND id <= @id
    UNION ALL
    SELECT id, sent_at
    FROM messages
    WHERE conversation_id = @conversation
      AND sent_at < @sentAt
    UNION ALL
    SELECT id, sent_at
    FROM messages
    WHERE conversation_id = @conversation
      AND sent_at IS NULL
      AND @sentAt IS NOT NULL
    ORDER BY sentAt DESC, id DESC
    LIMIT @limit`,
} as const;

/** Where a message stands in its conversation; those without a time come first. */
interface Place {
  readonly id: number;
  readonly sentAt: number | null;
}

/** The first unseen message, or else the last one, and from there back over the context. */
function startOf(db: Database, conversation: bigint, seen: number): Place | undefined {
  const { firstUnseen, last, before } = windowQueries;
  const first =
    prepareOnce<[object], Place>(db, firstUnseen).get({ conversation, seen }) ??
    prepareOnce<[object], Place>(db, last).get({ conversation });
  const limit = contextSize + 1;
  return (
    first &&
    prepareOnce<[object], Place>(db, before)
      .all({ conversation, ...first, limit })
      .at(-1)
  );
}

interface DialogueRow {
  readonly id: number;
  readonly is_system: number;
  readonly text: string;
  readonly sent_at: number | null;
  readonly zone: string | null;
  readonly role: string | null;
}

/** Messages as the detectors read them, in order of time; `i` is the message's id. */
export const dialogueMessages = (db: Database, ids: readonly number[]): DialogueMessage[] =>
  storedMessages(db, ids).map(dialogueMessage);

function storedMessages(db: Database, ids: readonly number[]): StoredMessage[] {
  const rows = prepareOnce<[string], DialogueRow>(
    db,
    `
      SELECT m.id, m.is_system, m.text, m.sent_at, m.zone, a.role
      FROM messages m
      LEFT JOIN accounts a ON a.id = m.account_id
      WHERE m.id IN (SELECT value FROM json_each(?))
        AND m.internal = 0
      ORDER BY m.sent_at, m.id`,
  ).all(JSON.stringify(ids));
  return rows.map(messageOf);
}

const messageOf = (row: DialogueRow): StoredMessage => ({
  i: row.id,
  role: row.is_system ? 'system' : roleOf(row.role ?? 'unknown'),
  sentAt: row.sent_at,
  offset: offsetOf(row.sent_at, row.zone),
  text: row.text,
});

const known = new Map<string, Role>(roles.map((role) => [role, role]));
const roleOf = (written: string): Role => known.get(written) ?? roleSchema.parse(written);

const dayMs = 86_400_000;
/** Of zones by day, null for one with a change: asking for an offset is slow. */
const offsets = new Map<string, Map<number, number | null>>();

/** Minutes. */
function offsetOf(instant: number | null, zone: string | null): number {
  if (instant === null) return 0;
  const name = zone ?? 'UTC';
  const day = Math.floor(instant / dayMs);
  let ofZone = offsets.get(name);
  if (!ofZone || ofZone.size > 100_000) offsets.set(name, (ofZone = new Map()));
  let ofDay = ofZone.get(day);
  if (ofDay === undefined) {
    const [start, end] = [offsetAt(name, day * dayMs), offsetAt(name, (day + 1) * dayMs - 1)];
    ofZone.set(day, (ofDay = start === end ? start : null));
  }
  return ofDay ?? offsetAt(name, instant);
}

const offsetAt = (name: string, instant: number): number => IANAZone.create(name).offset(instant);
