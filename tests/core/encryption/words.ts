import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

/** In each of these a word would be found by who looks into the files. */
const encodings = ['utf8', 'utf16le', 'utf16be', 'gb18030'];

/** Every file under a folder in which one of these words stands, in any encoding, by name or content. */
export function filesWith(folder: string, words: readonly string[]): string[] {
  const forms = words.flatMap((word) => encodings.map((name) => iconv.encode(word, name)));
  return filesIn(folder).filter((file) => {
    const bytes = readFileSync(file);
    return (
      forms.some((form) => bytes.includes(form)) ||
      words.some((word) => file.slice(folder.length).includes(word))
    );
  });
}

export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
