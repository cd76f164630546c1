import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** Source files of the product by their path in it. */
export function sources(...patterns: readonly string[]): ReadonlyMap<string, string> {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: project }));
  return new Map(paths.map((path) => [path, readFileSync(join(project, path), 'utf8')]));
}

/**
 * Texts that no file asks for: it would name the catalogue (or a type made of it), and the text as a word
 * of its own. A text that is chosen by a value (`words[stage]`) is named where the values are listed.
 */
export function unusedTexts(
  catalogues: readonly (readonly [name: string, texts: object])[],
  code: ReadonlyMap<string, string>,
): string[] {
  const files = [...code]
    .filter(
      ([path]) => !path.startsWith('shared/i18n/') || /(?:findings|table-words)\.ts$/.test(path),
    )
    .map(([, source]) => withoutComments(source));
  const listed = new Set(files.flatMap(namedValues));
  const types = new Map<string, string[]>();
  for (const source of code.values())
    for (const [, type = '', of = ''] of source.matchAll(/\btype (\w+) = [^;]*?typeof (\w+)/g))
      types.set(of, [...(types.get(of) ?? []), type]);
  // A view carries its words to files that name no catalogue.
  const handedOn = files
    .filter((file) => !/\/i18n\/(?!texts\.ts)/.test(file))
    .flatMap((file) => file.match(/(?<=\bwords\.)\w+/g) ?? []);
  return catalogues.flatMap(([catalogue, texts]) => {
    const names = [catalogue, ...(types.get(catalogue) ?? [])].map(
      (name) => new RegExp(`\\b${name}\\b`),
    );
    const users = files.filter((file) => names.some((name) => name.test(file)));
    const words = new Set([
      ...users.flatMap((file) => file.match(/[\w$]+(?:-\w+)*/g) ?? []),
      ...handedOn,
    ]);
    const beginnings = users.flatMap((file) => file.match(/(?<=`)[\w-]+(?=\$\{)/g) ?? []);
    return Object.keys(texts)
      .filter((text) => !words.has(text) && !listed.has(text))
      .filter((text) => !beginnings.some((beginning) => text.startsWith(beginning)))
      .map((text) => `${catalogue}.${text}`);
  });
}

/** Words that a string begins with, which may choose a text, and names of fields, which are told by theirs. */
function namedValues(file: string): string[] {
  const named = file.matchAll(/["'`]([\w.-]+)[ "'`$]|\breadonly (\w+)|\b(\w+): (?:z\.|\w+Schema)/g);
  return [...named].flatMap(([, ...names]) => names.filter((name) => name !== undefined));
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}
