import type { Database } from 'better-sqlite3';
import type { DisputeFact, PromiseFact } from '../../../../shared/domain/handovers/facts.ts';
import type { FactMessages } from './handovers-messages.ts';
import {
  inShop,
  place,
  placeJoins,
  toPlace,
  type PlaceRow,
  type Scope,
} from './handovers-scope.ts';

/** None of them may grow with the archive: each part begins at an index. */
export const matterQueries = {
  promises: `
    WITH wanted (id) AS (
      SELECT id
      FROM promises
      WHERE status = 'open'
      UNION
      SELECT id
      FROM promises
      WHERE status = 'proposed'
        AND due_at >= @quiet
        AND due_at < @nextShiftEnd
      UNION
      SELECT id
      FROM promises
      WHERE message_id IN (SELECT value FROM json_each(@fresh))
      UNION
      SELECT id
      FROM promises
      WHERE @hindsight = 1
        AND status IN ('kept', 'broken')
        AND changed_at >= @to
      UNION
      SELECT value
      FROM json_each(@carriedPromises)
    )
    SELECT p.id, p.message_id, p.status, p.kind, p.what, p.due_phrase, p.due_at, p.amount_cents,
      p.owner, ${place}
    FROM wanted
    CROSS JOIN promises p
    CROSS JOIN messages m
    CROSS JOIN conversations c
    ${placeJoins}
    WHERE p.id = wanted.id
      AND (
        p.status IN ('proposed', 'open')
        OR (@hindsight = 1 AND p.status IN ('kept', 'broken') AND p.changed_at >= @to)
      )
      AND m.id = p.message_id
      AND c.id = m.conversation_id
      AND (m.sent_at IS NULL OR m.sent_at < @to)
      AND ${inShop}
      AND (
        p.status <> 'proposed'
        OR p.strength = 'firm'
        OR p.due_at IS NOT NULL
        OR p.id IN (SELECT value FROM json_each(@carriedPromises))
      )
    ORDER BY p.due_at, p.id`,
  disputes: `
    WITH wanted (id) AS (
      SELECT id
      FROM disputes
      WHERE stage IN ('accept', 'explain', 'propose', 'follow-up')
      UNION
      SELECT d.id
      FROM conversations c
      CROSS JOIN disputes d
      WHERE c.last_at >= @quiet
        AND d.conversation_id = c.id
        AND d.stage = 'proposed'
        AND EXISTS (
          SELECT 1
          FROM dispute_messages l
          JOIN messages m ON m.id = l.message_id
          WHERE l.dispute_id = d.id
            AND m.sent_at >= @quiet
        )
      UNION
      SELECT id
      FROM disputes
      WHERE @hindsight = 1
        AND stage = 'closed'
        AND changed_at >= @to
      UNION
      SELECT dispute_id
      FROM dispute_messages
      WHERE message_id IN (SELECT value FROM json_each(@fresh))
      UNION
      SELECT value
      FROM json_each(@carriedDisputes)
    )
    SELECT d.id, d.stage, d.kind, d.severity, d.amount_cents, d.deadline_at, d.owner, d.next_step,
      d.opened_at, ${place}
    FROM wanted
    CROSS JOIN disputes d
    CROSS JOIN conversations c
    ${placeJoins}
    WHERE d.id = wanted.id
      AND (
        d.stage NOT IN ('closed', 'rejected')
        OR (@hindsight = 1 AND d.stage = 'closed' AND d.changed_at >= @to)
      )
      AND c.id = d.conversation_id
      AND ${inShop}
    ORDER BY d.opened_at, d.id`,
} as const;

interface PromiseRow extends PlaceRow {
  readonly id: number;
  readonly message_id: number;
  readonly status: string;
  readonly kind: string;
  readonly what: string;
  readonly due_phrase: string | null;
  readonly due_at: number | null;
  readonly amount_cents: number | null;
  readonly owner: string | null;
}

/**
 * Confirmed ones until they end; proposals while they fall due, or when they are new. "As soon as we can",
 * which nobody confirmed, is counted and not listed.
 */
export function selectPromises(db: Database, scope: Scope, messages: FactMessages): PromiseFact[] {
  const rows = db.prepare<[Scope], PromiseRow>(matterQueries.promises).all(scope);
  return rows.map((row) => ({
    ...toPlace(row),
    promiseId: String(row.id),
    // What was confirmed since was a proposal or open then; neither looks different on a note.
    proposed: row.status === 'proposed',
    kind: row.kind,
    what: row.what,
    duePhrase: row.due_phrase,
    dueAt: row.due_at,
    amountCents: row.amount_cents,
    owner: row.owner,
    message: messages.get(row.message_id),
    before: messages.before(row.message_id),
    after: messages.after(row.message_id),
    thread: messages.withCustomer(row.message_id),
  }));
}

interface DisputeRow extends PlaceRow {
  readonly id: number;
  readonly stage: string;
  readonly kind: string;
  readonly severity: number;
  readonly amount_cents: number | null;
  readonly deadline_at: number | null;
  readonly owner: string | null;
  readonly next_step: string | null;
  readonly opened_at: number | null;
}

export function selectDisputes(db: Database, scope: Scope, messages: FactMessages): DisputeFact[] {
  const rows = db.prepare<[Scope], DisputeRow>(matterQueries.disputes).all(scope);
  return rows.flatMap((row) => {
    const said = messages.ofDispute(row.id);
    const last = said.at(-1);
    // All of it was said after the window: the next note's matter.
    if (last === undefined) return [];
    return {
      ...toPlace(row),
      disputeId: String(row.id),
      stage: row.stage,
      kind: row.kind,
      severity: row.severity,
      amountCents: row.amount_cents,
      deadlineAt: row.deadline_at,
      owner: row.owner,
      nextStep: row.next_step,
      openedAt: row.opened_at,
      messages: said,
      answer: messages.lastAnswer(row.conversation_id, said[0] ?? last),
    };
  });
}
