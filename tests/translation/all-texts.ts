import { readdirSync } from 'node:fs';
import type { Language } from '../../shared/i18n/texts.ts';
import { catalogueFolder } from './catalogues.ts';

/** Every text of every catalogue that stands on the screen as it is, in one language. */
export async function allTexts(language: Language): Promise<ReadonlySet<string>> {
  const files = readdirSync(catalogueFolder).filter((name) => name.endsWith('.ts'));
  const found = new Set<string>();
  for (const file of files) {
    const catalogues = (await import(new URL(file, catalogueFolder).href)) as object;
    for (const catalogue of Object.values(catalogues)) gather(columnOf(catalogue, language), found);
  }
  return found;
}

function columnOf(catalogue: unknown, language: Language): unknown {
  return catalogue !== null && typeof catalogue === 'object' && language in catalogue
    ? (catalogue as Readonly<Record<string, unknown>>)[language]
    : undefined;
}

function gather(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') found.add(value);
  else if (value !== null && typeof value === 'object')
    for (const inner of Object.values(value)) gather(inner, found);
}
