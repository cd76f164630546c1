import { ZipFile } from 'yazl';

export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of texts as spreadsheet programs write it (ECMA-376): texts inline, or shared by number. */
export function xlsxOf(
  sheets: readonly SheetToWrite[],
  texts: 'inline' | 'shared' = 'shared',
): Promise<Buffer> {
  return zipOf(xlsxFiles(sheets, texts));
}

/** The files inside of it. */
export function xlsxFiles(
  sheets: readonly SheetToWrite[],
  texts: 'inline' | 'shared',
): Record<string, string> {
  const shared = new Map<string, number>();
  const files: Record<string, string> = {
    'xl/workbook.xml': workbookXml(sheets.map(({ name }) => name)),
    'xl/_rels/workbook.xml.rels': relsXml(sheets.length),
  };
  for (const [index, { rows }] of sheets.entries()) {
    const cells = (row: readonly string[], number: number): string =>
      row
        .map((text, column) => {
          if (text === '') return '';
          const at = `r="${columnName(column)}${number}"`;
          if (texts === 'inline') {
            return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
          }
          if (!shared.has(text)) shared.set(text, shared.size);
          return `<c ${at} t="s"><v>${shared.get(text)}</v></c>`;
        })
        .join('');
    const data = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1)}</row>`).join('');
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(data);
  }
  if (texts === 'shared') {
    const items = [...shared.keys()].map(
      (text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`,
    );
    files['xl/sharedStrings.xml'] = `${head}<sst ${main}>${items.join('')}</sst>`;
  }
  return files;
}

export function sheetXml(rows: string): string {
  return `${head}<worksheet ${main}><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`;
}

export function workbookXml(names: readonly string[], properties = ''): string {
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${head}<workbook ${main} xmlns:r="${relations}">${properties}<sheets>${sheets.join('')}</sheets></workbook>`;
}

export function relsXml(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** Characters that XML cannot hold are written as `_xHHHH_`, and that itself as `_x005F_xHHHH_`. */
export function xmlText(text: string): string {
  return [...text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')]
    .map((each) => (isXml(each) ? each : escapeOf(each)))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function isXml(character: string): boolean {
  const code = character.codePointAt(0)!;
  const isBlank = code === 9 || code === 10;
  const isLone = code >= 0xd800 && code <= 0xdfff;
  return isBlank || (code >= 32 && !isLone && code !== 0xfffe && code !== 0xffff);
}

function escapeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
