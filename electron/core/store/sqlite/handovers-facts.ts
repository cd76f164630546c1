import type { Database } from 'better-sqlite3';
import type {
  Coverage,
  DisputeFact,
  HandoverFacts,
  HandoverWindow,
  PromiseFact,
} from '../../../../shared/domain/handovers/facts.ts';
import { disputeStands } from './disputes-rows.ts';
import { selectDisputes, selectPromises } from './handovers-matters.ts';
import { factMessages } from './handovers-messages.ts';
import { inShop, scopeOf, type Scope } from './handovers-scope.ts';
import { selectContradictions, selectMemos, selectWaiting } from './handovers-talk.ts';

/** What the archive knows that a note for this window should say. */
export function factsOf(db: Database, window: HandoverWindow): HandoverFacts {
  const scope = scopeOf(db, window);
  const messages = factMessages(db, window.to);
  const promises = selectPromises(db, scope, messages);
  const disputes = selectDisputes(db, scope, messages);
  return {
    snapshotMessageId: newestMessage(db),
    promises,
    disputes,
    waiting: selectWaiting(db, scope, messages),
    memos: selectMemos(db, scope, messages),
    contradictions: selectContradictions(db, scope, messages),
    leftOut: countLeftOut(db, scope, promises, disputes),
    coverage: selectCoverage(db, scope),
  };
}

function countLeftOut(
  db: Database,
  scope: Scope,
  promises: readonly PromiseFact[],
  disputes: readonly DisputeFact[],
): HandoverFacts['leftOut'] {
  const row = db
    .prepare<[Scope], { promises: number; disputes: number; waiting: number }>(
      `
      SELECT
        (
          SELECT count(*)
          FROM promises p
          JOIN messages m ON m.id = p.message_id
          JOIN conversations c ON c.id = m.conversation_id
          WHERE p.status = 'proposed'
            AND (m.sent_at IS NULL OR m.sent_at < @to)
            AND (p.due_at IS NULL OR p.due_at < @nextShiftEnd)
            AND ${inShop}
        ) AS promises,
        (
          SELECT count(*)
          FROM disputes d
          JOIN conversations c ON c.id = d.conversation_id
          WHERE d.stage = 'proposed'
            AND (d.opened_at IS NULL OR d.opened_at < @to)
            AND ${inShop}
        ) AS disputes,
        (
          SELECT count(*)
          FROM conversations c
          WHERE c.open_kind = 'customer_unanswered'
            AND c.last_at < @quiet
            AND c.id NOT IN (SELECT value FROM json_each(@carriedConversations))
            AND ${inShop}
        ) AS waiting`,
    )
    .get(scope);
  const { nextShiftEnd } = scope;
  const listed = promises.filter(
    ({ proposed, dueAt }) => proposed && (dueAt === null || dueAt < nextShiftEnd),
  );
  return {
    promises: Math.max(0, (row?.promises ?? 0) - listed.length),
    disputes: Math.max(
      0,
      (row?.disputes ?? 0) - disputes.filter(({ stage }) => stage === 'proposed').length,
    ),
    waiting: row?.waiting ?? 0,
    likelyKept: 0,
  };
}

function selectCoverage(db: Database, scope: Scope): Coverage[] {
  return db
    .prepare<[Scope], Coverage>(
      `
      SELECT c.platform, max(c.last_at) AS lastMessageAt,
        (
          SELECT max(b.finished_at)
          FROM source_files f
          JOIN import_batches b ON b.id = f.batch_id
          WHERE f.status = 'imported'
            AND (@shop IS NULL OR b.shop_id = @shop OR b.shop_id IS NULL)
        ) AS lastImportAt
        AND ${disputeStands}
      FROM conversations c
      WHERE ${inShop}
      GROUP BY c.platform
      ORDER BY c.platform`,
    )
    .all(scope);
}

function newestMessage(db: Database): string | null {
  const row = db
    .prepare<[], { id: number | null }>(
      `
      SELECT max(id) AS id
      FROM messages`,
    )
    .get();
  return row?.id ? String(row.id) : null;
}
