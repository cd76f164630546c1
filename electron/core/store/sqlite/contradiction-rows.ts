import type { Database } from 'better-sqlite3';
import type {
  ContradictionDecision,
  ContradictionRow,
  ContradictionSide,
} from '../../../../shared/contract/contradictions.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import {
  toldValueSchema,
  type AnswerTopic,
  type ToldLimits,
} from '../../../../shared/model/answers.ts';

/** Columns and joins of a contradiction; add WHERE and ORDER BY. */
export const selectContradiction = `
  SELECT k.id, k.matter, k.kind, k.slot, k.status, k.value_a, k.value_b, k.limits, k.count_a, k.count_b,
    a.id AS a_id, a.conversation_id AS a_conversation, a.text AS a_text, a.sender AS a_by,
    a_to.name AS a_to, a_shop.name AS a_shop, a.sent_at AS a_at, v.uid AS v_uid, v.answer AS v_text,
    v.made_by AS v_by, v.valid_from AS v_at, w.id AS w_id, b.id AS b_id,
    b.conversation_id AS b_conversation, b.text AS b_text, b.sender AS b_by, b_to.name AS b_to,
    b_shop.name AS b_shop, b.sent_at AS b_at
  FROM contradictions AS k
  JOIN messages AS b ON b.id = k.message_b_id
  JOIN conversations AS b_in ON b_in.id = b.conversation_id
  LEFT JOIN accounts AS b_to ON b_to.id = b_in.customer_id
  LEFT JOIN shops AS b_shop ON b_shop.id = b_in.shop_id
  LEFT JOIN messages AS a ON a.id = k.message_a_id
  LEFT JOIN conversations AS a_in ON a_in.id = a.conversation_id
  LEFT JOIN accounts AS a_to ON a_to.id = a_in.customer_id
  LEFT JOIN shops AS a_shop ON a_shop.id = a_in.shop_id
  LEFT JOIN answer_versions AS v ON v.uid = k.version_uid
  LEFT JOIN answers AS w ON w.uid = v.answer_uid`;

export interface ContradictionColumns {
  readonly id: number;
  readonly matter: string;
  readonly kind: ContradictionRow['kind'];
  readonly slot: AnswerTopic;
  readonly status: ContradictionRow['status'];
  readonly value_a: string | null;
  readonly value_b: string | null;
  readonly limits: string;
  readonly count_a: number;
  readonly count_b: number;
  readonly [column: string]: string | number | null;
}

export function getContradiction(db: Database, contradictionId: string): ContradictionColumns {
  const row = db
    .prepare<[bigint], ContradictionColumns>(`${selectContradiction} WHERE k.id = ?`)
    .get(BigInt(contradictionId));
  if (row) return row;
  throw new AppError('not-found', 'There is no such contradiction.', { contradictionId });
}

export function toContradiction(db: Database, row: ContradictionColumns): ContradictionRow {
  const decisions = decisionsOn(db, row.matter);
  return {
    contradictionId: String(row.id),
    kind: row.kind,
    topic: row.slot,
    limits: JSON.parse(row.limits) as Partial<ToldLimits>,
    a: row['v_uid'] === null ? messageSide(row, 'a') : sheetSide(row),
    b: messageSide(row, 'b'),
    status: row.status,
    decision: decisions.at(-1) ?? null,
  };
}

function messageSide(row: ContradictionColumns, side: 'a' | 'b'): ContradictionSide {
  return {
    source: 'message',
    messageId: idOf(row[`${side}_id`]),
    conversationId: idOf(row[`${side}_conversation`]),
    answerId: null,
    versionId: null,
    text: String(row[`${side}_text`] ?? ''),
    value: valueOf(side === 'a' ? row.value_a : row.value_b),
    by: String(row[`${side}_by`] ?? ''),
    to: textOf(row[`${side}_to`]),
    shop: textOf(row[`${side}_shop`]),
    at: instantOf(row[`${side}_at`]),
    count: side === 'a' ? row.count_a : row.count_b,
  };
}

function sheetSide(row: ContradictionColumns): ContradictionSide {
  return {
    source: 'sheet',
    messageId: null,
    conversationId: null,
    answerId: idOf(row['w_id']),
    versionId: textOf(row['v_uid']),
    text: String(row['v_text'] ?? ''),
    value: valueOf(row.value_a),
    by: String(row['v_by'] ?? ''),
    to: null,
    shop: null,
    at: instantOf(row['v_at']),
    count: row.count_a,
  };
}

/** Oldest first; of the same moment every archive takes the same as the last one. */
export function decisionsOn(db: Database, matter: string): ContradictionDecision[] {
  return db
    .prepare<[string], ContradictionDecision>(`
      SELECT d.resolution, d.chosen, CAST(w.id AS TEXT) AS answerId,
        CAST(e.id AS TEXT) AS exceptionId, d.reason, d.let_go AS letGo, d.at, d.actor AS "by"
      FROM contradiction_decisions AS d
      LEFT JOIN answers AS w ON w.uid = d.answer_uid
      LEFT JOIN answer_exceptions AS e ON e.uid = d.exception_uid
      WHERE d.matter = ?
      ORDER BY d.at, d.uid`)
    .all(matter);
}

/**
 * What a contradiction is, by the last decision on its matter; `isFound` counts where there is none. What was
 * only let go for its age waits again once it is told anew.
 */
export function statusOf(matter: string, isFound: string): string {
  return `
    CASE (
      SELECT CASE
        WHEN let_go IS NOT NULL AND at < (
          SELECT sent_at
          FROM main.messages
          WHERE id = contradictions.message_b_id
        ) THEN 'told-anew'
        ELSE resolution
      END
      FROM contradiction_decisions
      WHERE contradiction_decisions.matter = ${matter}
      ORDER BY at DESC, uid DESC
      LIMIT 1
    )
      WHEN 'chosen' THEN 'resolved'
      WHEN 'exception' THEN 'resolved'
      WHEN 'unrelated' THEN 'rejected'
      ELSE CASE WHEN ${isFound} THEN 'proposed' ELSE 'rejected' END
    END`;
}

type Column = string | number | null | undefined;

const idOf = (column: Column): string | null => (column == null ? null : String(column));
const textOf = (column: Column): string | null => (column == null ? null : String(column));
const instantOf = (column: Column): number | null => (column == null ? null : Number(column));

function valueOf(json: string | null): ContradictionSide['value'] {
  return json === null ? null : toldValueSchema.parse(JSON.parse(json));
}
