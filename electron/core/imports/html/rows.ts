import { isTag, type ChildNode, type Element } from 'domhandler';
import { htmlElements, htmlNodes } from './elements.ts';
import { htmlText } from './text.ts';

/** A row of a table of a page. */
export interface HtmlRow {
  readonly cells: readonly string[];
  /** Which table of the page, from 0. */
  readonly table: number;
  /** Among all rows of the page, from 1. */
  readonly number: number;
}

/** All rows of all tables of a page in order, in bounded memory. A table in a cell is text of that cell. */
export async function* htmlRows(pieces: AsyncIterable<string>): AsyncGenerator<HtmlRow[]> {
  let opened = -1;
  const tables: number[] = [];
  const items = htmlElements(pieces, (name) => {
    if (name === 'table') opened++;
    if (name === 'tr') tables.push(Math.max(opened, 0));
    return name === 'tr';
  });
  for await (const batch of items) {
    yield batch.map(({ element, number }) => ({
      cells: cellsOf(element),
      table: tables[number - 1] ?? 0,
      number,
    }));
  }
}

/** The same for the start of a page. */
export function htmlRowsAt(start: string): HtmlRow[] {
  const rows: HtmlRow[] = [];
  let opened = -1;
  const walk = (nodes: readonly ChildNode[], depth: number): void => {
    if (depth > deepest) return;
    for (const node of nodes) {
      if (!isTag(node)) continue;
      if (node.name === 'table') opened++;
      if (node.name !== 'tr') walk(node.children, depth + 1);
      else rows.push({ cells: cellsOf(node), table: Math.max(opened, 0), number: rows.length + 1 });
    }
  };
  walk(htmlNodes(start), 0);
  return rows;
}

const deepest = 1_000;

/** A cell that spans columns is followed by empty ones. */
function cellsOf(row: Element): string[] {
  return row.children.flatMap((cell) => {
    if (!isTag(cell) || (cell.name !== 'td' && cell.name !== 'th')) return [];
    const span = Math.min(Number(cell.attribs['colspan'] ?? '1') || 1, 100);
    const empty = Array.from({ length: span - 1 }, () => '');
    return [htmlText(cell), ...empty];
  });
}
