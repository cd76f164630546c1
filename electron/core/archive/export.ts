import type { ArchiveStore, ExportRow } from '../store/archive.ts';

const pageSize = 2_000;

/**
 * Every message in id order, as JSON lines or as CSV (RFC 4180, UTF-8 with BOM so that Excel reads
 * Chinese), in chunks of text.
 */
export async function* exportMessages(
  archive: ArchiveStore,
  format: 'jsonl' | 'csv',
  signal?: AbortSignal,
): AsyncGenerator<{ chunk: string }, void, undefined> {
  const line = format === 'csv' ? csvLine : (row: ExportRow) => `${JSON.stringify(row)}\n`;
  if (format === 'csv') yield { chunk: `\uFEFF${columns.join(',')}\r\n` };
  for (let after = '0'; !signal?.aborted;) {
    const rows = await archive.exportRows(after, pageSize);
    if (rows.length > 0) yield { chunk: rows.map(line).join('') };
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.messageId ?? after;
  }
}

const columns = [
  'messageId',
  'conversationId',
  'conversation',
  'platform',
  'channel',
  'shop',
  'sender',
  'role',
  'kind',
  'isSystem',
  'sentAt',
  'wallClock',
  'zone',
  'text',
  'sourceDigest',
  'position',
] as const satisfies (keyof ExportRow)[];

function csvLine(row: ExportRow): string {
  return `${columns.map((column) => csvCell(row[column])).join(',')}\r\n`;
}

/** A leading `=`, `+`, `-` or `@` would run as a formula in a spreadsheet: it is quoted as text. */
function csvCell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
