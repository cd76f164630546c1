import type { PackageFiles, VerifyHost } from './package-files.ts';

/** A whole file as text, or undefined where it is no UTF-8 or cannot be read. */
export async function readText(
  files: PackageFiles,
  host: VerifyHost,
  path: string,
): Promise<string | undefined> {
  const parts: string[] = [];
  try {
    for await (const part of decoded(files, host, path)) parts.push(part);
  } catch {
    return undefined;
  }
  return parts.join('');
}

/** A whole small file; undefined where it cannot be read, or is too large for what it should be. */
export async function readBytes(
  files: PackageFiles,
  path: string,
): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(mostBytes);
  let length = 0;
  try {
    for await (const chunk of await files.read(path)) {
      if (length + chunk.length > mostBytes) return undefined;
      bytes.set(chunk, length);
      length += chunk.length;
    }
  } catch {
    return undefined;
  }
  return bytes.subarray(0, length);
}

/** Time stamps with their certificates have a few kilobytes. */
const mostBytes = 2 ** 18;

/** Lines of a file, without their ends; a last line without an end counts. Throws on what is no UTF-8. */
export async function* readLines(
  files: PackageFiles,
  host: VerifyHost,
  path: string,
): AsyncGenerator<string> {
  let rest = '';
  for await (const part of decoded(files, host, path)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function* decoded(
  files: PackageFiles,
  host: VerifyHost,
  path: string,
): AsyncGenerator<string> {
  const decoder = host.utf8();
  for await (const chunk of await files.read(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
