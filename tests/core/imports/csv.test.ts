import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReader } from '../../../electron/core/imports/table/csv.ts';
import type { Delimiter } from '../../../electron/core/imports/table/rows.ts';

describe('delimited text', () => {
  it.each([
    [
      'rows of any line end',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'carriage returns alone',
      'a,b\r1,"2\n3"\r',
      [
        ['a', 'b'],
        ['1', '2\n3'],
      ],
    ],
    [
      'a stray carriage return in a text',
      'a,b\n1,2\r3\n',
      [
        ['a', 'b'],
        ['1', '2\r3'],
      ],
    ],
    [
      'an empty last cell',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'no rows in empty lines',
      'a,b\n\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes inside of a plain text',
      'a,b\n1,say "hi" now\n',
      [
        ['a', 'b'],
        ['1', 'say "hi" now'],
      ],
    ],
    [
      'quotes that nobody doubled',
      'a,b\n"say "hi" now",2\n',
      [
        ['a', 'b'],
        ['say "hi" now', '2'],
      ],
    ],
    [
      'a quoted word before others',
      'a,b\n"hi" he said,2\n',
      [
        ['a', 'b'],
        ['"hi" he said', '2'],
      ],
    ],
    [
      'spaces after a quoted cell',
      'a,b\n"1" ,"2" \n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('gives %s', (_kind, text, rows) => {
    expect(cellsOf(text, ',', [text.length])).toEqual(rows);
  });

  it('ends an open quote where the next row begins', () => {
    const rows =
      '2026-03-01,Ann,hi\n2026-03-01,Ann,"oh\nno, no\n2026-03-02,Bob,"what?"\n2026-03-03,Ann,ha\n';
    expect(rowsOf(`time,sender,text\n${rows}`, ',', [1_000])).toEqual([
      { cells: ['time', 'sender', 'text'], line: 1 },
      { cells: ['2026-03-01', 'Ann', 'hi'], line: 2 },
      { cells: ['2026-03-01', 'Ann', 'oh\nno, no'], line: 3, flaw: 'open-quote' },
      { cells: ['2026-03-02', 'Bob', 'what?'], line: 5 },
      { cells: ['2026-03-03', 'Ann', 'ha'], line: 6 },
    ]);
  });

  it('keeps the cells after a quote that was no quoting', () => {
    const rows = 'a\tb\tc\n1\t"oh\t2\n3\tno\t4\n';
    expect(cellsOf(rows, '\t', [100])).toEqual([
      ['a', 'b', 'c'],
      ['1', '"oh', '2'],
      ['3', 'no', '4'],
    ]);
  });

  it('with an open quote at its end keeps all that follows', () => {
    expect(rowsOf('a,b\n1,"oh\nno\n', ',', [100]).at(-1)).toEqual({
      cells: ['1', 'oh\nno'],
      line: 2,
      flaw: 'open-quote',
    });
  });

  it('with an open quote where rows begin is read line by line', () => {
    expect(rowsOf('a,b\n"1\nx\nz\n', ',', [100])).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['"1'], line: 2, flaw: 'open-quote' },
      { cells: ['x'], line: 3 },
      { cells: ['z'], line: 4 },
    ]);
  });

  it('with an open quote in each of many rows is read in time that grows with its length', () => {
    const text = `a\tb\n${'1\t"oh\n'.repeat(200_000)}`;
    expect(cellsOf(text, '\t', [65_536])).toHaveLength(200_001);
  });

  it.each([',', ';', '\t', '|'] as const)('written with %j is read as it was', (delimiter) => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc
        .array(
          fc.constantFrom('"', '\n', '\r', '\r\n', delimiter, ' ', 'a', '中', '=1', '\u202e', '😀'),
        )
        .map((parts) => parts.join('')),
    );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
      );
    const end = fc.constantFrom('\n', '\r\n');
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    fc.assert(
      fc.property(table, end, cuts, fc.boolean(), (rows, lineEnd, sizes, hasEnd) => {
        const write = (text: string): string =>
          /["\r\n]/.test(text) || text.includes(delimiter) || text.startsWith('\ufeff')
            ? `"${text.replaceAll('"', '""')}"`
            : text;
        const written = rows.map((row) => row.map(write).join(delimiter)).join(lineEnd);
        const text = `\ufeff${written}${hasEnd ? lineEnd : ''}`;
        expect(cellsOf(text, delimiter, sizes)).toEqual(rows);
      }),
      { numRuns: 400 },
    );
  });
});

function rowsOf(text: string, delimiter: Delimiter, sizes: readonly number[]) {
  const reader = csvReader(delimiter);
  const rows = [];
  let at = 0;
  for (let turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    rows.push(...reader.push(text.slice(at, at + size)));
    at += size;
  }
  return [...rows, ...reader.end()];
}

function cellsOf(text: string, delimiter: Delimiter, sizes: readonly number[]) {
  return rowsOf(text, delimiter, sizes).map(({ cells }) => cells);
}
