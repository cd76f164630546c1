import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryInput } from '../../../electron/core/imports/inputs.ts';
import { numberFormat } from '../../../electron/core/imports/workbook/number-format.ts';
import { openWorkbook } from '../../../electron/core/imports/workbook/open.ts';
import { relsXml, sheetXml, workbookXml, xlsxFiles } from './xlsx.ts';

describe('a workbook', () => {
  it('gives its sheets in the order of their tabs, hidden ones too', async () => {
    const book = await rowsOf({
      'xl/workbook.xml': workbookXml(['二月', '一月']).replace(
        'r:id="rId2"',
        'state="hidden" r:id="rId2"',
      ),
      'xl/_rels/workbook.xml.rels': relsXml(2),
      'xl/worksheets/sheet2.xml': sheetXml('<row r="1"><c r="A1" t="str"><v>b</v></c></row>'),
      'xl/worksheets/sheet1.xml': sheetXml('<row r="1"><c r="A1" t="str"><v>a</v></c></row>'),
    });
    expect(book).toEqual([
      ['二月', [['a']]],
      ['一月', [['b']]],
    ]);
  });

  it('is read without a list of sheets, and without relations', async () => {
    const row = '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>';
    const sheet = { 'xl/worksheets/sheet1.xml': sheetXml(row) };
    expect(await rowsOf(sheet)).toEqual([['sheet1', [['a', 'b']]]]);
    const listed = { ...sheet, 'xl/workbook.xml': workbookXml(['聊天']) };
    expect(await rowsOf(listed)).toEqual([['聊天', [['a', 'b']]]]);
  });

  it('puts cells where they say they are, else one after the other', async () => {
    const rows =
      '<row r="2"><c r="B2" t="str"><v>b</v></c><c t="str"><v>c</v></c></row>' +
      '<row><c t="str"><v>d</v></c></row>';
    expect(await cellsOf(rows)).toEqual([
      ['', 'b', 'c'],
      ['d', '', ''],
    ]);
  });

  it.each([
    ['a shared text of several runs', '<c t="s"><v>0</v></c>', '红色的字'],
    ['an inline text', '<c t="inlineStr"><is><t>a &amp; b</t></is></c>', 'a & b'],
    ['a line end', '<c t="inlineStr"><is><t>a_x000D_\nb</t></is></c>', 'a\r\nb'],
    ['an underscore that was escaped', '<c t="str"><v>_x005F_x000D_</v></c>', '_x000D_'],
    ['true', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['a formula with its result', '<c t="str"><f>A1&amp;B1</f><v>ab</v></c>', 'ab'],
    ['a formula without one', '<c><f>SUM(A1:A2)</f></c>', '=SUM(A1:A2)'],
    ['a long number', '<c><v>123456789012345</v></c>', '123456789012345'],
    ['a number with an exponent', '<c><v>2.02603E+17</v></c>', '202603000000000000'],
    ['a fraction without the noise of binary', '<c><v>3.5000000000000001</v></c>', '3.5'],
    ['a date and time', '<c s="1"><v>46082.4166666667</v></c>', '2026-03-01 10:00:00'],
    ['a date', '<c s="2"><v>46082</v></c>', '2026-03-01'],
    ['a Chinese date of a built-in format', '<c s="3"><v>46082</v></c>', '2026-03-01'],
    ['a time', '<c s="4"><v>0.5</v></c>', '12:00:00'],
    ['a duration', '<c s="5"><v>1.25</v></c>', '30:00:00'],
    ['an ISO date', '<c t="d"><v>2026-03-01T10:00:00</v></c>', '2026-03-01T10:00:00'],
  ])('shows %s as text', async (_kind, cell, text) => {
    expect(await cellsOf(`<row>${cell}</row>`)).toEqual([[text]]);
  });

  it('counts days from 1904 where it says so', async () => {
    const [sheet] = await rowsOf({
      ...parts('<row><c s="2"><v>44620</v></c></row>'),
      'xl/workbook.xml': workbookXml(['a'], '<workbookPr date1904="1"/>'),
    });
    expect(sheet?.[1]).toEqual([['2026-03-01']]);
  });

  it('tells which numbers have lost their last digits', async () => {
    const book = await openParts(
      parts('<row><c><v>12</v></c><c><v>20260301000000123</v></c></row>'),
    );
    for await (const rows of book.sheets[0]!.rows()) {
      expect(rows).toEqual([{ cells: ['12', '20260301000000123'], line: 1, rounded: [1] }]);
    }
  });

  it('that is cut off is told as damaged', async () => {
    const cut = {
      'xl/worksheets/sheet1.xml': sheetXml('<row><c t="str"><v>a</v></c></row>').slice(0, -30),
    };
    await expect(rowsOf(cut)).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('never expands what a document type declares', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' +
      sheetXml('<row><c t="str"><v>&b;</v></c></row>').replace(/^<\?xml.*\n/, '');
    const [sheet] = await rowsOf({ 'xl/worksheets/sheet1.xml': bomb });
    expect(sheet?.[1]).toEqual([['&b;']]);
  });

  it('of nested elements without end is refused', async () => {
    const deep = sheetXml('<row>'.repeat(5_000));
    await expect(rowsOf({ 'xl/worksheets/sheet1.xml': deep })).rejects.toMatchObject({
      code: 'damaged-file',
    });
  });

  it.each(['inline', 'shared'] as const)(
    'with texts %s is read as it was written',
    async (texts) => {
      const cell = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom('a\r\nb', '=1+1', '_x0041_', ' x ', '\u202eabc', '😀', '\u0001'),
      );
      const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 8,
      });
      await fc.assert(
        fc.asyncProperty(rows, async (written) => {
          const [sheet] = await rowsOf(xlsxFiles([{ name: '聊天 & 记录', rows: written }], texts));
          const trimmed = (row: readonly string[]): string =>
            JSON.stringify(row).replace(/(?:,?"")+\]$/, ']');
          expect(sheet?.[0]).toBe('聊天 & 记录');
          expect(sheet?.[1].map(trimmed)).toEqual(
            written.map(trimmed).filter((row) => row !== '[]'),
          );
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('a number format', () => {
  it.each([
    ['yyyy/m/d h:mm;@', true, true],
    ['[$-804]yyyy"年"m"月"d"日"', true, false],
    ['[h]:mm:ss', false, true],
    ['上午/下午h"时"mm"分"', false, true],
    ['mmm-yy', true, false],
  ])('%s shows a date or time', (code, hasDate, hasTime) => {
    expect(numberFormat(code)).toMatchObject({ hasDate, hasTime });
  });

  it.each(['General', '0.00E+00', '#,##0.00', '[Red]0', '"days" 0', '@', '¥#,##0_);[Red](¥#,##0)'])(
    '%s shows a number',
    (code) => expect(numberFormat(code)).toBeNull(),
  );
});

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d\\ h:mm:ss;@"/>' +
  '<numFmt numFmtId="177" formatCode="[h]:mm:ss"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="14"/><xf numFmtId="31"/>' +
  '<xf numFmtId="21"/><xf numFmtId="177"/></cellXfs></styleSheet>';
const strings =
  '<sst><si><r><rPr><b/></rPr><t>红色</t></r><r><t>的字</t></r><rPh sb="0" eb="1"><t>hóng</t></rPh></si></sst>';

function parts(rows: string): Record<string, string> {
  return {
    'xl/workbook.xml': workbookXml(['a']),
    'xl/_rels/workbook.xml.rels': relsXml(1),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': strings,
    'xl/worksheets/sheet1.xml': sheetXml(rows),
  };
}

async function cellsOf(rows: string): Promise<(readonly string[])[]> {
  const [sheet] = await rowsOf(parts(rows));
  return sheet![1];
}

async function rowsOf(files: Record<string, string>) {
  return rowsOfBook(await openParts(files));
}

function openParts(files: Record<string, string>) {
  return openWorkbook(
    Object.entries(files).map(([name, text]) => ({
      name,
      source: memoryInput(name, Buffer.from(text)).source,
    })),
  );
}

async function rowsOfBook(book: Awaited<ReturnType<typeof openWorkbook>>) {
  const found: [string, (readonly string[])[]][] = [];
  for (const { name, rows } of book.sheets) {
    const all: (readonly string[])[] = [];
    for await (const batch of rows()) all.push(...batch.map(({ cells }) => cells));
    found.push([name, all]);
  }
  return found;
}
