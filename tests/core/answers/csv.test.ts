import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv } from '../../../electron/core/system/read-csv.ts';
import { csvOf } from '../../../shared/domain/csv.ts';

const cell = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replaceAll('\r', ''))
  .filter((text) => !/^[=+\-@\t]/.test(text));

it('reads every cell of a table as it was written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
      (rows) => {
        const table = [['a', 'b'], ...rows];
        const read = readCsv(Buffer.from(csvOf(table), 'utf8'));
        const kept = table.filter((row) => row.some((one) => one.trim() !== ''));
        expect(read.map(({ cells }) => cells)).toEqual(kept);
      },
    ),
  );
});

it('never throws on bytes that are text, and says which line a row begins in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { line } of readCsv(Buffer.from(text, 'utf8'))) {
        expect(line).toBeLessThanOrEqual(text.split('\n').length);
      }
    }),
  );
  const rows = readCsv(Buffer.from('a;b\r\n"x\ny";z\r\n\r\nq;r\r\n'));
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x\ny', 'z'] },
    { line: 5, cells: ['q', 'r'] },
  ]);
});
