import type { Database } from 'better-sqlite3';
import type { AnalysisSource, ArchivePlace } from '../analysis.ts';
import { windowsOfAll } from './analysis-windows.ts';
import { connect } from './connections.ts';

/** Reads beside the program's own connections, in a thread of its own. */
export function openAnalysisSource({ file, key }: ArchivePlace): AnalysisSource {
  const { reader } = connect(file, 'read', key);
  // What is read once need not be kept.
  reader.pragma('cache_size = -4096');
  return analysisSource(reader);
}

export function analysisSource(reader: Database): AnalysisSource {
  return {
    async countPending(version) {
      return reader
        .prepare<[number, number], { conversations: number; messages: number }>(
          `
          SELECT count(*) AS conversations,
            ifnull(sum(message_count - iif(analysed_version = ?, analysed_count, 0)), 0) AS messages
          FROM conversations
          WHERE ${pending}`,
        )
        .get(version, version)!;
    },
    async listPending(version, afterId, limit) {
      return reader
        .prepare<[number, bigint, number], { id: number }>(
          `
          SELECT id
          FROM conversations
          WHERE ${pending}
            AND id > ?
          ORDER BY id
          LIMIT ?`,
        )
        .all(version, BigInt(afterId), limit)
        .map(({ id }) => String(id));
    },
    lastWithFindings: async () => reader.prepare<[], number>(lastWithFindings).pluck().get() ?? 0,
    async *windows(conversationIds, version, knownUpTo = Infinity) {
      yield* windowsOfAll(reader, conversationIds, version, knownUpTo);
    },
  };
}

const pending = '(analysed_version <> ? OR analysed_count < message_count)';

/** Each looks at the end of an index. */
const lastWithFindings = `
  SELECT max(
    (SELECT ifnull(max(message_id), 0) FROM promises),
    (SELECT ifnull(max(message_id), 0) FROM watch_findings),
    (SELECT ifnull(max(message_id), 0) FROM told),
    (SELECT ifnull(max(message_b_id), 0) FROM contradicting_messages)
  )`;
