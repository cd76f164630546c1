import type { Database } from 'better-sqlite3';
import type { AnswerChange, ReportCounts, ReportLine } from '../reports.ts';

interface Period {
  readonly shop: number | null;
  readonly shopName: string | null;
  readonly from: number;
  readonly to: number;
}

export function countsOf(db: Database, period: Period): ReportCounts {
  const one = db
    .prepare<[Period], Omit<ReportCounts, 'firstAnswerSeconds'>>(countsQuery)
    .get(period);
  if (one === undefined) throw new Error('a count without a row');
  return { ...one, firstAnswerSeconds: middleAnswer(db, period) };
}

/** Middle of the times from the first words of a customer's turn to the answer, within six hours. */
function middleAnswer(db: Database, period: Period): number | null {
  const rows = db
    .prepare<[Period], { conversation: number; at: number; role: string }>(`
      SELECT m.conversation_id AS conversation, m.sent_at AS at, a.role
      FROM conversations c
      CROSS JOIN messages m
      CROSS JOIN accounts a
      WHERE c.last_at >= @from
        AND ${inShop}
        AND m.conversation_id = c.id
        AND m.sent_at >= @from
        AND m.sent_at < @to
        AND m.is_system = 0
        AND a.id = m.account_id
        AND a.role IN ('customer', 'agent')
      ORDER BY m.conversation_id, m.sent_at, m.id`)
    .iterate(period);
  const waits: number[] = [];
  let asked = null as { readonly conversation: number; readonly at: number } | null;
  for (const { conversation, at, role } of rows) {
    if (asked?.conversation !== conversation) asked = null;
    if (role === 'customer') asked ??= { conversation, at };
    else if (asked !== null) {
      if (at - asked.at <= sixHours) waits.push(at - asked.at);
      asked = null;
    }
  }
  const middle = waits.toSorted((a, b) => a - b)[Math.floor((waits.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle / 1000);
}

const sixHours = 6 * 3_600_000;
const inShop = '(@shop IS NULL OR c.shop_id = @shop)';

const spoken = `
  FROM conversations c
  CROSS JOIN messages m
  LEFT JOIN accounts a ON a.id = m.account_id
  WHERE c.last_at >= @from
    AND ${inShop}
    AND m.conversation_id = c.id
    AND m.sent_at >= @from
    AND m.sent_at < @to
    AND m.is_system = 0`;

const promised = `
  FROM promises p
  JOIN messages m ON m.id = p.message_id
  JOIN conversations c ON c.id = m.conversation_id
  WHERE ${inShop}`;

const countsQuery = `
  SELECT
    (SELECT COUNT(DISTINCT c.id) ${spoken}) AS conversations,
    (SELECT COUNT(DISTINCT c.customer_id) ${spoken}) AS customers,
    (SELECT COUNT(*) ${spoken}) AS messages,
    (SELECT COUNT(*) ${spoken} AND a.role = 'agent') AS answers,
    (
      SELECT COUNT(*) ${promised}
        AND p.status NOT IN ('rejected', 'withdrawn')
        AND m.sent_at >= @from
        AND m.sent_at < @to
    ) AS promisesMade,
    (
      SELECT COUNT(*) ${promised}
        AND p.status = 'kept'
        AND p.changed_at >= @from
        AND p.changed_at < @to
    ) AS promisesKept,
    (
      SELECT COUNT(*) ${promised}
        AND p.status = 'broken'
        AND p.changed_at >= @from
        AND p.changed_at < @to
    ) AS promisesBroken,
    (
      SELECT COUNT(*) ${promised}
        AND p.status = 'open'
        AND p.due_at >= @from
        AND p.due_at < @to
    ) AS promisesOverdue,
    (
      SELECT COUNT(*)
      FROM disputes d
      JOIN conversations c ON c.id = d.conversation_id
      WHERE d.stage <> 'rejected'
        AND d.opened_at >= @from
        AND d.opened_at < @to
        AND ${inShop}
    ) AS disputesOpened,
    (
      SELECT COUNT(*)
      FROM disputes d
      JOIN conversations c ON c.id = d.conversation_id
      WHERE d.stage = 'closed'
        AND d.changed_at >= @from
        AND d.changed_at < @to
        AND ${inShop}
    ) AS disputesClosed,
    (
      SELECT COUNT(*)
      FROM contradictions k
      JOIN messages m ON m.id = k.message_b_id
      JOIN conversations c ON c.id = m.conversation_id
      WHERE k.status <> 'rejected'
        AND m.sent_at >= @from
        AND m.sent_at < @to
        AND ${inShop}
    ) AS contradictions,
    (
      SELECT COUNT(DISTINCT exception_uid)
      FROM answer_exception_decisions
      WHERE decision = 'approved'
        AND at >= @from
        AND at < @to
    ) AS exceptions,
    (
      SELECT COUNT(DISTINCT message_id)
      FROM message_tags
      WHERE removed_at IS NULL
        AND folded IN ('反馈', '建议', '故障', 'feedback', 'suggestion', 'fault')
        AND added_at >= @from
        AND added_at < @to
    ) AS feedback,
    (
      SELECT COUNT(*)
      FROM handovers h
      WHERE h.state <> 'draft'
        AND h.to_at > @from
        AND h.to_at <= @to
        AND (@shop IS NULL OR h.shop_id IS NULL OR h.shop_id = @shop)
    ) AS handovers`;

/** The matters that a weekly report draws on, at most ten of each kind. */
export function linesOf(db: Database, period: Period): ReportLine[] {
  return lineQueries.flatMap((query) =>
    db
      .prepare<[Period], Omit<ReportLine, 'messageIds'> & { ids: string }>(query)
      .all(period)
      .map(({ ids, ...line }) => ({ ...line, messageIds: JSON.parse(ids) as string[] })),
  );
}

const customer = `COALESCE(NULLIF((SELECT name FROM accounts WHERE id = c.customer_id), ''), c.title)`;
const ofPromise = `json_array(CAST(p.message_id AS TEXT))`;
const ofDispute = `(
  SELECT json_group_array(CAST(message_id AS TEXT))
  FROM dispute_messages
  WHERE dispute_id = d.id
)`;
const firstWords = `COALESCE((
  SELECT m.text
  FROM dispute_messages l
  JOIN messages m ON m.id = l.message_id
  WHERE l.dispute_id = d.id
  ORDER BY m.sent_at, m.id
  LIMIT 1
), '')`;

const lineQueries = [
  `
  SELECT 'dispute' AS kind, ${customer} AS customer, ${firstWords} AS text, d.opened_at AS at,
    d.kind AS about, ${ofDispute} AS ids
  FROM disputes d
  JOIN conversations c ON c.id = d.conversation_id
  WHERE d.stage <> 'rejected'
    AND d.opened_at >= @from
    AND d.opened_at < @to
    AND ${inShop}
  ORDER BY d.severity DESC, d.opened_at DESC
  LIMIT 10`,
  `
  SELECT CASE p.status WHEN 'broken' THEN 'broken' ELSE 'overdue' END AS kind, ${customer} AS customer,
    p.what AS text, p.due_at AS at, NULL AS about, ${ofPromise} AS ids
  ${promised}
    AND p.status IN ('open', 'broken')
    AND p.due_at >= @from
    AND p.due_at < @to
  ORDER BY p.due_at
  LIMIT 10`,
  `
  SELECT 'closed' AS kind, ${customer} AS customer, COALESCE(d.close_reason, ${firstWords}) AS text,
    d.changed_at AS at, d.kind AS about, ${ofDispute} AS ids
  FROM disputes d
  JOIN conversations c ON c.id = d.conversation_id
  WHERE d.stage = 'closed'
    AND d.changed_at >= @from
    AND d.changed_at < @to
    AND ${inShop}
  ORDER BY d.changed_at
  LIMIT 10`,
  `
  SELECT 'due' AS kind, ${customer} AS customer, p.what AS text, p.due_at AS at, NULL AS about,
    ${ofPromise} AS ids
  ${promised}
    AND p.status = 'open'
    AND p.due_at >= @to
  ORDER BY p.due_at
  LIMIT 10`,
  `
  SELECT 'next' AS kind, ${customer} AS customer, COALESCE(d.next_step, ${firstWords}) AS text,
    d.deadline_at AS at, d.kind AS about, ${ofDispute} AS ids
  FROM disputes d
  JOIN conversations c ON c.id = d.conversation_id
  WHERE d.stage IN ('accept', 'explain', 'propose', 'follow-up')
    AND ${inShop}
  ORDER BY d.deadline_at IS NULL, d.deadline_at, d.severity DESC
  LIMIT 10`,
  `
  SELECT 'feedback' AS kind, ${customer} AS customer, m.text, t.added_at AS at, NULL AS about,
    json_array(CAST(m.id AS TEXT)) AS ids
  FROM message_tags t
  JOIN messages m ON m.id = t.message_id
  JOIN conversations c ON c.id = m.conversation_id
  WHERE t.removed_at IS NULL
    AND t.folded IN ('反馈', '建议', '故障', 'feedback', 'suggestion', 'fault')
    AND t.added_at >= @from
    AND t.added_at < @to
    AND ${inShop}
  ORDER BY t.added_at
  LIMIT 10`,
] as const;

/** Every version that was made in the period, with what it replaced, oldest first. */
export function answerChangesOf(db: Database, period: Period): AnswerChange[] {
  return db
    .prepare<[Period], Omit<AnswerChange, 'isRetired'> & { retired: 0 | 1 }>(`
      SELECT a.topic, a.scope_value AS scope, v.answer, v.is_retired AS retired,
        v.valid_from AS validFrom, v.made_at AS madeAt, v.made_by AS madeBy, v.reason,
        (
          SELECT b.answer
          FROM answer_versions b
          WHERE b.answer_uid = v.answer_uid
            AND b.made_at < v.made_at
          ORDER BY b.made_at DESC
          LIMIT 1
        ) AS before
      FROM answer_versions v
      JOIN answers a ON a.uid = v.answer_uid
      WHERE v.made_at >= @from
        AND v.made_at < @to
        AND (@shopName IS NULL OR a.scope <> 'shop' OR a.scope_value IN ('', @shopName))
      ORDER BY v.made_at, v.id`)
    .all(period)
    .map(({ retired, ...change }) => ({ ...change, isRetired: retired === 1 }));
}
