import type { Columns } from '../../../../shared/contract/imports.ts';
import type { Format, ParseInput, Sample } from '../format.ts';
import { htmlElements } from '../html/elements.ts';
import { messageElementsOf, rowOfMessage } from '../html/message-elements.ts';
import { htmlRows, htmlRowsAt } from '../html/rows.ts';
import { layoutOf, type Layout, type TableSource } from '../table/layout.ts';
import { messageTables } from '../table/message-tables.ts';
import type { Row } from '../table/rows.ts';
import { shownTable } from './generic-table.ts';

/**
 * A page with a table that has a row for each message, as systems save what they show, often under the
 * name of a spreadsheet. Tables with the same header belong together. Or with an element for each message,
 * where the classes say what is time, sender and text.
 */
export const genericHtml: Format = {
  id: 'generic-html',
  version: 3,
  platform: 'other',
  beta: false,
  // Below every format with a shape of its own, tables included.
  sniff: (sample) => (layoutIn(sample, null)?.score ?? 0) * 0.9,
  async *parse(input) {
    const layout = layoutIn(input.sample, input, input.options.columns);
    if (layout) yield* messageTables(input, [layout]);
  },
  table(sample, { columns }) {
    const layout = layoutIn(sample, null, columns);
    return shownTable(layout ? [layout] : []);
  },
};

/** Of all tables that the start of the page shows, the one most like messages, then the longest. */
function layoutIn(sample: Sample, input: ParseInput | null, byHand?: Columns): Layout | null {
  const table = layoutOfTable(sample, input, byHand);
  if (table && table.score > 0) return table;
  return layoutOfElements(sample, input, byHand) ?? table;
}

function layoutOfElements({ text }: Sample, input: ParseInput | null, byHand?: Columns) {
  if (!/^\s*<(?:!doctype|html|head|body|div|meta)\b/iu.test(text)) return null;
  const found = messageElementsOf(text);
  if (!found) return null;
  const headers = ['time', 'sender', 'text'];
  const sample = [headers, ...found.rows];
  return layoutOf({ name: '', sample, delimiter: ' ', rows, isKeyed: true }, byHand);

  async function* rows(): AsyncGenerator<readonly Row[]> {
    yield [{ cells: headers, line: 0 }];
    if (!input || !found) return;
    for await (const items of htmlElements(input.pieces(), found.wants)) {
      yield items.map(({ element, number: line }) => ({ cells: rowOfMessage(element), line }));
    }
  }
}

function layoutOfTable(
  { text }: Sample,
  input: ParseInput | null,
  byHand?: Columns,
): Layout | null {
  if (!/<table[\s>]/i.test(text)) return null;
  const tables = Map.groupBy(htmlRowsAt(text), ({ table }) => table);
  let best: Layout | null = null;
  for (const [table, rows] of tables) {
    const sample = rows.slice(0, 50).map(({ cells }) => cells);
    const layout = layoutOf(sourceOf(table, sample, input), byHand);
    const isLonger = layout.score === best?.score && layout.rows.length > best.rows.length;
    if (best === null || layout.score > best.score || isLonger) best = layout;
  }
  return best;
}

function sourceOf(
  table: number,
  sample: TableSource['sample'],
  input: ParseInput | null,
): TableSource {
  return { name: '', sample, delimiter: ' ', rows };

  /** The table, and what later tables with its first row have below that. */
  async function* rows(): AsyncGenerator<readonly Row[]> {
    if (!input) return;
    const first = JSON.stringify(sample[0]);
    let current = table;
    let isWanted = true;
    for await (const batch of htmlRows(input.pieces())) {
      const wanted: Row[] = [];
      for (const { cells, table: each, number: line } of batch) {
        if (each < table) continue;
        const isFirst = each !== current;
        if (isFirst) {
          current = each;
          isWanted = JSON.stringify(cells) === first;
        }
        if (isWanted && !isFirst && cells.length > 0) wanted.push({ cells, line });
      }
      if (wanted.length > 0) yield wanted;
    }
  }
}
