import type { Database } from 'better-sqlite3';
import type { Batch } from '../../../../shared/contract/imports.ts';
import { totalsOf } from '../../../../shared/domain/imports/totals.ts';
import type { ImportsStore } from '../imports.ts';
import { importCorrectionsOf } from './import-correct-list.ts';

/** Reads batches, their files and their issues. */
export function importQueries(reader: Database): Pick<ImportsStore, 'listBatches' | 'listIssues'> {
  const batches = reader.prepare<[string | null, string | null, number], BatchRow>(`
    SELECT CAST(id AS TEXT) AS batchId,
           finished_at AS finishedAt,
           actor,
           withdrawn_at AS withdrawnAt,
           withdrawn_by AS withdrawnBy,
           withdrawn_reason AS withdrawnReason
    FROM import_batches
    WHERE ? IS NULL OR id < CAST(? AS INTEGER)
    ORDER BY id DESC
    LIMIT ?`);
  const files = reader.prepare<[string], FileRow>(`
    SELECT CAST(id AS TEXT) AS sourceFileId,
           digest,
           bytes,
           origin AS path,
           format,
           encoding,
           status,
           read_count AS read,
           new_count AS "new",
           duplicate_count AS duplicate,
           conflicting_count AS conflicting,
           rejected_count AS rejected,
           system_count AS system,
           issue_count AS issues,
           error_code AS errorCode,
           error_message AS errorMessage,
           (SELECT COUNT(*) FROM session_records WHERE source_file_id = source_files.id) AS sessions
    FROM source_files
    WHERE batch_id = CAST(? AS INTEGER)
    ORDER BY id`);
  const corrections = importCorrectionsOf(reader);
  const ofReasons = `
    WHERE source_file_id = CAST(@file AS INTEGER)
      AND (@reasons IS NULL OR reason IN (SELECT value FROM json_each(@reasons)))`;
  const issues = reader.prepare<[object], { line: number; reason: string; excerpt: string }>(`
    SELECT line, reason, excerpt
    FROM import_issues
    ${ofReasons}
    ORDER BY line, id
    LIMIT @limit
    OFFSET @offset`);
  const issueCount = reader.prepare<[object], { total: number }>(`
    SELECT COUNT(*) AS total
    FROM import_issues
    ${ofReasons}`);
  const filesOf = (batchId: string): Batch['files'] =>
    files.all(batchId).map(({ errorCode, errorMessage, sessions, ...file }) => ({
      ...file,
      ...(sessions > 0 && { sessions }),
      error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    }));
  return {
    async listBatches({ limit, beforeId }) {
      const before = beforeId ?? null;
      const rows = batches.all(before, before, limit);
      return {
        batches: rows.map((batch) => {
          const found = filesOf(batch.batchId);
          return {
            ...batch,
            files: found,
            totals: totalsOf(found),
            corrections: corrections(batch.batchId),
          };
        }),
        next: rows.length === limit ? (rows.at(-1)?.batchId ?? null) : null,
      };
    },
    async listIssues(file, { limit, offset = 0, reasons }) {
      const asked = { file, reasons: reasons ? JSON.stringify(reasons) : null };
      const total = issueCount.get(asked)?.total ?? 0;
      return { issues: issues.all({ ...asked, limit, offset }), total };
    },
  };
}

type BatchRow = Omit<Batch, 'files' | 'totals' | 'corrections'>;
type FileRow = Omit<Batch['files'][number], 'error' | 'sessions'> & {
  readonly sessions: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
};
