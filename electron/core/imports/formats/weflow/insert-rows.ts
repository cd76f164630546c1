import { AppError } from '../../../../../shared/contract/errors.ts';

/** A row that a statement puts into a table. */
export interface SqlRow {
  /** By the names of its columns; NULL is none. */
  readonly values: ReadonlyMap<string, string>;
  /** Among all rows of the file, from 1. */
  readonly number: number;
}

/** No statement is longer; what is was made to fill the memory. */
const longest = 32_000_000;

/** The rows of all `INSERT INTO table (…) VALUES (…), (…);` of a file, some at a time. */
export async function* insertedRows(
  pieces: AsyncIterable<string>,
  table: string,
): AsyncGenerator<readonly SqlRow[]> {
  const insert = new RegExp(
    `^INSERT\\s+INTO\\s+["\`]?${table}["\`]?\\s*\\(([^)]*)\\)\\s*VALUES\\s*`,
    'iu',
  );
  let number = 0;
  for await (const statements of statementsOf(pieces)) {
    const rows: SqlRow[] = [];
    for (const statement of statements) {
      const found = insert.exec(statement);
      if (!found) continue;
      const names = found[1]!.split(',').map((name) => name.replace(/["`]/gu, '').trim());
      for (const cells of tuplesOf(statement.slice(found[0].length))) {
        const told = names.flatMap((name, index) => {
          const cell = cells[index] ?? null;
          return cell === null ? [] : [[name, cell] as const];
        });
        rows.push({ values: new Map(told), number: ++number });
      }
    }
    if (rows.length > 0) yield rows;
  }
}

/** Statements end at a semicolon that stands in no text. */
async function* statementsOf(pieces: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let text = '';
  let at = 0;
  let isQuoted = false;
  for await (const piece of pieces) {
    text += piece;
    const found: string[] = [];
    let start = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      // A quote that is doubled closes and opens again.
      if (code === 39) isQuoted = !isQuoted;
      else if (code === 59 && !isQuoted) {
        found.push(text.slice(start, at).trim());
        start = at + 1;
      }
    }
    text = text.slice(start);
    at -= start;
    if (text.length > longest) {
      throw new AppError('damaged-file', 'A statement of this file never ends.');
    }
    if (found.length > 0) yield found;
  }
  if (text.trim() !== '') yield [text.trim()];
}

const value = /'((?:[^']|'')*)'|([^\s,()']+)|([()])/guy;
const between = /[\s,]*/uy;

/** Texts lose their quotes, NULL is null, and anything else stays as it is written. */
function tuplesOf(list: string): (string | null)[][] {
  const tuples: (string | null)[][] = [];
  let at = 0;
  while (at < list.length) {
    between.lastIndex = at;
    at += between.exec(list)?.[0].length ?? 0;
    value.lastIndex = at;
    const found = value.exec(list);
    if (!found) break;
    at += found[0].length;
    const [, quoted, word, bracket] = found;
    if (bracket === '(') tuples.push([]);
    else if (quoted !== undefined) tuples.at(-1)?.push(quoted.replaceAll("''", "'"));
    else if (word !== undefined) tuples.at(-1)?.push(/^null$/iu.test(word) ? null : word);
  }
  return tuples;
}
