import type { Database } from 'better-sqlite3';
import type {
  ReviewCard,
  SpotCheck,
  SpotCheckItem,
} from '../../../../shared/contract/spot-checks.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import { spotRulesSchema } from '../../../../shared/model/spot-checks.ts';
import type { AgentPart, SpotChecksStore } from '../spot-checks.ts';
import { dialogueMessages } from './analysis-windows.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

type Appeal = ReviewCard['appeals'][number];

export function spotChecksStore({ reader, writer }: Connections): SpotChecksStore {
  const itemOf = (itemId: string): SpotCheckItem => {
    const row = reader
      .prepare<[bigint], SpotCheckItem>(`${selectItems} WHERE i.id = ?`)
      .get(BigInt(itemId));
    if (!row) throw new AppError('not-found', 'There is no such item.', { itemId });
    return row;
  };
  const openAppeal = (db: Database, appealId: string): OpenAppeal => {
    const found = db
      .prepare<
        [bigint],
        Omit<OpenAppeal, 'isReviewedAnew'> & { decision: string | null; isReviewedAnew: 0 | 1 }
      >(`
        SELECT CAST(p.item_id AS TEXT) AS itemId, p.by, p.decision, EXISTS (
            SELECT 1
            FROM spot_check_reviews r
            WHERE r.item_id = p.item_id
              AND r.id > p.review_id
          ) AS isReviewedAnew
        FROM spot_check_appeals p
        WHERE p.id = ?`)
      .get(BigInt(appealId));
    if (!found) throw new AppError('not-found', 'There is no such appeal.', { appealId });
    const { decision, isReviewedAnew, ...appeal } = found;
    if (decision !== null) throw new AppError('conflict', 'This appeal is settled.', { appealId });
    return { ...appeal, isReviewedAnew: Boolean(isReviewedAnew) };
  };
  return {
    async rules() {
      const rules = reader
        .prepare<[], string>(`
          SELECT rules
          FROM spot_check_rules
          ORDER BY id DESC
          LIMIT 1`)
        .pluck()
        .get();
      return rules === undefined ? undefined : spotRulesSchema.parse(JSON.parse(rules));
    },
    setRules: (rules, by) =>
      writer.transaction((db) => {
        const { lastInsertRowid } = db
          .prepare(`
            INSERT INTO spot_check_rules (rules, changed_at, changed_by)
            VALUES (?, ?, ?)`)
          .run(JSON.stringify(rules), by.at, by.actor);
        recordEvent(db, by, 'set-rules', 'spot-check-rules', lastInsertRowid);
      }),
    parts: async ({ from, to, shop, agent, platform }) =>
      reader.prepare<[object], AgentPart>(spotCheckQueries.parts).all({
        from,
        to,
        shop: shop ?? null,
        agent: agent ?? null,
        platform: platform ?? null,
      }),
    draw: (check, items, by) =>
      writer.transaction((db) => {
        const { lastInsertRowid } = db
          .prepare(`
            INSERT INTO spot_checks (made_at, made_by, from_at, to_at, stratified_by, shop, agent,
              platform, seed, population)
            VALUES (@at, @actor, @from, @to, @stratifiedBy, @shop, @agent, @platform, @seed,
              @population)`)
          .run({ ...check, ...by });
        const insert = db.prepare(`
          INSERT INTO spot_check_items (spot_check_id, conversation_id, agent, stratum, message_count,
            first_message_id)
          VALUES (?, ?, ?, ?, ?, ?)`);
        for (const { conversationId, agent, stratum, messages, firstMessageId } of items) {
          insert.run(
            lastInsertRowid,
            BigInt(conversationId),
            agent,
            stratum,
            messages,
            BigInt(firstMessageId),
          );
        }
        const { seed, population } = check;
        recordEvent(db, by, 'draw', 'spot-check', lastInsertRowid, {
          seed,
          population,
          size: items.length,
        });
        return String(lastInsertRowid);
      }),
    list: async () =>
      reader.prepare<[], SpotCheck>(`${selectChecks} ORDER BY c.made_at DESC, c.id DESC`).all(),
    async get(spotCheckId) {
      const row = reader
        .prepare<[bigint], SpotCheck>(`${selectChecks} WHERE c.id = ?`)
        .get(BigInt(spotCheckId));
      if (!row) throw new AppError('not-found', 'There is no such spot check.', { spotCheckId });
      return row;
    },
    items: async (spotCheckId) =>
      reader
        .prepare<[bigint], SpotCheckItem>(`${selectItems} WHERE i.spot_check_id = ? ORDER BY i.id`)
        .all(BigInt(spotCheckId)),
    item: async (itemId) => itemOf(itemId),
    async read(itemId) {
      const { conversationId, agent } = itemOf(itemId);
      const rows = reader
        .prepare<[object], { id: number; isOwn: 0 | 1 }>(spotCheckQueries.read)
        .all({ item: BigInt(itemId), conversation: BigInt(conversationId), agent });
      return {
        messages: dialogueMessages(
          reader,
          rows.map(({ id }) => id),
        ),
        own: new Set(rows.filter(({ isOwn }) => isOwn === 1).map(({ id }) => id)),
      };
    },
    reviews: async (itemId) =>
      reader
        .prepare<[bigint], ReviewRow>(`
          SELECT at, by, findings, score, note
          FROM spot_check_reviews
          WHERE item_id = ?
          ORDER BY id DESC`)
        .all(BigInt(itemId))
        .map(({ findings, ...review }) => ({ ...review, findings: JSON.parse(findings) })),
    appeals: async (itemId) =>
      reader
        .prepare<[bigint], Appeal>(`
          SELECT CAST(id AS TEXT) AS appealId, at, by, comment, decision, decided_at AS decidedAt,
            decided_by AS decidedBy, decision_comment AS decisionComment
          FROM spot_check_appeals
          WHERE item_id = ?
          ORDER BY id DESC`)
        .all(BigInt(itemId)),
    review: (itemId, { findings, score, note }, by) =>
      writer.transaction((db) => {
        db.prepare(`
          INSERT INTO spot_check_reviews (item_id, at, by, findings, score, note)
          VALUES (?, ?, ?, ?, ?, ?)`).run(
          BigInt(itemId),
          by.at,
          by.actor,
          JSON.stringify(findings),
          score,
          note,
        );
        recordEvent(db, by, 'review', 'spot-check-item', itemId, { score });
      }),
    appeal: (itemId, comment, by) =>
      writer.transaction((db) => {
        db.prepare(`
          INSERT INTO spot_check_appeals (item_id, review_id, at, by, comment)
          SELECT item_id, max(id), ?, ?, ?
          FROM spot_check_reviews
          WHERE item_id = ?`).run(by.at, by.actor, comment, BigInt(itemId));
        recordEvent(db, by, 'appeal', 'spot-check-item', itemId, { comment });
      }),
    openAppeal: async (appealId) => openAppeal(reader, appealId),
    settle: (appealId, decision, comment, by) =>
      writer.transaction((db) => {
        const { itemId } = openAppeal(db, appealId);
        db.prepare(`
          UPDATE spot_check_appeals
          SET decision = ?,
              decided_at = ?,
              decided_by = ?,
              decision_comment = ?
          WHERE id = ?`).run(decision, by.at, by.actor, comment, BigInt(appealId));
        recordEvent(db, by, 'settle-appeal', 'spot-check-item', itemId, { decision, comment });
        return { itemId };
      }),
    byAgent: async () => reader.prepare<[], AgentRow>(spotCheckQueries.byAgent).all(),
  };
}

/** For tests of their plans. */
export const spotCheckQueries = {
  parts: `
    SELECT CAST(m.conversation_id AS TEXT) AS conversationId, a.name AS agent, s.name AS shop,
      count(*) AS messages, CAST(min(m.id) AS TEXT) AS firstMessageId
    FROM accounts a
    JOIN messages m ON m.account_id = a.id
    JOIN conversations c ON c.id = m.conversation_id
    LEFT JOIN shops s ON s.id = c.shop_id
    WHERE a.role = 'agent'
      AND m.sent_at >= @from
      AND m.sent_at < @to
      AND m.is_system = 0
      AND (@agent IS NULL OR a.name = @agent)
      AND (@shop IS NULL OR s.name = @shop)
      AND (@platform IS NULL OR c.platform = @platform)
    GROUP BY m.conversation_id, a.name
    ORDER BY m.conversation_id, a.name`,
  read: `
    SELECT m.id, a.role = 'agent' AND a.name = @agent AS isOwn
    FROM messages m
    LEFT JOIN accounts a ON a.id = m.account_id
    WHERE m.conversation_id = @conversation
      AND m.sent_at >= (
        SELECT c.from_at
        FROM spot_checks c
        JOIN spot_check_items i ON i.spot_check_id = c.id
        WHERE i.id = @item
      )
      AND m.sent_at < (
        SELECT c.to_at
        FROM spot_checks c
        JOIN spot_check_items i ON i.spot_check_id = c.id
        WHERE i.id = @item
      )
    ORDER BY m.sent_at, m.id`,
  byAgent: `
    WITH newest AS (
      SELECT i.agent, r.score, r.at, r.by,
        row_number() OVER (PARTITION BY i.agent ORDER BY r.at DESC, r.id DESC) AS place
      FROM spot_check_items i
      JOIN spot_check_reviews r ON r.id = (
        SELECT max(id)
        FROM spot_check_reviews
        WHERE item_id = i.id
      )
    )
    SELECT a.name AS agent, count(n.score) AS reviewed, avg(n.score) AS averageScore,
      max(n.at) AS lastReviewedAt, max(CASE WHEN n.place = 1 THEN n.by END) AS lastReviewedBy
    FROM (
      SELECT DISTINCT name
      FROM accounts
      WHERE role = 'agent'
        AND EXISTS (SELECT 1 FROM messages WHERE messages.account_id = accounts.id)
    ) a
    LEFT JOIN newest n ON n.agent = a.name
    GROUP BY a.name
    ORDER BY lastReviewedAt IS NOT NULL, lastReviewedAt, a.name`,
} as const;

interface OpenAppeal {
  readonly itemId: string;
  readonly by: string;
  /** There is a review after the one that it is against. */
  readonly isReviewedAnew: boolean;
}

interface ReviewRow {
  readonly at: number;
  readonly by: string;
  readonly findings: string;
  readonly score: number;
  readonly note: string;
}

interface AgentRow {
  readonly agent: string;
  readonly reviewed: number;
  readonly averageScore: number | null;
  readonly lastReviewedAt: number | null;
  readonly lastReviewedBy: string | null;
}

const newestScore = `(
  SELECT r.score
  FROM spot_check_reviews r
  WHERE r.item_id = i.id
  ORDER BY r.id DESC
  LIMIT 1
)`;
const waitingAppeal = `EXISTS (
  SELECT 1
  FROM spot_check_appeals p
  WHERE p.item_id = i.id
    AND p.decision IS NULL
)`;

const selectItems = `
  SELECT CAST(i.id AS TEXT) AS itemId, CAST(i.spot_check_id AS TEXT) AS spotCheckId,
    CAST(i.conversation_id AS TEXT) AS conversationId, c.title AS conversation, i.agent, i.stratum,
    i.message_count AS messages, CAST(i.first_message_id AS TEXT) AS firstMessageId,
    CASE
      WHEN ${newestScore} IS NULL THEN 'waiting'
      WHEN ${waitingAppeal} THEN 'appealed'
      WHEN EXISTS (SELECT 1 FROM spot_check_appeals p WHERE p.item_id = i.id) THEN 'settled'
      ELSE 'reviewed'
    END AS state, ${newestScore} AS score
  FROM spot_check_items i
  JOIN conversations c ON c.id = i.conversation_id`;

const selectChecks = `
  SELECT CAST(c.id AS TEXT) AS spotCheckId, c.made_at AS at, c.made_by AS by, c.from_at AS "from",
    c.to_at AS "to", c.stratified_by AS stratifiedBy, c.shop, c.agent, c.platform, c.seed,
    c.population,
    (SELECT count(*) FROM spot_check_items i WHERE i.spot_check_id = c.id) AS size,
    (
      SELECT count(*)
      FROM spot_check_items i
      WHERE i.spot_check_id = c.id
        AND ${newestScore} IS NOT NULL
    ) AS reviewed,
    (
      SELECT count(*)
      FROM spot_check_items i
      WHERE i.spot_check_id = c.id
        AND ${waitingAppeal}
    ) AS appealed,
    (SELECT avg(${newestScore}) FROM spot_check_items i WHERE i.spot_check_id = c.id) AS averageScore
  FROM spot_checks c`;
