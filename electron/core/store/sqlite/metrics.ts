import type { CauseRow } from '../../../../shared/contract/metrics.ts';
import type { MetricsStore, SaidConversation, StandingImport } from '../metrics.ts';
import type { Connections } from './connections.ts';
import { disputeStands } from './disputes-rows.ts';
import { ordersStore } from './orders.ts';
import { prepareOnce } from './prepare.ts';

export function metricsStore(connections: Connections): MetricsStore {
  const { reader } = connections;
  return {
    ...ordersStore(connections),
    conversations: async (period) =>
      prepareOnce<[object], { id: string }>(reader, metricsQueries.conversations)
        .all(boundOf(period))
        .map(({ id }) => id),
    said: async (conversationIds, period) => {
      const find = prepareOnce<[object], SaidRow>(reader, metricsQueries.said);
      return conversationIds.map((id): SaidConversation => {
        const rows = find.all({ conversation: BigInt(id), from: period.from, to: period.to });
        return {
          shop: rows[0]?.shop ?? null,
          said: rows.map(({ at, agent }) => ({ at, agent })),
        };
      });
    },
    promises: async (period) =>
      reader
        .prepare<[object], Awaited<ReturnType<MetricsStore['promises']>>[number]>(`
          SELECT m.sent_at AS at, m.sender AS agent, s.name AS shop, p.status, p.due_at AS dueAt
          FROM promises p
          JOIN messages m ON m.id = p.message_id
          JOIN conversations c ON c.id = m.conversation_id
          LEFT JOIN shops s ON s.id = c.shop_id
          WHERE p.status IN ('open', 'kept', 'broken')
            AND m.sent_at >= @from
            AND m.sent_at < @to
            AND (@shop IS NULL OR s.name = @shop)`)
        .all(boundOf(period)),
    disputes: async (period) =>
      reader
        .prepare<[object], { at: number; shop: string | null; isClosed: 0 | 1 }>(`
          SELECT d.opened_at AS at, s.name AS shop, d.stage = 'closed' AS isClosed
          FROM disputes d
          JOIN conversations c ON c.id = d.conversation_id
          LEFT JOIN shops s ON s.id = c.shop_id
          WHERE d.stage NOT IN ('proposed', 'rejected')
            AND d.opened_at >= @from
            AND d.opened_at < @to
            AND (@shop IS NULL OR s.name = @shop)
            AND ${disputeStands}`)
        .all(boundOf(period))
        .map((row) => ({ ...row, isClosed: row.isClosed === 1 })),
    causes: async (period) =>
      reader
        .prepare<[object], CauseRow>(`
          SELECT d.cause, d.cause_detail AS detail, COUNT(*) AS opened,
            SUM(d.stage = 'closed') AS closed
          FROM disputes d
          JOIN conversations c ON c.id = d.conversation_id
          LEFT JOIN shops s ON s.id = c.shop_id
          WHERE d.stage NOT IN ('proposed', 'rejected')
            AND d.opened_at >= @from
            AND d.opened_at < @to
            AND (@shop IS NULL OR s.name = @shop)
            AND ${disputeStands}
          GROUP BY d.cause, d.cause_detail
          ORDER BY opened DESC, d.cause IS NULL, d.cause, d.cause_detail`)
        .all(boundOf(period)),
    imports: async ({ from, to }) =>
      reader
        .prepare<[object], StandingImport>(`
          SELECT finished_at AS at, new_count AS newMessages, duplicate_count AS duplicates
          FROM import_batches
          WHERE withdrawn_at IS NULL
            AND finished_at >= @from
            AND finished_at < @to
          ORDER BY finished_at, id`)
        .all({ from, to }),
    repeats: async (period) =>
      reader
        .prepare<[object], { at: number; shop: string | null }>(`
          SELECT m.sent_at AS at, s.name AS shop
          FROM watch_findings w
          JOIN messages m ON m.id = w.message_id
          JOIN conversations c ON c.id = m.conversation_id
          LEFT JOIN shops s ON s.id = c.shop_id
          WHERE w.kind = 'repeated-asking'
            AND w.status <> 'dismissed'
            AND m.sent_at >= @from
            AND m.sent_at < @to
            AND (@shop IS NULL OR s.name = @shop)`)
        .all(boundOf(period)),
  };
}

/** For tests of their plans. */
export const metricsQueries = {
  conversations: `
    SELECT CAST(c.id AS TEXT) AS id
    FROM conversations c
    LEFT JOIN shops s ON s.id = c.shop_id
    WHERE c.message_count > 0
      AND c.last_at >= @from
      AND c.first_at < @to
      AND (@shop IS NULL OR s.name = @shop)
    ORDER BY c.id`,
  said: `
    SELECT m.sent_at AS at, CASE a.role WHEN 'agent' THEN a.name END AS agent, s.name AS shop
    FROM messages m
    JOIN accounts a ON a.id = m.account_id
    JOIN conversations c ON c.id = m.conversation_id
    LEFT JOIN shops s ON s.id = c.shop_id
    WHERE m.conversation_id = @conversation
      AND m.sent_at >= @from
      AND m.sent_at < @to
      AND a.role IN ('agent', 'customer')
      AND m.is_system = 0
      AND m.internal = 0
    ORDER BY m.sent_at, m.id`,
} as const;

interface SaidRow {
  readonly at: number;
  readonly agent: string | null;
  readonly shop: string | null;
}

function boundOf({ from, to, shop }: Parameters<MetricsStore['conversations']>[0]) {
  return { from, to, shop: shop ?? null };
}
