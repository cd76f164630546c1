import { parseJson } from './parse.ts';
import { isObject } from './shape.ts';

type JsonRecord = Readonly<Record<string, unknown>>;

/** How deep keys are told as `sender.name`, one level inside of another. */
const mostLevels = 2;

/** The keys of some records in the order in which they come up, those further down as `sender.name`. */
export function jsonHeaders(records: readonly JsonRecord[]): string[] {
  const headers = new Set<string>();
  const told = new Set<string>();
  const add = (record: JsonRecord, before: string, level: number): void => {
    for (const [key, value] of Object.entries(record)) {
      const isInner = isObject(value) && !isWrapped(value) && level < mostLevels;
      if (isInner) add(value, `${before}${key}.`, level + 1);
      else headers.add(before + key);
      if (!isInner && value !== null) told.add(before + key);
    }
  };
  for (const record of records) add(record, '', 0);
  // Null in one record is an object in another.
  const isObjectElsewhere = (key: string): boolean =>
    !told.has(key) && [...headers].some((header) => header.startsWith(`${key}.`));
  return [...headers].filter((key) => !isObjectElsewhere(key));
}

/** What a record has under each header, as text. */
export function rowOfRecord(record: JsonRecord, headers: readonly string[]): string[] {
  return headers.map((header) => cellOf(valueAt(record, header)));
}

/** Keys may have dots themselves. */
function valueAt(record: JsonRecord, header: string): unknown {
  if (Object.hasOwn(record, header)) return record[header];
  const dot = header.indexOf('.');
  const inner = dot < 0 ? null : record[header.slice(0, dot)];
  return isObject(inner) ? valueAt(inner, header.slice(dot + 1)) : undefined;
}

/** MongoDB's exports wrap what JSON has no type for: `{"$date": …}`, `{"$oid": …}`. */
function isWrapped(value: JsonRecord): boolean {
  const [key = '', ...rest] = Object.keys(value);
  return key.startsWith('$') && rest.length === 0;
}

/** A text that is written in parts is put together; several texts stand below each other. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isObject(value) && isWrapped(value)) return cellOf(Object.values(value)[0]);
  if (typeof value === 'string') return textInside(value) ?? value;
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.every((part) => typeof part === 'string')) return value.join('\n');
  const parts = value.map((part: unknown) => (typeof part === 'string' ? part : saidIn(part)));
  return parts.includes(null) ? JSON.stringify(value) : parts.join('');
}

/** The words of one part; some have them one object further down. Null where it has none. */
function saidIn(part: unknown, level = 0): string | null {
  if (!isObject(part)) return null;
  const said = ['text', 'msg', 'Text', 'content', 'value']
    .slice(0, level === 0 ? 2 : undefined)
    .map((key) => part[key])
    .find((each) => typeof each === 'string');
  if (said !== undefined || level > 0) return said ?? null;
  return saidIn(part['text'] ?? part['MsgContent'], level + 1) ?? segmentText(part);
}

/** OneBot's programs for QQ write a text in segments, `{"type":"text","data":{"text":"…"}}`. */
function segmentText({ type, data }: JsonRecord): string | null {
  if (typeof type !== 'string' || !isObject(data)) return null;
  return typeof data['text'] === 'string' ? data['text'] : `[${type}]`;
}

/** Feishu 飞书 writes a text as JSON of its own, `{"text":"…"}`. */
function textInside(cell: string): string | null {
  if (!cell.startsWith('{"text":"') || !cell.endsWith('}')) return null;
  try {
    const value = parseJson(cell);
    return isObject(value) && typeof value['text'] === 'string' ? value['text'] : null;
  } catch {
    return null;
  }
}
