import type { Database } from 'better-sqlite3';
import { longPastBefore } from '../../../../shared/domain/long-past.ts';
import { prepareOnce } from './prepare.ts';

/** Before when things lie long in the past in this archive, UTC ms. */
export function longPastIn(db: Database, now: number): number {
  const { newestAt } = prepareOnce<[], { newestAt: number | null }>(
    db,
    `
    SELECT MAX(last_at) AS newestAt
    FROM conversations`,
  ).get()!;
  return longPastBefore(now, newestAt);
}

/** True of a proposal `p`, said in message `m`, that lies before `@longPast`. */
export const isLongPastPromise = `(
    p.status = 'proposed'
    AND COALESCE(m.sent_at < @longPast, 0)
    AND (p.due_at IS NULL OR p.due_at < @longPast))`;

/** True of a proposal `d` of which nothing was said since `@longPast`. */
export const isLongPastDispute = `(
    d.stage = 'proposed'
    AND COALESCE((
      SELECT MAX(m.sent_at)
      FROM dispute_messages l
      JOIN messages m ON m.id = l.message_id
      WHERE l.dispute_id = d.id
    ) < @longPast, 0))`;
