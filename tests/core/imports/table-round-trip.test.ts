import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';
import { xlsxOf } from './xlsx.ts';

interface Said {
  readonly time: string;
  readonly sender: string;
  readonly text: string;
}

/** What tears tables apart: quotes, delimiters, line ends, formulas, marks of direction, lone escapes. */
const hard = fc.constantFrom(
  ...'"|""|,|;|\t|\n| |\'|=SUM(A1)|+86|@|<b>|&amp;|\\|\\n|{|]|\u202e|\u200f|😀|👩‍👧|中|é|_x000D_'.split(
    '|',
  ),
  '|',
  '2026-03-01 10:00',
);
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.array(hard, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
  )
  // A cell of blanks alone is empty to spreadsheets; a carriage return is a line end to all.
  .map((each) => `文${each.replaceAll('\r', '').replaceAll('\0', '')}字`);
const sender = fc.constantFrom('阿丽', 'Ann, Lee', '店铺:小红', '"Bo"', "O'Hara", '阿🙂');

const chat: fc.Arbitrary<Said[]> = fc
  .array(fc.record({ step: fc.integer({ min: 0, max: 5_000 }), sender, text }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    let at = Date.UTC(2026, 2, 13, 9);
    return steps.map(({ step, ...said }) => {
      at += step * 1000;
      return { ...said, time: new Date(at).toISOString().slice(0, 19).replace('T', ' ') };
    });
  });

type Writer = (said: readonly Said[]) => string | Buffer | Promise<Buffer>;

const headers = ['发送时间', '发送人', '消息内容'];
const cellsOf = ({ time, sender: who, text: what }: Said): string[] => [time, who, what];

const delimited =
  (delimiter: string): Writer =>
  (said) => {
    const write = (cell: string): string =>
      /["\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
    const rows = [headers, ...said.map(cellsOf)].map((row) => row.map(write).join(delimiter));
    return `\ufeff${rows.join('\r\n')}\r\n`;
  };

const html = (cell: string): string =>
  cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

const writers: Record<string, Writer> = {
  'comma-separated values': delimited(','),
  'semicolon-separated values': delimited(';'),
  'tab-separated values': delimited('\t'),
  'values between bars': delimited('|'),
  'a workbook with shared texts': (said) =>
    xlsxOf([{ name: 'Sheet1', rows: [headers, ...said.map(cellsOf)] }], 'shared'),
  'a workbook with texts in its cells': (said) =>
    xlsxOf([{ name: 'Sheet1', rows: [headers, ...said.map(cellsOf)] }], 'inline'),
  'a list of JSON objects': (said) => JSON.stringify(said),
  'JSON inside of a document': (said) => JSON.stringify({ ok: true, data: { messages: said } }),
  'JSON lines': (said) => said.map((each) => JSON.stringify(each)).join('\n'),
  'a table of a web page': (said) => {
    const row = (cells: readonly string[], tag: string): string =>
      `<tr>${cells.map((cell) => `<${tag} style="white-space: pre">${html(cell)}</${tag}>`).join('')}</tr>`;
    return `<html><body><table>${row(headers, 'th')}${said.map((each) => row(cellsOf(each), 'td')).join('\n')}</table></body></html>`;
  },
};

describe.each(Object.entries(writers))('a table written as %s', (name, write) => {
  it('is read as it was, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(chat, async (said) => {
        const found = await read(await write(said), { zone: 'UTC' }, 'export.txt');
        const told = found.messages.map((message) => ({
          time: message.wallClock?.replace('T', ' '),
          sender: message.sender,
          text: message.text,
        }));
        // A page does not tell blanks at the edges of its lines.
        const shown = (each: string): string =>
          name.includes('page') ? each.replaceAll(/ *\n */g, '\n') : each;
        expect(told).toEqual(said.map((each) => ({ ...each, text: shown(each.text) })));
        expect(found.issues).toEqual([]);
      }),
      { numRuns: name.includes('workbook') ? 25 : 60 },
    );
  });
});
