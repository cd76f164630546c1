import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCellTime } from '../../../electron/core/imports/table/cell-time.ts';
import { readRecord, type CsvRules } from '../../../electron/core/imports/table/csv-record.ts';
import { readPlainRecord } from '../../../electron/core/imports/table/plain-record.ts';

const pieces = fc.constantFrom(
  'a',
  '1',
  '灯',
  ' ',
  ',',
  ',',
  '\n',
  '\r\n',
  '\r',
  '"',
  '"',
  '""',
  ';',
);
const text = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));

it('a record of plain cells is read as any record is', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(',', ';'), fc.boolean(), (written, delimiter, isEnd) => {
      const rules = (): CsvRules => ({
        delimiter,
        ends: '\n',
        width: 3,
        firstMarks: new Set(['letter']),
        isEnd,
        memo: { line: null, openFirstCells: 0 },
      });
      const record = readPlainRecord(written, 0, rules());
      if (record) expect(record).toEqual(readRecord(written, 0, rules()));
    }),
    { numRuns: 5_000 },
  );
});

it('a time as most tables write it is read as any time is', () => {
  const two = fc.stringMatching(/^\d\d$/);
  const mark = fc.constantFrom('-', '/', '.');
  const parts = fc.tuple(two, two, mark, two, mark, two, fc.constantFrom(' ', 'T'), two, two, two);
  fc.assert(
    fc.property(parts, ([a, b, first, month, second, day, gap, hour, minute, last]) => {
      const cell = `${a}${b}${first}${month}${second}${day}${gap}${hour}:${minute}:${last}`;
      expect(readCellTime(cell, 'DMY')).toEqual(readCellTime(` ${cell}`, 'DMY'));
    }),
    { numRuns: 2_000 },
  );
});
