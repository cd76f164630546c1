import type { Database } from 'better-sqlite3';
import { tokensOf } from '../../../../../shared/domain/search/tokens.ts';
import type { IndexState } from '../../search.ts';
import type { Standing } from './attached-index.ts';
import { DamagedIndex } from './damage.ts';
import { matchOf } from './match.ts';
import type { Meta } from './schema.ts';

/** How far the attached index has come, and whether it agrees with the archive. */
export function indexState(
  reader: Database,
  { meta, isDamaged }: Pick<Standing, 'meta' | 'isDamaged'>,
): IndexState {
  const unindexed = countUnindexed(reader, meta);
  const unsound = 'is damaged; it is built anew when messages come in or the app is opened';
  if (!meta) return { indexed: 0, unindexed, findings: isDamaged ? [unsound] : [] };
  readPages(reader);
  const { watermark } = meta;
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
  const wordless = countWordless(reader, watermark);
  const findings = [
    ...(entries === messages ? [] : [`${entries} entries for ${messages} messages`]),
    ...(missing === 0 ? [] : [`${missing} messages without an entry`]),
    ...(wordless === 0 ? [] : [`${wordless} messages that are not found by their words`]),
  ];
  return { indexed: entries, unindexed, findings };
}

/** Reads every page of the index that holds anything; what is altered or unsound throws. */
function readPages(reader: Database): void {
  const tables = reader
    .prepare<[], string>(`
      SELECT name
      FROM search.sqlite_schema
      WHERE type = 'table' AND rootpage > 0`)
    .pluck()
    .all();
  for (const name of tables) {
    const found = reader.pragma(`search.quick_check('${name}')`, { simple: true });
    if (found !== 'ok') throw new DamagedIndex();
  }
}

/** Messages above the watermark. */
export function countUnindexed(reader: Database, meta: Meta | undefined): number {
  const sql = 'SELECT COUNT(*) FROM main.messages WHERE id > ?';
  return numberOf(reader, sql, meta?.watermark ?? 0);
}

/** Of some hundred messages, those whose entry lacks a token of their text. */
function countWordless(reader: Database, watermark: number): number {
  const stride = Math.max(1, Math.floor(watermark / SAMPLE));
  const sample = reader
    .prepare<[bigint], { slot: number; text: string }>(
      `
      SELECT s.slot, m.text
      FROM search.slots AS s
      JOIN main.messages AS m ON m.id = s.message_id
      WHERE s.message_id % ? = 0`,
    )
    .all(BigInt(stride));
  const find = reader.prepare<[string, bigint], unknown>(`
    SELECT 1
    FROM search.grams
    WHERE grams MATCH ?
      AND rowid = ?`);
  return sample.filter(({ slot, text }) => {
    const tokens = [...tokensOf(text)].slice(0, TOKENS);
    const match = matchOf({ tokens, absent: [] }, []);
    return match !== undefined && find.get(match, BigInt(slot)) === undefined;
  }).length;
}

const SAMPLE = 300;
const TOKENS = 20;

function numberOf(reader: Database, sql: string, parameter: number): number {
  return reader.prepare<[number], number>(sql).pluck().get(parameter) ?? 0;
}
