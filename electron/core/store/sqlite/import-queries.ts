import type { Database } from 'better-sqlite3';
import type { Batch } from '../../../../shared/contract/imports.ts';
import type { ImportsStore } from '../imports.ts';

/** Reads batches, their files and their issues. */
export function importQueries(reader: Database): Pick<ImportsStore, 'listBatches' | 'listIssues'> {
  const batches = reader.prepare<[string | null, string | null, number], BatchRow>(`
    SELECT CAST(id AS TEXT) AS batchId,
           finished_at AS finishedAt,
           actor,
           new_count AS "new",
           duplicate_count AS duplicate,
           issue_count AS issues,
           refused_count AS refused
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
           new_count AS "new",
           duplicate_count AS duplicate,
           system_count AS system,
           issue_count AS issues,
           error_code AS errorCode,
           error_message AS errorMessage
    FROM source_files
    WHERE batch_id = CAST(? AS INTEGER)
    ORDER BY id`);
  const issues = reader.prepare<
    [string, number],
    { line: number; reason: string; excerpt: string }
  >(`
    SELECT line, reason, excerpt
    FROM import_issues
    WHERE source_file_id = CAST(? AS INTEGER)
    ORDER BY line, id
    LIMIT ?`);
  const issueCount = reader.prepare<[string], { total: number }>(`
    SELECT COUNT(*) AS total
    FROM import_issues
    WHERE source_file_id = CAST(? AS INTEGER)`);
  const filesOf = (batchId: string): Batch['files'] =>
    files.all(batchId).map(({ errorCode, errorMessage, ...file }) => ({
      ...file,
      error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    }));
  return {
    async listBatches({ limit, beforeId }) {
      const before = beforeId ?? null;
      const rows = batches.all(before, before, limit);
      return {
        batches: rows.map(({ batchId, finishedAt, actor, ...totals }) => {
          return { batchId, finishedAt, actor, files: filesOf(batchId), totals };
        }),
        next: rows.length === limit ? (rows.at(-1)?.batchId ?? null) : null,
      };
    },
    async listIssues(sourceFileId, limit) {
      const total = issueCount.get(sourceFileId)?.total ?? 0;
      return { issues: issues.all(sourceFileId, limit), total };
    },
  };
}

type BatchRow = Pick<Batch, 'batchId' | 'finishedAt' | 'actor'> & Batch['totals'];
type FileRow = Omit<Batch['files'][number], 'error'> & {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
};
