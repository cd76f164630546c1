import { readdirSync, readFileSync } from 'node:fs';
import { chineseTableWords } from './tables.ts';
import { inTaiwan, tableInTaiwan } from './zh-tw.ts';

export const catalogueFolder = new URL('../../shared/i18n/', import.meta.url);
export const taiwanFolder = new URL('zh-tw/', catalogueFolder);

const isCatalogue = (name: string): boolean => name.endsWith('.ts') && name !== 'texts.ts';

/** What every file of `shared/i18n/zh-tw` has to hold. */
export async function taiwanFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const file of readdirSync(catalogueFolder).filter(isCatalogue)) {
    const source = readFileSync(new URL(file, catalogueFolder), 'utf8');
    const column =
      file === 'table-words.ts'
        ? await tableInTaiwan(file, chineseTableWords())
        : await inTaiwan(file, source);
    if (column !== undefined) files.set(file, column);
  }
  return files;
}
