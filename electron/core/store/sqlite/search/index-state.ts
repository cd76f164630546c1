import type { Database } from 'better-sqlite3';
import type { IndexState } from '../../search.ts';
import type { Meta } from './schema.ts';

/** How far the attached index has come, and whether it agrees with the archive. */
export function indexState(reader: Database, meta: Meta | undefined): IndexState {
  const watermark = meta?.watermark ?? 0;
  const unindexed = numberOf(reader, 'SELECT COUNT(*) FROM main.messages WHERE id > ?', watermark);
  if (!meta) return { indexed: 0, unindexed, findings: [] };
  const messages = numberOf(reader, 'SELECT COUNT(*) FROM main.messages WHERE id <= ?', watermark);
  const entries = numberOf(
    reader,
    'SELECT COUNT(*) FROM search.slots WHERE message_id <= ?',
    watermark,
  );
  const missing = numberOf(
    reader,
    `
    SELECT COUNT(*)
    FROM main.messages AS m
    WHERE m.id <= ?
      AND m.id NOT IN (SELECT message_id FROM search.slots)`,
    watermark,
  );
  const findings = [
    ...(entries === messages ? [] : [`${entries} entries for ${messages} messages`]),
    ...(missing === 0 ? [] : [`${missing} messages without an entry`]),
  ];
  return { indexed: entries, unindexed, findings };
}

function numberOf(reader: Database, sql: string, parameter: number): number {
  return reader.prepare<[number], number>(sql).pluck().get(parameter) ?? 0;
}
