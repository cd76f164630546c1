import { layoutOf, type TableSource } from '../table/layout.ts';
import { jsonHeaders, rowOfRecord } from './flat-record.ts';
import { isObject } from './shape.ts';

/** An array of a JSON document whose elements look like messages. */
export interface MessageArray {
  /** For `readJson`: `$.messages.*`. */
  readonly selector: string;
  /** Keys under which each element lies; the first row of `sample`. */
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly score: number;
}

const deepest = 6;
const mostElements = 50;

/**
 * The array that looks most like messages, of all that the start of a document shows, its score 0 where
 * none does; null without arrays of objects.
 */
export function findMessageArray(json: unknown): MessageArray | null {
  const found = new Map<string, Record<string, unknown>[]>();
  gather(json, '$', 0, found);
  const arrays = [...found].map(([selector, records]): MessageArray => {
    const headers = jsonHeaders(records);
    const sample = [headers, ...records.map((record) => rowOfRecord(record, headers))];
    return { selector, headers, sample, score: layoutOf(sampleSource(sample)).score };
  });
  const worth = ({ score, sample }: MessageArray): number => score * 1000 + sample.length;
  return arrays.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}

/** A table that has its sample only. */
function sampleSource(sample: TableSource['sample']): TableSource {
  return { name: '', sample, delimiter: ' ', rows: async function* () {} };
}

/** Objects by the path of the array, or of the dictionary, that they are in. */
function gather(
  value: unknown,
  path: string,
  depth: number,
  found: Map<string, Record<string, unknown>[]>,
): void {
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const element of value.slice(0, mostElements)) {
      if (!isObject(element)) continue;
      const records = found.get(`${path}.*`) ?? [];
      if (records.length < mostElements) records.push(element);
      found.set(`${path}.*`, records);
      gather(element, `${path}.*`, depth + 1, found);
    }
    return;
  }
  const entries = Object.entries(value);
  // Under keys that are no names, e.g. ids, lie chats alike.
  const isDictionary = holdsChats(entries) || areNumbered(entries);
  for (const [key, each] of entries) {
    const isPlain = /^[\w\u4e00-\u9fff-]+$/u.test(key);
    if (isDictionary && (entries.length > 1 || !isPlain))
      gather(each, `${path}.*`, depth + 1, found);
    else if (isPlain) gather(each, `${path}.${key}`, depth + 1, found);
  }
}

type Entries = readonly (readonly [string, unknown])[];

/** Arrays alike under each key, or under several keys objects alike, with the messages further down. */
function holdsChats(entries: Entries): boolean {
  const values = entries.map(([, each]) => each);
  if (values.length > 0 && values.every((each) => Array.isArray(each))) return areAlike(values);
  if (values.length < 2 || !values.every(isObject)) return false;
  const [first, ...rest] = values;
  const lists = Object.keys(first!).filter((key) => isListOfRecords(first![key]));
  const hasList = lists.some((key) => rest.every((each) => isListOfRecords(each[key])));
  return hasList || areAlike(values.map((each) => [each]));
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject);
}

/** Beside other facts, arrays alike whose keys tell nothing but a number: `session_1`, `session_2`. */
function areNumbered(entries: Entries): boolean {
  const arrays = entries.filter(([, each]) => typeof each === 'object' && each !== null);
  const stems = new Set(arrays.map(([key]) => key.replace(/\d+/g, '#')));
  if (arrays.length < 2 || stems.size > 1 || !arrays[0]![0].match(/\d/)) return false;
  const values = arrays.map(([, each]) => each);
  return values.every((each) => Array.isArray(each)) && areAlike(values);
}

/** True for arrays whose records have most keys in common: people beside messages have not. */
function areAlike(values: readonly (readonly unknown[])[]): boolean {
  const [first, ...rest] = values
    .map((records) => new Set(jsonHeaders(records.slice(0, mostElements).filter(isObject))))
    .filter((keys) => keys.size > 0);
  return rest.every((keys) => {
    const common = [...keys].filter((key) => first?.has(key)).length;
    return common * 2 >= Math.max(keys.size, first?.size ?? 0);
  });
}
