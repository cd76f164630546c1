import { isObject } from './shape.ts';

type JsonRecord = Readonly<Record<string, unknown>>;

/** The keys of some records in the order in which they come up, those one level down as `sender.name`. */
export function jsonHeaders(records: readonly JsonRecord[]): string[] {
  const headers = new Set<string>();
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) {
      if (!isObject(value) || isWrapped(value)) headers.add(key);
      else for (const inner of Object.keys(value)) headers.add(`${key}.${inner}`);
    }
  }
  return [...headers];
}

/** What a record has under each header, as text. */
export function rowOfRecord(record: JsonRecord, headers: readonly string[]): string[] {
  return headers.map((header) => {
    if (Object.hasOwn(record, header)) return cellOf(record[header]);
    const dot = header.indexOf('.');
    const inner = dot < 0 ? null : record[header.slice(0, dot)];
    return isObject(inner) ? cellOf(inner[header.slice(dot + 1)]) : '';
  });
}

/** MongoDB's exports wrap what JSON has no type for: `{"$date": …}`, `{"$oid": …}`. */
function isWrapped(value: JsonRecord): boolean {
  const [key = '', ...rest] = Object.keys(value);
  return key.startsWith('$') && rest.length === 0;
}

/** A text that is written in parts is put together. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isObject(value) && isWrapped(value)) return cellOf(Object.values(value)[0]);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const parts = value.map((part: unknown) => {
    if (typeof part === 'string') return part;
    return isObject(part) && typeof part['text'] === 'string' ? part['text'] : null;
  });
  return parts.includes(null) ? JSON.stringify(value) : parts.join('');
}
