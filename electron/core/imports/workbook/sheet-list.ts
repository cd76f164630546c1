import type { ByteSource } from '../text/encoding.ts';
import { attribute, readXml } from './xml.ts';

/** A file inside of the zip that a workbook is. */
export interface WorkbookPart {
  /** Path in the zip, `/` between folders. */
  readonly name: string;
  readonly source: ByteSource;
}

export interface SheetPart {
  /** As on its tab. */
  readonly name: string;
  readonly part: WorkbookPart;
}

export interface SheetList {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904: files that began on an old Macintosh. */
  readonly isFrom1904: boolean;
}

/**
 * The sheets in the order of their tabs, hidden ones too. Where the workbook's own list is missing or
 * names nothing, all sheets that are there, in the order of their numbers.
 */
export async function readSheetList(parts: readonly WorkbookPart[]): Promise<SheetList> {
  const book = parts.find(({ name }) => /(?:^|\/)workbook\d*\.xml$/iu.test(name));
  const loose = parts
    .filter(({ name }) => /(?:^|\/)worksheets\/[^/]+\.xml$/iu.test(name))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const byOrder = loose.map((part) => ({ name: stem(part.name), part }));
  if (!book) return { sheets: byOrder, isFrom1904: false };

  const named: { name: string; relation: string }[] = [];
  let isFrom1904 = false;
  const reading = readXml(book.source, {
    open(tag, attributes) {
      if (tag === 'workbookPr') {
        isFrom1904 = /^(?:1|true|on)$/iu.test(attributes['date1904'] ?? '');
      } else if (tag === 'sheet') {
        named.push({ name: attributes['name'] ?? '', relation: attribute(attributes, 'id') ?? '' });
      }
    },
  });
  for await (const _ of reading);

  const targets = await readRelations(parts, book.name);
  const sheets = named.flatMap(({ name, relation }) => {
    const target = targets.get(relation)?.toLowerCase();
    const part = parts.find((each) => each.name.toLowerCase() === target);
    return part && !isChart(part.name) ? [{ name, part }] : [];
  });
  if (sheets.length > 0) return { sheets, isFrom1904 };
  // Without relations the names still tell, as long as there is one for each.
  const isMatched = named.length === loose.length;
  const guessed = loose.map((part, index) => ({ name: named[index]?.name ?? '', part }));
  return { sheets: isMatched ? guessed : byOrder, isFrom1904 };
}

/** Paths by the id of their relation. */
async function readRelations(
  parts: readonly WorkbookPart[],
  of: string,
): Promise<ReadonlyMap<string, string>> {
  const folder = of.includes('/') ? of.slice(0, of.lastIndexOf('/') + 1) : '';
  const path = `${folder}_rels/${of.slice(folder.length)}.rels`.toLowerCase();
  const part = parts.find(({ name }) => name.toLowerCase() === path);
  const targets = new Map<string, string>();
  if (!part) return targets;
  const reading = readXml(part.source, {
    open(tag, attributes) {
      const { Id: id, Target: target } = attributes;
      if (tag !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : resolved(folder + target));
    },
  });
  for await (const _ of reading);
  return targets;
}

function resolved(path: string): string {
  const found: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') found.pop();
    else if (part !== '.') found.push(part);
  }
  return found.join('/');
}

function isChart(name: string): boolean {
  return /(?:^|\/)(?:chart|dialog|macro)sheets\//iu.test(name);
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/iu, '');
}
