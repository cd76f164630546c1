import type { Format, ParseInput, Sample } from '../format.ts';
import { jsonHeaders, rowOfRecord } from '../json/flat-record.ts';
import { isOfModel } from '../json/language-model.ts';
import { findMessageArray } from '../json/message-arrays.ts';
import { parseJson } from '../json/parse.ts';
import { readJson, type JsonItem } from '../json/records.ts';
import { isObject, textOf, type JsonObject } from '../json/shape.ts';
import { mapColumns } from '../table/columns.ts';
import { layoutOf, type Layout, type TableSource } from '../table/layout.ts';
import { messageTables } from '../table/message-tables.ts';
import type { Row } from '../table/rows.ts';
import { shownTable } from './generic-table.ts';

/**
 * JSON of any program with an object for each message: an array of them, wherever in the document, or
 * one a line (JSONL). Their keys are columns, found by name as those of tables are.
 */
export const genericJson: Format = {
  id: 'generic-json',
  version: 2,
  platform: 'other',
  beta: false,
  // Below every format with a shape of its own, tables included.
  sniff: (sample) => (layoutIn(sample, null)?.score ?? 0) * 0.9,
  async *parse(input) {
    const layout = layoutIn(input.sample, input);
    if (layout) yield* messageTables(input, [layout]);
  },
  table(sample, { columns }) {
    const layout = layoutIn(sample, null, columns);
    return shownTable(layout ? [layout] : []);
  },
};

/** One a line, or an array of a document: as whichever the records look more like messages. */
function layoutIn(
  sample: Sample,
  input: ParseInput | null,
  byHand = input?.options.columns,
): Layout | null {
  const sources = [sourceOfArray(sample, input), sourceOfLines(sample, input)];
  const layouts = sources.flatMap((source) => (source ? [layoutOf(source, byHand)] : []));
  const named = Object.values(byHand ?? {}).filter((column) => !/^#\d+$/.test(column));
  const worth = ({ score, headers }: Layout): number =>
    score + named.filter((column) => headers.includes(column)).length;
  return layouts.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}

/** Where most lines are objects, those that are none are told when they are read. */
function sourceOfLines({ text, lines }: Sample, input: ParseInput | null): TableSource | null {
  if (!text.includes('{')) return null;
  const whole = lines.slice(0, 100).filter((text) => text.trim() !== '');
  if (!whole.slice(0, 3).some((text) => text.trimStart().startsWith('{'))) return null;
  const records = whole.map(recordOf).filter((record) => record !== null);
  if (records.length === 0 || records.length * 2 < whole.length - 1) return null;
  const headers = jsonHeaders(records);
  const sample = [headers, ...records.map((record) => rowOfRecord(record, headers))];
  return { name: '', sample, delimiter: ' ', rows: rowsOfLines, isKeyed: true };

  async function* rowsOfLines(): AsyncGenerator<readonly Row[]> {
    yield [{ cells: headers, line: 0 }];
    if (!input) return;
    for await (const batch of input.lines()) {
      const rows: Row[] = [];
      for (const { text, number: line } of wholeLines(batch)) {
        if (text.trim() === '') continue;
        const record = recordOf(text);
        if (record) rows.push({ cells: rowOfRecord(record, headers), line });
        else rows.push({ cells: [text.slice(0, 200)], line, flaw: 'unreadable-row' });
      }
      if (rows.length > 0) yield rows;
    }
  }
}

/** U+2028 ends no line of JSON. */
function wholeLines(
  lines: readonly { number: number; text: string; soft?: boolean }[],
): { number: number; text: string }[] {
  const whole: { number: number; text: string }[] = [];
  for (const { number, text, soft } of lines) {
    const last = whole.at(-1);
    if (soft && last) last.text += `\u2028${text}`;
    else whole.push({ number, text });
  }
  return whole;
}

function recordOf(line: string): JsonObject | null {
  try {
    const value = parseJson(line.replace(/^\ufeff/, ''), keepDigits);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Order numbers have more digits than a double; the text of a number comes with it. */
function keepDigits(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  const { source } = context;
  const isLong = typeof value === 'number' && !Number.isSafeInteger(value);
  return isLong && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}

function sourceOfArray(sample: Sample, input: ParseInput | null): TableSource | null {
  const array = findMessageArray(sample.json);
  if (!array || isOfModel(sample.json, array)) return null;
  const { headers, selector } = array;
  const isAlone = mapColumns(headers).conversation !== undefined;
  // Where a record does not say which conversation is its own, what it lies in may.
  const withChat = (chat: string, cells: readonly string[]): readonly string[] =>
    isAlone ? cells : [...cells, chat];
  const shown = array.sample.map((row, index) => withChat(index === 0 ? chatHeader : '', row));
  const kind = { isKeyed: true, isChatOutside: !isAlone };
  return { name: '', sample: shown, delimiter: ' ', rows: rowsOfArray, ...kind };

  async function* rowsOfArray(): AsyncGenerator<readonly Row[]> {
    yield [{ cells: withChat(chatHeader, headers), line: 0 }];
    if (!input) return;
    const reading = readJson(input.pieces(), [selector]);
    for await (const items of reading) {
      yield items.map((item): Row => {
        const { value, number: line } = item;
        if (!isObject(value)) {
          const cells = [JSON.stringify(value).slice(0, 200)];
          return { cells, line, flaw: 'unreadable-row' };
        }
        return { cells: withChat(chatOf(item, selector), rowOfRecord(value, headers)), line };
      });
    }
  }
}

const chatHeader = '会话ID';

/** What the objects around a record call the chat, the nearest first; else its place among others. */
function chatOf({ around, path }: JsonItem, selector: string): string {
  for (const object of around.filter(isObject).toReversed()) {
    const headers = Object.keys(object).filter((key) => textOf(object[key]) !== '');
    const { conversation } = mapColumns(headers);
    const named = conversation ?? nameKeys.find((key) => headers.includes(key));
    if (named !== undefined) return textOf(object[named]);
  }
  const steps = selector.split('.').slice(1, -1);
  const places = path.filter((_, index) => steps[index] === '*');
  return places.map((place) => (typeof place === 'number' ? `#${place + 1}` : place)).join(' ');
}

const nameKeys = ['title', 'name', 'nickname', 'user', 'id', '_id'];
