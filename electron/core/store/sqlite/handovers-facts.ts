import type { Database } from 'better-sqlite3';
import type {
  DisputeFact,
  HandoverFacts,
  HandoverWindow,
  PromiseFact,
} from '../../../../shared/domain/handovers/facts.ts';
import { disputeStands } from './disputes-rows.ts';
import { selectDisputes, selectPromises } from './handovers-matters.ts';
import { factMessages } from './handovers-messages.ts';
import { selectAnswers, selectCoverage, selectExceptions, selectGaps } from './handovers-news.ts';
import { inShop, scopeOf, type Scope } from './handovers-scope.ts';
import {
  selectContradictions,
  selectMemos,
  selectTagged,
  selectWaiting,
  selectWatched,
} from './handovers-talk.ts';

/** What the archive knows that a note for this window should say. */
export function factsOf(db: Database, window: HandoverWindow): HandoverFacts {
  const scope = scopeOf(db, window);
  const messages = factMessages(db, window.to);
  const promises = selectPromises(db, scope, messages);
  const disputes = selectDisputes(db, scope, messages);
  const gaps = selectGaps(db, scope);
  return {
    snapshotMessageId: newestMessage(db),
    promises,
    disputes,
    waiting: selectWaiting(db, scope, messages),
    memos: selectMemos(db, scope, messages),
    contradictions: selectContradictions(db, scope, messages),
    answers: selectAnswers(db, scope),
    exceptions: selectExceptions(db, scope),
    tagged: selectTagged(db, scope, messages),
    watched: selectWatched(db, scope, messages),
    gaps,
    leftOut: countLeftOut(db, scope, promises, disputes),
    coverage: selectCoverage(db, scope, gaps),
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
      scope.shop === null ? leftOutQuery : leftOutOfShop,
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

/**
 * What nobody confirmed and nothing was heard of, over all shops: counted in the indexes of what is open,
 * as an old archive has a hundred thousand of them. Those of withdrawn imports are among them.
 */
export const leftOutQuery = `
  SELECT
    (
      SELECT count(*)
      FROM promises
      WHERE status = 'proposed'
        AND due_at IS NULL
    ) + (
      SELECT count(*)
      FROM promises
      WHERE status = 'proposed'
        AND due_at < @nextShiftEnd
    ) AS promises,
    (
      SELECT count(*)
      FROM disputes
      WHERE stage = 'proposed'
    ) AS disputes,
    (
      SELECT count(*)
      FROM conversations c
      WHERE c.open_kind = 'customer_unanswered'
        AND c.last_at < @quiet
        AND c.id NOT IN (SELECT value FROM json_each(@carriedConversations))
    ) AS waiting`;

/** The same of one shop, each looked at. */
const leftOutOfShop = `
  SELECT
    (
      SELECT count(*)
      FROM promises p
      CROSS JOIN messages m
      CROSS JOIN conversations c
      WHERE p.status = 'proposed'
        AND (p.due_at IS NULL OR p.due_at < @nextShiftEnd)
        AND m.id = p.message_id
        AND (m.sent_at IS NULL OR m.sent_at < @to)
        AND c.id = m.conversation_id
        AND ${inShop}
    ) AS promises,
    (
      SELECT count(*)
      FROM disputes d
      JOIN conversations c ON c.id = d.conversation_id
      WHERE d.stage = 'proposed'
        AND ${disputeStands}
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
    ) AS waiting`;

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
