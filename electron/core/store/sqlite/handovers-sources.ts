import type { Database } from 'better-sqlite3';
import type { HandoverItem } from '../../../../shared/contract/handover-items.ts';
import type { SourceEnd, SourceRef } from '../../../../shared/domain/handovers/facts.ts';
import { factMessages, sameCustomer } from './handovers-messages.ts';
import { openKindAtEnd } from './handovers-talk.ts';
import { saysDispatched } from '../../../../shared/domain/handovers/warning-words.ts';

/**
 * What became of a line's source by what was said before `to`; null while it goes on, and for lines of
 * a clerk's own.
 */
export function endOf(db: Database, item: HandoverItem, to: number): SourceEnd | null {
  const { kind, id } = item.source_ref;
  if (id === null || !(kind in ends)) return null;
  return ends[kind as keyof typeof ends](db, Number(id), item, to);
}

/** True when the last line about this source was closed, and nothing newer was said since. */
export function isClosedSource(
  db: Database,
  shopId: number | null,
  source: SourceRef & { readonly lastMessageId: string | null },
): boolean {
  if (source.id === null) return false;
  const row = db
    .prepare<[string, number, number | null], ClosedRow>(
      `
      SELECT
        i.id,
        COALESCE(
          (
            SELECT k.after
            FROM handover_item_changes k
            WHERE k.item_id = i.id
              AND k.field = 'state'
            ORDER BY k.id DESC
            LIMIT 1
          ),
          i.state
        ) AS state,
        (
          SELECT max(CAST(value AS INTEGER))
          FROM json_each(i.fields, '$.evidence')
        ) AS evidence,
        (
          SELECT max(k.proof_message_id)
          FROM handover_item_changes k
          WHERE k.item_id = i.id
        ) AS proof
      FROM handover_items i
      JOIN handovers h ON h.id = i.handover_id
      WHERE i.source_kind = ?
        AND i.source_id = ?
        AND h.shop_id IS ?
        AND h.state <> 'draft'
      ORDER BY h.number DESC
      LIMIT 1`,
    )
    .get(source.kind, Number(source.id), shopId);
  if (row === undefined || row.state === 'open') return false;
  // A promise or a contradiction is one saying; a conversation can go on.
  if (source.kind !== 'conversation' && source.kind !== 'dispute' && source.kind !== 'memo') {
    return true;
  }
  const known = Math.max(row.evidence ?? 0, row.proof ?? 0);
  return Number(source.lastMessageId ?? 0) <= known;
}

interface ClosedRow {
  readonly state: string;
  readonly evidence: number | null;
  readonly proof: number | null;
}

type End = (db: Database, id: number, item: HandoverItem, to: number) => SourceEnd | null;

/** A proposal that a newer detector withdrew is no decision; only people end things. */
const detector = 'detector';

const promiseEnd: End = (db, id) => {
  const row = db
    .prepare<[number], { status: string; proof: number | null; reason: string | null; by: string }>(
      `
      SELECT status, proof_message_id AS proof, close_reason AS reason, changed_by AS by
      FROM promises
      WHERE id = ?`,
    )
    .get(id);
  if (row === undefined || row.status === 'proposed' || row.status === 'open') return null;
  if (row.by === detector) return null;
  const isKept = row.status === 'kept';
  return {
    state: isKept ? 'done' : 'cancelled',
    by: row.by,
    reason: row.reason ?? (isKept ? null : row.status),
    proofMessageId: row.proof === null ? null : String(row.proof),
  };
};

const disputeEnd: End = (db, id) => {
  const row = db
    .prepare<[number], { stage: string; reason: string | null; by: string }>(
      `
      SELECT stage, close_reason AS reason, changed_by AS by
      FROM disputes
      WHERE id = ?`,
    )
    .get(id);
  if (row === undefined || (row.stage !== 'closed' && row.stage !== 'rejected')) return null;
  if (row.by === detector) return null;
  const state = row.stage === 'closed' ? 'done' : 'cancelled';
  return { state, by: row.by, reason: row.reason ?? row.stage, proofMessageId: null };
};

/** Somebody of the shop answered, and the customer no longer waits. */
const conversationEnd: End = (db, id, item, to) => {
  const later = laterMessages(db, id, item, to);
  const answer = later.findLast(({ role }) => role === 'agent');
  if (answer === undefined) return null;
  const goesOn = later.at(-1) !== answer && openKind(db, id, to) === 'customer_unanswered';
  if (goesOn) return null;
  return { state: 'done', by: answer.sender, reason: null, proofMessageId: String(answer.id) };
};

/** How the conversation stood at `to`: analysis knows how it stands now. */
function openKind(db: Database, id: number, to: number): string | null {
  const now = db
    .prepare<[number], { open_kind: string | null; last_at: number | null }>(
      `
      SELECT open_kind, last_at
      FROM conversations
      WHERE id = ?`,
    )
    .get(id);
  if (now === undefined) return null;
  return (now.last_at ?? 0) < to ? now.open_kind : openKindAtEnd(factMessages(db, to).tail(id));
}

/** The parcel has left, so that its address can no longer change. */
const memoEnd: End = (db, id, item, to) => {
  const dispatch = laterMessages(db, id, item, to).find(
    ({ role, text }) => role !== 'customer' && saysDispatched(text),
  );
  if (dispatch === undefined) return null;
  const proofMessageId = String(dispatch.id);
  return { state: 'done', by: dispatch.sender, reason: null, proofMessageId };
};

const policyEnd: End = (db, id) => {
  const row = db
    .prepare<[number], { status: string }>(
      `
      SELECT status
      FROM contradictions
      WHERE id = ?`,
    )
    .get(id);
  if (row === undefined || row.status === 'proposed') return null;
  const state = row.status === 'resolved' ? 'done' : 'cancelled';
  return { state, by: '', reason: row.status, proofMessageId: null };
};

/** An import has brought what was missing: the first such message proves it. */
const gapEnd: End = (db, id, item) => {
  if (item.since === null) return null;
  const from = Date.parse(item.since);
  const row = db
    .prepare<[number, number, number], { id: number; sender: string }>(
      `
      SELECT m.id, m.sender
      FROM accounts a
      JOIN messages m ON m.account_id = a.id
      WHERE a.role = 'agent'
        AND a.id % 10000 = ?
        AND m.hidden = 0
        AND m.sent_at > ?
        AND m.sent_at < ? + 86400000
      ORDER BY m.sent_at
      LIMIT 1`,
    )
    .get(id % 10_000, from + 999, from);
  if (row === undefined) return null;
  return { state: 'done', by: row.sender, reason: null, proofMessageId: String(row.id) };
};

const ends = {
  gap: gapEnd,
  promise: promiseEnd,
  dispute: disputeEnd,
  conversation: conversationEnd,
  memo: memoEnd,
  policy: policyEnd,
} as const;

interface LaterRow {
  readonly id: number;
  readonly sender: string;
  readonly role: string | null;
  readonly text: string;
}

/** What was said to and by this customer after everything that the line knows. */
function laterMessages(
  db: Database,
  conversationId: number,
  item: HandoverItem,
  to: number,
): LaterRow[] {
  return db
    .prepare<[{ conversation: number; to: number; evidence: string }], LaterRow>(
      `
      SELECT m.id, m.sender, a.role, m.text
      FROM messages m
      LEFT JOIN accounts a ON a.id = m.account_id
      WHERE m.conversation_id IN (${sameCustomer})
        AND m.internal = 0
        AND m.is_system = 0
        AND m.sent_at < @to
        AND m.sent_at > (
          SELECT max(sent_at)
          FROM messages
          WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(@evidence))
        )
      ORDER BY m.sent_at, m.id
      LIMIT 500`,
    )
    .all({ conversation: conversationId, to, evidence: JSON.stringify(item.evidence) });
}
