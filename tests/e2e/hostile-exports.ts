import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import iconv from 'iconv-lite';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';

/** Runs `intruded` wherever it becomes markup. It needs no escaping in a table, in JSON or in a text. */
export const payload = '<img src=x onerror=intruded()>';
const escaped = payload.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const fixtures = resolve(import.meta.dirname, '../fixtures');
const ending = '.expect.json';

export interface HostileExport {
  readonly format: string;
  readonly path: string;
  /** As a person would give them. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** One export of every format, each message of which ends in the payload. */
export async function writeHostileExports(into: string): Promise<HostileExport[]> {
  const written: HostileExport[] = [];
  for (const format of readdirSync(fixtures)) {
    const expectation = readdirSync(join(fixtures, format)).find((name) => name.endsWith(ending));
    if (expectation === undefined) continue;
    const said = JSON.parse(readFileSync(join(fixtures, format, expectation), 'utf8')) as Said;
    const name = basename(expectation, ending);
    const path = join(into, format, name);
    cpSync(join(fixtures, format, name), path, { recursive: true });
    const texts = said.messages.map(([, , , text]) => text);
    for (const file of filesIn(path)) {
      writeFileSync(file, await poisoned(readFileSync(file), texts, said.encoding));
    }
    written.push({ format, path, options: said.options ?? {} });
  }
  return written;
}

interface Said {
  readonly options?: Record<string, unknown>;
  readonly messages: readonly (readonly [unknown, string, string, string])[];
  readonly encoding?: string;
}

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

async function poisoned(
  bytes: Uint8Array,
  texts: readonly string[],
  encoding = 'utf-8',
): Promise<Uint8Array> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) {
    const content = iconv.decode(Buffer.from(bytes), encoding);
    return iconv.encode(ended(content, texts, payload + escaped), encoding);
  }
  const zip = new ZipWriter(new Uint8ArrayWriter());
  for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) {
    if (entry.directory) continue;
    const inside = Buffer.from(await entry.getData(new Uint8ArrayWriter()));
    const poison = extname(entry.filename) === '.xml' ? escaped : payload;
    const after = Buffer.from(ended(inside.toString('utf8'), texts, poison));
    await zip.add(entry.filename, new Uint8ArrayReader(after));
  }
  return zip.close();
}

/** A file with the poison after the first line of every text that is found in it, however it is written. */
function ended(content: string, texts: readonly string[], poison: string): string {
  let after = content;
  const lines = new Set(texts.map((text) => text.split('\n')[0]?.trim() ?? ''));
  for (const line of [...lines].filter(isWords)) {
    const forms = [line, JSON.stringify(line).slice(1, -1), inAscii(line), inHtml(line)];
    const form = forms.find((each) => after.includes(each));
    if (form !== undefined) after = after.replace(form, () => form + poison);
  }
  return after;
}

/** Neither a single sign, which stands anywhere, nor a ruler. */
const isWords = (line: string): boolean => line.length > 1 && /\p{L}/u.test(line);

const inAscii = (text: string): string =>
  text.replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
