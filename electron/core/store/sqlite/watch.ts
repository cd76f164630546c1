import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { watchSchema, watchStatuses, type WatchRow } from '../../../../shared/contract/watch.ts';
import { watchKinds, type WatchKind } from '../../../../shared/model/analysis.ts';
import type { WatchPage, WatchQuery, WatchStatus, WatchStore } from '../watch.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { longPastIn } from './long-past.ts';
import { replacedBy } from './history.ts';

export function watchStore({ reader, writer }: Connections): WatchStore {
  return {
    list: async (query) => page(reader, query),
    decide: (findingId, action, from, to, by) =>
      writer.transaction((db) => {
        const before = getFinding(db, findingId);
        if (!from.includes(before.status)) {
          const { status } = before;
          throw new AppError('conflict', `A finding that is ${status} cannot do this.`, { status });
        }
        db.prepare(
          `
          UPDATE watch_findings
          SET status = ?,
              close_reason = ?,
              let_go = NULL,
              changed_at = ?,
              changed_by = ?
          WHERE id = ?`,
        ).run(to.status, to.closeReason, by.at, by.actor, BigInt(findingId));
        recordEvent(db, by, action, 'watch', findingId, { ...to, before: replacedBy(to, before) });
        return getFinding(db, findingId);
      }),
  };
}

const select = `
  SELECT w.id, w.message_id, w.kind, w.status, w.score, w.reason, w.close_reason, w.let_go, w.changed_at,
    w.changed_by, m.sender, m.sent_at, m.text, m.is_system, m.conversation_id, a.role, c.title,
    c.platform, c.customer_id, s.name AS shop, customer.name AS customer
  FROM watch_findings w
  JOIN messages m ON m.id = w.message_id
  JOIN conversations c ON c.id = m.conversation_id
  LEFT JOIN accounts a ON a.id = m.account_id
  LEFT JOIN shops s ON s.id = c.shop_id
  LEFT JOIN accounts customer ON customer.id = c.customer_id`;

interface Row {
  readonly [column: string]: string | number | null;
}

function page(db: Database, query: WatchQuery): WatchPage {
  const parameters: Record<string, unknown> = { limit: query.limit + 1 };
  // What a newer detector took back by itself is no decision of anybody's.
  const where = ["NOT (w.status = 'dismissed' AND w.changed_by = 'detector')"];
  const add = (condition: string, given: Record<string, unknown>): void => {
    where.push(condition);
    Object.assign(parameters, given);
  };
  if (query.kind) {
    add('w.kind IN (SELECT value FROM json_each(@kind))', { kind: JSON.stringify(query.kind) });
  }
  if (query.status) {
    const status = JSON.stringify(query.status);
    add('w.status IN (SELECT value FROM json_each(@status))', { status });
  }
  if (query.conversationId !== undefined) {
    add('m.conversation_id = @conversation', { conversation: BigInt(query.conversationId) });
  }
  if (query.afterId !== undefined) {
    const condition = `(COALESCE(m.sent_at, 0), w.id) < (
      SELECT COALESCE(said.sent_at, 0), before.id
      FROM watch_findings before
      JOIN messages said ON said.id = before.message_id
      WHERE before.id = @after)`;
    add(condition, { after: BigInt(query.afterId) });
  }
  const rows = db
    .prepare<[object], Row>(
      `${select}
      WHERE ${where.join(' AND ')}
      ORDER BY COALESCE(m.sent_at, 0) DESC, w.id DESC
      LIMIT @limit`,
    )
    .all(parameters);
  const findings = rows.slice(0, query.limit).map(toFinding);
  const next = rows.length > query.limit ? (findings.at(-1)?.findingId ?? null) : null;
  return { findings, ...counted(db, longPastIn(db, query.now)), next };
}

function counted(db: Database, longPast: number): Pick<WatchPage, 'counts' | 'kinds' | 'past'> {
  const rows = db
    .prepare<[object], { status: WatchStatus; kind: WatchKind; n: number; past: number }>(
      `
      SELECT w.status, w.kind, count(*) AS n,
        sum(w.status = 'proposed' AND COALESCE(m.sent_at < @longPast, 0)) AS past
      FROM watch_findings w
      JOIN messages m ON m.id = w.message_id
      WHERE NOT (w.status = 'dismissed' AND w.changed_by = 'detector')
      GROUP BY w.status, w.kind`,
    )
    .all({ longPast });
  const sum = (of: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(of).reduce((total, { n }) => total + n, 0);
  return {
    counts: Object.fromEntries(
      watchStatuses.map((status) => [status, sum((row) => row.status === status)]),
    ) as Record<WatchStatus, number>,
    kinds: Object.fromEntries(
      watchKinds.map((kind) => [
        kind,
        sum((row) => row.kind === kind && row.status === 'proposed'),
      ]),
    ) as Record<WatchKind, number>,
    past: rows.reduce((total, { past }) => total + past, 0),
  };
}

function getFinding(db: Database, findingId: string): WatchRow {
  const row = db.prepare<[bigint], Row>(`${select} WHERE w.id = ?`).get(BigInt(findingId));
  if (!row) throw new AppError('not-found', 'There is no such finding.', { findingId });
  return toFinding(row);
}

function toFinding(row: Row): WatchRow {
  const { code, words, messages } = JSON.parse(String(row['reason'])) as KeptReason;
  return watchSchema.parse({
    findingId: String(row['id']),
    messageId: String(row['message_id']),
    conversationId: String(row['conversation_id']),
    conversationTitle: row['title'],
    platform: row['platform'],
    shop: row['shop'],
    customer: row['customer'],
    customerId: row['customer_id'] === null ? null : String(row['customer_id']),
    sender: row['sender'],
    role: row['is_system'] === 1 ? 'system' : (row['role'] ?? 'unknown'),
    sentAt: row['sent_at'],
    text: row['text'],
    kind: row['kind'],
    status: row['status'],
    score: row['score'],
    reason: { code, words },
    messageIds: messages.length > 0 ? messages.map(String) : [String(row['message_id'])],
    closeReason: row['close_reason'],
    letGo: row['let_go'],
    changedAt: row['changed_at'],
    changedBy: row['changed_by'],
  });
}

interface KeptReason {
  readonly code: string;
  readonly words: readonly string[];
  /** Empty where another archive said so, which has other numbers. */
  readonly messages: readonly number[];
}
