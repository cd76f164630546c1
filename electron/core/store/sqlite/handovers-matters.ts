import type { Database } from 'better-sqlite3';
import type { DisputeFact, PromiseFact } from '../../../../shared/domain/handovers/facts.ts';
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

/** Confirmed ones until they end; proposals while they fall due, or when they are new. */
export function selectPromises(db: Database, scope: Scope, messages: FactMessages): PromiseFact[] {
  const rows = db
    .prepare<[Scope], PromiseRow>(
      `
      SELECT p.id, p.message_id, p.status, p.kind, p.what, p.due_phrase, p.due_at, p.amount_cents, p.owner,
        ${place}
      FROM promises p
      JOIN messages m ON m.id = p.message_id
      JOIN conversations c ON c.id = m.conversation_id
      ${placeJoins}
      WHERE p.status IN ('proposed', 'open')
        AND (m.sent_at IS NULL OR m.sent_at < @to)
        AND ${inShop}
        AND (
          p.status = 'open'
          OR (p.due_at >= @quiet AND p.due_at < @nextShiftEnd)
          OR ${isNew}
          OR p.id IN (SELECT value FROM json_each(@carriedPromises))
        )
      ORDER BY p.due_at, p.id`,
    )
    .all(scope);
  return rows.map((row) => ({
    ...toPlace(row),
    promiseId: String(row.id),
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
    thread: messages.from(row.message_id),
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
  const rows = db
    .prepare<[Scope], DisputeRow>(
      `
      SELECT d.id, d.stage, d.kind, d.severity, d.amount_cents, d.deadline_at, d.owner, d.next_step,
        d.opened_at, ${place}
      FROM disputes d
      JOIN conversations c ON c.id = d.conversation_id
      ${placeJoins}
      WHERE d.stage NOT IN ('closed', 'rejected')
        AND ${inShop}
        AND (
          d.stage <> 'proposed'
          OR d.id IN (SELECT value FROM json_each(@carriedDisputes))
          OR EXISTS (
            SELECT 1
            FROM dispute_messages l
            JOIN messages m ON m.id = l.message_id
            WHERE l.dispute_id = d.id
              AND (m.sent_at >= @quiet OR m.id > @known)
          )
        )
      ORDER BY d.opened_at, d.id`,
    )
    .all(scope);
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
