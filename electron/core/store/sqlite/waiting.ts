import type { Database } from 'better-sqlite3';
import {
  needsNoAnswerTag,
  waitingSchema,
  type Waiting,
} from '../../../../shared/contract/waiting.ts';
import { takesNote } from '../../../../shared/domain/detection/open/takes-note.ts';
import type { WaitingQuery, WaitingStore } from '../waiting.ts';
import type { Connections } from './connections.ts';
import { longPastIn } from './long-past.ts';
import { prepareOnce } from './prepare.ts';

export function waitingStore({ reader }: Connections): WaitingStore {
  return {
    list: async (query, now) => waitingOnes(reader, query, now),
    async count(atMost, recent, now) {
      const heardSince = recent ? longPastIn(reader, now) : null;
      let count = 0;
      for (const row of candidates(reader, { all: false }, heardSince)) {
        if (waitingIn(reader, row, now) !== null && ++count === atMost) break;
      }
      return count;
    },
  };
}

/** Longest waiting first. */
export function waitingOnes(db: Database, query: WaitingQuery, now: number): Waiting[] {
  return candidates(db, query)
    .flatMap((row) => waitingIn(db, row, now) ?? [])
    .filter(({ waitingSince }) => query.since === undefined || waitingSince >= query.since)
    .toSorted((a, b) => a.waitingSince - b.waitingSince);
}

/** Where analysis saw a customer wait; all conversations that buyers have when every last word counts. */
function candidates(
  db: Database,
  query: WaitingQuery,
  heardSince: number | null = null,
): ConversationRow[] {
  const { shop, platform, channel, all } = query;
  return db
    .prepare<[object], ConversationRow>(
      `
      SELECT c.id, c.title, c.platform, c.channel, c.customer_id, c.open_kind, s.name AS shop,
        customer.name AS customer
      FROM conversations c
      LEFT JOIN shops s ON s.id = c.shop_id
      LEFT JOIN accounts customer ON customer.id = c.customer_id
      WHERE ${all ? 'c.is_group = 0' : "c.open_kind IN ('customer_unanswered', 'agent_owes')"}
        AND c.last_at >= @heardSince
        AND (@shop IS NULL OR s.name = @shop)
        AND (@platform IS NULL OR c.platform = @platform)
        AND (@channel IS NULL OR c.channel = @channel)`,
    )
    .all({
      heardSince: heardSince ?? 0,
      shop: shop ?? null,
      platform: platform ?? null,
      channel: channel ?? null,
    });
}

interface ConversationRow {
  readonly id: number;
  readonly title: string;
  readonly platform: string;
  readonly channel: string;
  readonly customer_id: number | null;
  readonly customer: string | null;
  readonly shop: string | null;
  readonly open_kind: string | null;
}

/** Who waits longer than this many messages ago has given up. */
const farthest = 300;

/** The unanswered words at the end of a conversation; null where the shop had the last word. */
function waitingIn(db: Database, conversation: ConversationRow, now: number): Waiting | null {
  const said = prepareOnce<[object], SaidRow>(db, tailQuery).all({
    conversation: conversation.id,
    farthest,
    tag: needsNoAnswerTag,
  });
  const answered = said.findIndex(({ role }) => role === 'agent');
  const unanswered = openOf(
    (answered === -1 ? said : said.slice(0, answered)).filter(({ role }) => role === 'customer'),
  );
  const [last, first] = [unanswered[0], unanswered.at(-1)];
  if (last === undefined || first === undefined) return null;
  return waitingSchema.parse({
    conversationId: String(conversation.id),
    conversationTitle: conversation.title,
    platform: conversation.platform,
    channel: conversation.channel,
    shop: conversation.shop,
    customer: conversation.customer ?? last.sender,
    customerId: conversation.customer_id === null ? null : String(conversation.customer_id),
    agent: said[answered]?.sender ?? null,
    messageId: String(first.id),
    lastMessageId: String(last.id),
    messages: unanswered.length,
    waitingSince: first.sent_at,
    lastAt: last.sent_at,
    ageMinutes: Math.max(0, Math.floor((now - first.sent_at) / 60_000)),
    reason: reasons[conversation.open_kind ?? ''] ?? 'courtesy',
    excerpt: (unanswered.find(({ text }) => text.trim() !== '') ?? last).text.slice(0, 200),
  });
}

/**
 * Without what needs no reply, newest first: words up to those that a person settled, and thanks for the
 * answer before, where a question came after them.
 */
function openOf(said: readonly SaidRow[]): readonly SaidRow[] {
  const settled = said.findIndex(({ isSettled }) => isSettled === 1);
  const since = settled === -1 ? said : said.slice(0, settled);
  const first = since.findLastIndex(({ text }) => !takesNote(text));
  return first === -1 ? since : since.slice(0, first + 1);
}

const reasons: Readonly<Record<string, Waiting['reason']>> = {
  customer_unanswered: 'unanswered',
  agent_owes: 'owed',
};

interface SaidRow {
  readonly id: number;
  readonly sender: string;
  readonly text: string;
  readonly sent_at: number;
  readonly role: string | null;
  readonly isSettled: 0 | 1;
}

/** What people said last, backwards. Automatic words answer nobody. */
const tailQuery = `
  SELECT m.id, m.sender, m.text, m.sent_at, a.role, EXISTS (
      SELECT 1
      FROM message_tags t
      WHERE t.message_id = m.id
        AND t.folded = @tag
        AND t.removed_at IS NULL
    ) AS isSettled
  FROM messages m
  LEFT JOIN accounts a ON a.id = m.account_id
  WHERE m.conversation_id = @conversation
    AND m.sent_at IS NOT NULL
    AND m.internal = 0
    AND m.is_system = 0
  ORDER BY m.sent_at DESC, m.id DESC
  LIMIT @farthest`;
