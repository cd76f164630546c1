import type { PackageFiles } from './package-files.ts';

/** A whole file as text, or undefined where it is no UTF-8 or cannot be read. */
export async function readText(files: PackageFiles, path: string): Promise<string | undefined> {
  const parts: string[] = [];
  try {
    for await (const part of decoded(files, path)) parts.push(part);
  } catch {
    return undefined;
  }
  return parts.join('');
}

/** Lines of a file, without their ends; a last line without an end counts. Throws on what is no UTF-8. */
export async function* readLines(files: PackageFiles, path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const part of decoded(files, path)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function* decoded(files: PackageFiles, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of await files.read(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
