import type { Database } from 'better-sqlite3';
import { findOpenItem } from '../../../../shared/domain/detection/open/find-open-item.ts';
import type {
  ContradictionFact,
  FactMessage,
  MemoFact,
  TaggedFact,
  WaitingFact,
  WatchFact,
} from '../../../../shared/domain/handovers/facts.ts';
import { looksLikeMemo } from '../../../../shared/domain/handovers/memo-words.ts';
import type { FactMessages } from './handovers-messages.ts';
import {
  inShop,
  place,
  placeJoins,
  toPlace,
  type PlaceRow,
  type Scope,
} from './handovers-scope.ts';

/** Conversations in which a customer waits for our words, as things stood at the window's end. */
export function selectWaiting(db: Database, scope: Scope, messages: FactMessages): WaitingFact[] {
  const rows = db
    .prepare<[Scope], PlaceRow & { open_kind: string | null; went_on: 0 | 1 }>(talkQueries.waiting)
    .all(scope);
  return rows.flatMap((row) => {
    const tail = messages.tail(row.conversation_id);
    const kind = row.went_on === 1 ? openKindAtEnd(tail) : row.open_kind;
    if (kind !== 'customer_unanswered' && kind !== 'agent_owes') return [];
    // What an agent said last and owes is a promise's matter; here somebody waits for words.
    const people = tail.filter(({ role }) => role !== 'system' && role !== 'bot');
    const last = people.at(-1);
    const isQuiet = (last?.sentAt ?? 0) < scope.quiet && row.went_on === 1;
    if (!last || isQuiet || (kind === 'agent_owes' && last.role !== 'customer')) return [];
    const after = messages.withCustomer(Number(last.messageId)).slice(1);
    // Answered in a later session with the same customer.
    if (after.some(({ role }) => role === 'agent')) return [];
    return [{ ...toPlace(row), kind, tail }];
  });
}

/** The archive knows how a conversation stands now; of one that went on, what was said tells. */
export function openKindAtEnd(tail: readonly FactMessage[]): string | null {
  const messages = tail.map(({ role, sentAt, text }, i) => ({
    i,
    role,
    time: sentAt === null ? null : new Date(sentAt).toISOString(),
    text,
  }));
  return findOpenItem({ id: '', messages }).kind;
}

/** Conversations with new words of an order memo; the domain decides what they mean. */
export function selectMemos(db: Database, scope: Scope, messages: FactMessages): MemoFact[] {
  const rows = db
    .prepare<[Scope], { id: number; conversation: number; text: string }>(talkQueries.freshTexts)
    .all(scope)
    .filter(({ text }) => looksLikeMemo(text));
  const first = new Map(rows.toReversed().map(({ id, conversation }) => [conversation, id]));
  const where = db.prepare<[Scope & { conversation: number }], PlaceRow>(talkQueries.place);
  return [...first].flatMap(([conversation, id]) => {
    const row = where.get({ ...scope, conversation });
    return row === undefined ? [] : [{ ...toPlace(row), messages: messages.from(id) }];
  });
}

/** Told differently than before or than the answer sheet says, in words that are news. */
export function selectContradictions(
  db: Database,
  scope: Scope,
  messages: FactMessages,
): ContradictionFact[] {
  const rows = db.prepare<[Scope], ContradictionRow>(talkQueries.contradictions).all(scope);
  return rows.map((row) => ({
    ...toPlace(row),
    contradictionId: String(row.id),
    proposed: row.status === 'proposed',
    first: row.a === null ? null : messages.get(row.a),
    sheet: row.sheet,
    last: messages.get(row.b),
  }));
}

interface ContradictionRow extends PlaceRow {
  readonly id: number;
  readonly status: string;
  readonly a: number | null;
  readonly b: number;
  readonly sheet: string | null;
}

/** What people tagged for the next shift since the note before. */
export function selectTagged(db: Database, scope: Scope, messages: FactMessages): TaggedFact[] {
  const kindOf = (tag: string): TaggedFact['kind'] =>
    feedbackTags.includes(tag) ? 'feedback' : 'order';
  const tags = JSON.stringify([...feedbackTags, ...orderTags]);
  const rows = db
    .prepare<[Scope & { tags: string }], PlaceRow & { message_id: number; tag: string }>(
      talkQueries.tagged,
    )
    .all({ ...scope, tags });
  const once = new Map(rows.map((row) => [row.message_id, row]));
  return [...once.values()].map((row) => ({
    ...toPlace(row),
    kind: kindOf(row.tag),
    message: messages.get(row.message_id),
  }));
}

const feedbackTags = [
  '反馈',
  '建议',
  '故障',
  '缺货',
  '页面错误',
  'feedback',
  'fault',
  'suggestion',
];
const orderTags = ['指令', '上级指令', '通知', '政策', 'order', 'policy', 'notice'];

/** What somebody put on the watch list since the note before. */
export function selectWatched(db: Database, scope: Scope, messages: FactMessages): WatchFact[] {
  return db
    .prepare<[Scope], PlaceRow & { id: number; message_id: number }>(talkQueries.watched)
    .all(scope)
    .map((row) => ({
      ...toPlace(row),
      findingId: String(row.id),
      message: messages.get(row.message_id),
    }));
}

/** Each begins at an index, so that none grows with the archive. */
export const talkQueries = {
  waiting: `
    WITH wanted (id) AS (
      SELECT id
      FROM conversations
      WHERE open_kind IN ('customer_unanswered', 'agent_owes')
        AND last_at >= @quiet
        AND last_at < @to
      UNION
      SELECT value
      FROM json_each(@carriedConversations)
      UNION
      SELECT c.id
      FROM conversations c INDEXED BY conversations_last
      WHERE c.last_at >= @to
        AND EXISTS (
          SELECT 1
          FROM messages m
          WHERE m.conversation_id = c.id
            AND m.sent_at >= @quiet
            AND m.sent_at < @to
        )
    )
    SELECT c.open_kind, c.last_at >= @to AS went_on, ${place}
    FROM wanted
    CROSS JOIN conversations c
    ${placeJoins}
    WHERE c.id = wanted.id
      AND ${inShop}
    ORDER BY c.last_at, c.id`,
  freshTexts: `
    SELECT m.id, m.conversation_id AS conversation, m.text
    FROM json_each(@fresh) AS news
    CROSS JOIN messages m
    WHERE m.id = news.value
      AND m.is_system = 0
      AND m.internal = 0
    ORDER BY m.sent_at, m.id`,
  place: `
    SELECT ${place}
    FROM conversations c
    ${placeJoins}
    WHERE c.id = @conversation
      AND ${inShop}`,
  contradictions: `
    WITH wanted (id) AS (
      SELECT id
      FROM contradictions
      WHERE message_b_id IN (SELECT value FROM json_each(@fresh))
      UNION
      SELECT value
      FROM json_each(@carriedPolicies)
    )
    SELECT k.id, k.status, k.message_a_id AS a, k.message_b_id AS b, v.answer AS sheet, ${place}
    FROM wanted
    CROSS JOIN contradictions k
    CROSS JOIN messages m
    CROSS JOIN conversations c
    LEFT JOIN answer_versions v ON v.uid = k.version_uid
    LEFT JOIN messages first ON first.id = k.message_a_id
    ${placeJoins}
    WHERE k.id = wanted.id
      AND k.status = 'proposed'
      AND m.id = k.message_b_id
      AND c.id = m.conversation_id
      AND (k.message_a_id IS NULL OR first.id IS NOT NULL)
      AND m.sent_at < @to
      AND ${inShop}
    ORDER BY m.sent_at, k.id`,
  tagged: `
    SELECT t.message_id, t.folded AS tag, ${place}
    FROM message_tags t
    CROSS JOIN messages m
    CROSS JOIN conversations c
    ${placeJoins}
    WHERE t.folded IN (SELECT value FROM json_each(@tags))
      AND t.removed_at IS NULL
      AND t.added_at >= @newsSince
      AND t.added_at < @to
      AND m.id = t.message_id
      AND c.id = m.conversation_id
      AND ${inShop}
    ORDER BY t.added_at, t.id`,
  watched: `
    SELECT w.id, w.message_id, ${place}
    FROM watch_findings w
    CROSS JOIN messages m
    CROSS JOIN conversations c
    ${placeJoins}
    WHERE w.status = 'confirmed'
      AND w.changed_at >= @newsSince
      AND w.changed_at < @to
      AND m.id = w.message_id
      AND c.id = m.conversation_id
      AND ${inShop}
    ORDER BY w.message_id`,
} as const;
