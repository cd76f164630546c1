import type { Database } from 'better-sqlite3';
import type {
  ContradictionFact,
  MemoFact,
  WaitingFact,
} from '../../../../shared/domain/handovers/facts.ts';
import type { FactMessages } from './handovers-messages.ts';
import {
  inShop,
  isNew,
  place,
  placeJoins,
  toPlace,
  type PlaceRow,
  type Scope,
} from './handovers-scope.ts';

/** Conversations in which a customer waits for our words. */
export function selectWaiting(db: Database, scope: Scope, messages: FactMessages): WaitingFact[] {
  const rows = db
    .prepare<[Scope], PlaceRow & { open_kind: WaitingFact['kind'] }>(
      `
      SELECT c.open_kind, ${place}
      FROM conversations c
      ${placeJoins}
      WHERE c.open_kind IN ('customer_unanswered', 'agent_owes')
        AND c.last_at < @to
        AND ${inShop}
        AND (
          c.last_at >= @quiet
          OR c.id IN (SELECT value FROM json_each(@carriedConversations))
        )
      ORDER BY c.last_at, c.id`,
    )
    .all(scope);
  return rows
    .map((row) => ({
      ...toPlace(row),
      kind: row.open_kind,
      tail: messages.tail(row.conversation_id),
    }))
    .filter(({ kind, tail }) => {
      // What an agent said last and owes is a promise's matter; here somebody waits for words.
      const people = tail.filter(({ role }) => role !== 'system' && role !== 'bot');
      return (
        people.length > 0 && (kind === 'customer_unanswered' || people.at(-1)?.role === 'customer')
      );
    });
}

/** Conversations with words of an address in the window; the domain decides what they mean. */
export function selectMemos(db: Database, scope: Scope, messages: FactMessages): MemoFact[] {
  const rows = db
    .prepare<[Scope], PlaceRow & { message_id: number }>(
      `
      SELECT m.id AS message_id, ${place}
      FROM conversations c
      JOIN messages m ON m.conversation_id = c.id
      ${placeJoins}
      WHERE c.last_at >= @quiet
        AND m.sent_at >= @quiet
        AND m.sent_at < @to
        AND ${isNew}
        AND ${inShop}
        AND m.is_system = 0
        AND m.internal = 0
        AND (m.text LIKE '%地址%' OR m.text LIKE '%address%')
      ORDER BY m.sent_at, m.id`,
    )
    .all(scope);
  const first = new Map(rows.toReversed().map((row) => [row.conversation_id, row]));
  return [...first.values()].map((row) => ({
    ...toPlace(row),
    messages: messages.from(row.message_id),
  }));
}

/** Two ways of telling the same, told in the window or known since the note before. */
export function selectContradictions(
  db: Database,
  scope: Scope,
  messages: FactMessages,
): ContradictionFact[] {
  const rows = db
    .prepare<[Scope], PlaceRow & { id: number; status: string; a: number; b: number }>(
      `
      SELECT k.id, k.status, k.message_a_id AS a, k.message_b_id AS b, ${place}
      FROM contradictions k
      JOIN messages m ON m.id = k.message_b_id
      JOIN messages first ON first.id = k.message_a_id
      JOIN conversations c ON c.id = m.conversation_id
      ${placeJoins}
      WHERE k.status <> 'rejected'
        AND m.sent_at < @to
        AND ${inShop}
        AND (
          (m.sent_at >= @quiet AND ${isNew})
          OR k.id IN (SELECT value FROM json_each(@carriedPolicies))
        )
      ORDER BY m.sent_at, k.id`,
    )
    .all(scope);
  return rows.map((row) => ({
    ...toPlace(row),
    contradictionId: String(row.id),
    proposed: row.status === 'proposed',
    said: [messages.get(row.a), messages.get(row.b)],
  }));
}
