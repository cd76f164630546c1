import type { Columns } from '../../../../shared/contract/imports.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Format, ParseInput, Sample, Table } from '../format.ts';
import { layoutOf, type Layout, type TableSource } from '../table/layout.ts';
import { messageTables } from '../table/message-tables.ts';
import { sampleRows, tableRows, type Delimiter, type Row } from '../table/rows.ts';

/**
 * Any table with a row for each message: CSV, TSV, XLSX and the like. Columns are found by their headers,
 * or named by hand. A table without a column of texts is none: sessions and tickets are no messages.
 */
export const genericTable: Format = {
  id: 'generic-table',
  version: 3,
  platform: 'other',
  beta: false,
  sniff: (sample) =>
    isSqlDump(sample) ? 0 : Math.max(0, ...layoutsOf(sample).map(({ score }) => score)),
  atMost: (sample) => (mayHoldChats(sample) ? 0.985 : 0.85),
  async *parse(input) {
    const { columns, delimiter } = input.options;
    const layouts = layoutsOf(input.sample, columns, delimiter, input);
    const messages = layouts.filter(({ score }) => score > 0);
    if (messages.length === 0) throw noColumns(input.sample.name);
    const skipped = layouts.filter(({ score, source }) => score === 0 && source.sample.length > 0);
    if (skipped.length > 0) {
      yield skipped.map(({ source: { name: excerpt } }) => ({
        type: 'issue' as const,
        line: 0,
        reason: 'table-skipped' as const,
        excerpt,
        rejected: false,
      }));
    }
    yield* messageTables(input, messages);
  },
  table(sample, { columns, delimiter }): Table {
    return shownTable(layoutsOf(sample, columns, delimiter));
  },
};

/** Statements have commas and quotes, and are no rows. */
function isSqlDump({ lines }: Sample): boolean {
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('--')) ?? '';
  return /^\s*(?:BEGIN(?: TRANSACTION)?;|(?:CREATE|DROP) TABLE |INSERT INTO |SET NAMES )/iu.test(
    first,
  );
}

/** A cell with a whole chat has lines, and is quoted for that, or is a list of records. */
function mayHoldChats({ text, workbook }: Sample): boolean {
  return workbook !== null || text.includes('"') || /\[\s*\{/.test(text);
}

/** What a person is shown to map the columns of, of the table that is most likely one of messages. */
export function shownTable(layouts: readonly Layout[]): Table {
  const [first, ...rest] = layouts;
  if (!first) return { headers: [], columns: {}, rows: [] };
  const { headers, columns, rows } = rest.reduce(
    (best, each) => (each.score > best.score ? each : best),
    first,
  );
  return { headers: [...headers], columns, rows: rows.slice(0, 20).map((row) => [...row]) };
}

/** The file's tables: each sheet of a workbook, or the text cut at the delimiter that fits best. */
function layoutsOf(
  sample: Sample,
  byHand: Columns | undefined = undefined,
  delimiter: Delimiter | undefined = undefined,
  input: ParseInput | null = null,
): Layout[] {
  if (sample.workbook) {
    const isOnly = sample.workbook.length === 1;
    return sample.workbook.map(({ name, rows }, index) => {
      const sheet = input?.workbook?.sheets[index];
      const isNamed = !/^(?:sheet|工作表|表格?)\s*\d*$/iu.test(name) && !isOnly;
      const source: TableSource = {
        name: isNamed ? name : '',
        sample: rows,
        delimiter: ' ',
        rows: () => sheet?.rows() ?? noRows(),
      };
      return layoutIn(source, byHand);
    });
  }
  const found = (delimiter === undefined ? delimitersIn(sample) : [delimiter]).map((each) => {
    const source: TableSource = {
      name: '',
      sample: sampleRows(sample.text, each, 50),
      delimiter: each,
      rows: () => (input ? tableRows(input.pieces(), each) : noRows()),
    };
    return layoutIn(source, byHand);
  });
  return [found.reduce((best, each) => (fit(each) > fit(best) ? each : best))];
}

const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];

/** Those that stand in a text; by any other its rows are the same. */
function delimitersIn({ text }: Sample): readonly Delimiter[] {
  const other = delimiters.find((each) => !text.includes(each));
  return delimiters.filter((each) => each === other || text.includes(each));
}

/** Columns by hand that a sheet does not have leave that sheet out. */
function layoutIn(source: TableSource, byHand: Columns | undefined): Layout {
  const layout = layoutOf(source, byHand);
  const width = Math.max(0, ...source.sample.map((row) => row.length));
  const text = layout.columns.text;
  const number = /^#(\d+)$/.exec(text ?? '')?.[1];
  return number !== undefined && Number(number) > width ? { ...layout, score: 0 } : layout;
}

/** Most fields found, then most rows as wide as the header, then most columns. */
function fit({ columns, headers, rows, score }: Layout): number {
  const width = headers.length || (rows[0]?.length ?? 0);
  const even = rows.filter((row) => row.length === width).length / Math.max(rows.length, 1);
  const fields = width < 2 ? 0 : Object.keys(columns).length;
  return score * 100_000 + fields * 1000 + even * 100 + Math.min(width, 99);
}

async function* noRows(): AsyncGenerator<readonly Row[]> {
  // A look at the sample reads no further.
}

function noColumns(file: string): AppError {
  const message = 'This table has no column of that name, or no column of texts.';
  return new AppError('unsupported-format', message, { file });
}
