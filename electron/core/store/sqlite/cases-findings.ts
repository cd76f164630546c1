import type { Database } from 'better-sqlite3';
import type { ScopeFindings } from '../cases.ts';

/** Promises, contradictions and the dispute's checklist, as far as they touch these messages. */
export function scopeFindings(
  db: Database,
  number: number | null,
  messageIds: readonly string[],
): ScopeFindings {
  const wanted = JSON.stringify(messageIds);
  return {
    promises: db
      .prepare<[string], ScopeFindings['promises'][number]>(`
        SELECT CAST(promises.message_id AS TEXT) AS messageId,
               promises.status,
               promises.due_at AS dueAt,
               promises.what
        FROM json_each(?) AS wanted
        JOIN promises ON promises.message_id = CAST(wanted.value AS INTEGER)
        WHERE promises.status IN ('proposed', 'open', 'broken')
        ORDER BY promises.message_id`)
      .all(wanted),
    contradictions: db
      .prepare<[string], ScopeFindings['contradictions'][number]>(`
        SELECT contradictions.slot,
               CAST(contradictions.message_a_id AS TEXT) AS messageAId,
               CAST(contradictions.message_b_id AS TEXT) AS messageBId,
               contradictions.value_a AS valueA,
               contradictions.value_b AS valueB
        FROM json_each(?) AS wanted
        JOIN contradictions ON contradictions.message_b_id = CAST(wanted.value AS INTEGER)
        WHERE contradictions.status = 'proposed'
        ORDER BY contradictions.id`)
      .all(wanted),
    disputeKinds: db
      .prepare<[bigint], { kind: ScopeFindings['disputeKinds'][number] }>(`
        SELECT disputes.kind
        FROM cases
        JOIN disputes ON disputes.id = cases.dispute_id
        WHERE cases.number = ?`)
      .all(BigInt(number ?? 0))
      .map(({ kind }) => kind),
    missingChecks: db
      .prepare<[bigint], { item: string }>(`
        SELECT dispute_checks.item
        FROM cases
        JOIN dispute_checks ON dispute_checks.dispute_id = cases.dispute_id
        WHERE cases.number = ?
          AND dispute_checks.state = 'missing'
        ORDER BY dispute_checks.item`)
      .all(BigInt(number ?? 0))
      .map(({ item }) => item),
  };
}
