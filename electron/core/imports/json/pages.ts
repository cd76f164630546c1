import { AppError } from '../../../../shared/contract/errors.ts';
import type { ParseInput, Sample } from '../format.ts';
import { jsonLinesOf } from './glimpse.ts';
import { parseJson } from './parse.ts';
import { carried, isPiped } from './piped.ts';
import { jsonFrame, readJson } from './records.ts';
import { isObject, objectOf, type JsonObject } from './shape.ts';

/** One record of an answer of an API: a conversation, a ticket, a message. */
export interface PageRecord {
  readonly value: unknown;
  /** The object around its list, without the list; an empty one where there is none. */
  readonly page: JsonObject;
  /** Line of a JSONL file, else its number in the document, from 1. */
  readonly line: number;
}

/** A line of a JSONL file that is no JSON. */
export interface BrokenLine {
  readonly line: number;
  readonly excerpt: string;
}

/** The characters that one record may have: no platform keeps more of one conversation. */
const longestRecord = 32 * 1024 * 1024;

/**
 * Reads what people keep of an API, some records at a time: an answer with one record or with a list of
 * them under one of `lists` (`conversations`, `data.payload`), several answers in a list, or a record or
 * an answer on each line.
 */
export async function* readPages(
  input: ParseInput,
  lists: readonly string[],
): AsyncGenerator<readonly (PageRecord | BrokenLine)[]> {
  const { json } = input.sample;
  if (json === undefined) return yield* readLines(input, lists);
  const place = placeOf(json, lists);
  if (place === null) {
    const whole = await jsonFrame(
      bounded(input.pieces(), () => 0),
      [],
    );
    yield unfold(whole, lists, {}, 1);
    return;
  }
  const selectors = place === '$.*' ? [place] : besideOf(place, lists);
  const page = place === '$.*' ? {} : objectOf(await jsonFrame(input.pieces(), selectors));
  let number = 0;
  for await (const items of readJson(
    bounded(input.pieces(), () => number),
    selectors,
  )) {
    number = items.at(-1)!.number;
    yield items.flatMap((item) => unfold(item.value, lists, page, item.number));
  }
}

/** The first records of a sample, the last one possibly cut. */
export function sampledRecords(sample: Sample, lists: readonly string[]): readonly unknown[] {
  const found = sample.json === undefined ? linesOf(sample) : [sample.json];
  return found.flatMap((value) => unfold(value, lists, {}, 1)).map(({ value }) => value);
}

/** A few lines tell what they are, but in a pipe, where records of other kinds come first. */
function linesOf({ lines }: Sample): readonly unknown[] {
  const few = jsonLinesOf(lines, 5);
  return few.some(isPiped) ? jsonLinesOf(lines, mostPiped) : few;
}

const mostPiped = 500;

async function* readLines(
  input: ParseInput,
  lists: readonly string[],
): AsyncGenerator<readonly (PageRecord | BrokenLine)[]> {
  for await (const lines of input.lines()) {
    yield lines.flatMap(({ text, number }): (PageRecord | BrokenLine)[] => {
      if (text.trim() === '') return [];
      const value = parsed(text);
      if (value === undefined) return [{ line: number, excerpt: text.slice(0, 200) }];
      return unfold(value, lists, {}, number);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Where the records of a document stand: `$.*`, or one of `lists`; null where it is itself one. */
function placeOf(json: unknown, lists: readonly string[]): string | null {
  if (Array.isArray(json)) return '$.*';
  return lists.find((path) => listAt(json, path) !== null) ?? null;
}

/** Other lists may follow behind the sample; what lies in the one that was found, or around it, is none. */
function besideOf(place: string, lists: readonly string[]): string[] {
  const isApart = (path: string): boolean =>
    !path.startsWith(`${place}.`) && !place.startsWith(`${path}.`);
  return lists.filter(isApart).map((path) => `$.${path}.*`);
}

function unfold(
  told: unknown,
  lists: readonly string[],
  page: JsonObject,
  line: number,
  depth = 0,
): PageRecord[] {
  const value = carried(told);
  const inner = (values: readonly unknown[], around: JsonObject): PageRecord[] =>
    values.flatMap((each) => unfold(each, lists, around, line, depth + 1));
  if (depth < 4 && Array.isArray(value)) return inner(value, page);
  for (const path of depth < 4 ? lists : []) {
    const list = listAt(value, path);
    if (list) return inner(list, objectOf(value));
  }
  return [{ value, page, line }];
}

/** The list under a path; some APIs answer with an object by id in its place. */
function listAt(value: unknown, path: string): readonly unknown[] | null {
  let found: unknown = value;
  for (const key of path.split('.')) found = objectOf(found)[key];
  if (Array.isArray(found)) return found;
  if (!isObject(found) || Object.hasOwn(found, 'id')) return null;
  const values = Object.values(found);
  return values.length > 0 && values.every(isObject) ? values : null;
}

/** Stops at a record that never ends; `count` says how many there have been. */
async function* bounded(
  pieces: AsyncIterable<string>,
  count: () => number,
): AsyncGenerator<string> {
  let length = 0;
  let before = 0;
  for await (const piece of pieces) {
    length = count() === before ? length + piece.length : piece.length;
    before = count();
    if (length > longestRecord) {
      const message = 'One record of this file is larger than any conversation can be.';
      throw new AppError('damaged-file', message, { record: before + 1 });
    }
    yield piece;
  }
}
