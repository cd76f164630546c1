import { isUtf8 } from 'node:buffer';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { ImportOptions } from '../../../../shared/contract/imports.ts';
import { encodingChoices } from './encoding-choices.ts';

/** Bytes that can be read more than once, always the same. */
export interface ByteSource {
  readonly name: string;
  /** Total size where it is known before reading. */
  readonly bytes: number;
  open(): AsyncIterable<Buffer>;
}

export type Encoding = NonNullable<ImportOptions['encoding']>;

/** How a file's bytes become text. `strict` throws on bytes that are none; else they become U+FFFD. */
export interface Decoding {
  readonly encoding: Encoding;
  readonly strict: boolean;
}

/**
 * Finds how to read a text file: byte order mark, UTF-16 by its NUL bytes, strict UTF-8, what a web page
 * declares, EUC-KR where it is plainly Korean, strict GB18030.
 * What is none of them is refused with advice; nothing is guessed and nothing is dropped. Reads the file
 * whole, since a file may stay ASCII for a megabyte before its first Chinese word.
 */
export async function findDecoding(source: ByteSource, forced?: Encoding): Promise<Decoding> {
  if (forced) return { encoding: forced, strict: false };
  const start = await startOf(source, 65_536);
  const marked = byMark(start) ?? byNuls(start);
  if (marked) return { encoding: marked, strict: true };
  if (looksBinary(start)) throw notText(source.name, start);
  const isWhole = start.length < 65_536;
  const utf8 = isWhole && isUtf8(start) ? 'valid' : await tryUtf8(source);
  if (utf8 === 'valid') return { encoding: 'utf-8', strict: true };
  if (utf8 === 'damaged') throw damagedUtf8(source.name);
  const declared = declaredBy(start);
  if (declared) return { encoding: declared, strict: true };
  if (await isKorean(source)) return { encoding: 'euc-kr', strict: true };
  if (await isGb18030(source)) return { encoding: 'gb18030', strict: true };
  throw unknownEncoding(source.name, await startOf(source, 1 << 20));
}

/** The first `length` bytes, or fewer where the file is shorter. */
export async function startOf(source: ByteSource, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  // Most files are small and come in one: those need no copy.
  return (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).subarray(0, length);
}

/** Decodes piece by piece. A strict decoding that fails is a `damaged-file`. */
export async function* decode(source: ByteSource, how: Decoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(how.encoding, { fatal: how.strict });
  try {
    for await (const chunk of source.open()) {
      for (let at = 0; at < chunk.length; at += mostBytes) {
        const text = decoder.decode(chunk.subarray(at, at + mostBytes), { stream: true });
        if (text) yield text;
      }
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const details = { file: source.name, encoding: how.encoding };
    const message = `The file is not ${how.encoding} throughout; choose the encoding by hand.`;
    throw new AppError('damaged-file', message, details, { cause });
  }
}

/** Longer texts are kept apart by the engine, and collected only along with all that lives long. */
const mostBytes = 1 << 15;

function byMark(start: Buffer): Encoding | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Text in UTF-16 has a NUL in nearly every ASCII character: spaces, digits and line ends among them. */
function byNuls(start: Buffer): Encoding | undefined {
  if (!start.includes(0)) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < start.length; i++) {
    if (start[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const few = Math.max(start.length / 50, 3);
  if (odd > few && even < odd / 20 && isUtf16(start, 'utf-16le')) return 'utf-16le';
  if (even > few && odd < even / 20 && isUtf16(start, 'utf-16be')) return 'utf-16be';
  return undefined;
}

/** Pictures have lone NUL bytes too, but no text comes of them. */
function isUtf16(start: Buffer, encoding: 'utf-16le' | 'utf-16be'): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(start, { stream: true });
    return !looksBinary(Buffer.from(text, 'utf8'));
  } catch {
    return false;
  }
}

/** Control characters that no chat log has. A few NULs are left of a computer that was switched off. */
function looksBinary(start: Buffer): boolean {
  let controls = 0;
  let nuls = 0;
  for (let at = 0; at < start.length; at++) {
    const byte = start[at]!;
    if (byte === 0) nuls++;
    else if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  }
  return controls > start.length / 50 || nuls > 2 + start.length / 1000;
}

/**
 * `damaged`: plainly UTF-8, with a few bytes that are not. Such a file must not be read as GB18030,
 * which would take most of it for rare Chinese characters.
 */
async function tryUtf8(source: ByteSource): Promise<'valid' | 'damaged' | 'other'> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source.open()) strict.decode(chunk, { stream: true });
    strict.decode();
    return 'valid';
  } catch {
    const loose = new TextDecoder('utf-8');
    let foreign = 0;
    let broken = 0;
    for await (const chunk of source.open()) {
      const text = loose.decode(chunk, { stream: true });
      foreign += text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
      broken += text.match(/\ufffd/g)?.length ?? 0;
    }
    return foreign > broken * 4 ? 'damaged' : 'other';
  }
}

/** What a web page says of itself: Cyrillic bytes would else pass for Chinese. */
function declaredBy(start: Buffer): Encoding | undefined {
  const head = start.subarray(0, 2048).toString('latin1');
  if (!/^\s*</.test(head)) return undefined;
  const name = /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  return declarable.find((encoding) => encoding === name?.toLowerCase());
}

const declarable: readonly Encoding[] = [
  'windows-1251',
  'windows-1252',
  'big5',
  'shift_jis',
  'euc-kr',
];

/**
 * Strictly EUC-KR, and of many different characters nearly all are of Hangul. Their first bytes are those of
 * half the Chinese characters that are in use: no Chinese text does without the other half.
 */
async function isKorean(source: ByteSource): Promise<boolean> {
  const decoder = new TextDecoder('euc-kr', { fatal: true });
  const hangul = new Set<number>();
  const others = new Set<number>();
  let first = 0;
  try {
    for await (const chunk of source.open()) {
      decoder.decode(chunk, { stream: true });
      for (const byte of chunk) {
        if (first === 0) {
          if (byte >= 0x80) first = byte;
          continue;
        }
        // Signs such as quotation marks are where Chinese has its own.
        const isSign = first < 0xb0 && byte >= 0xa1;
        const isHangul = first <= 0xc8 && !isSign;
        if (!isSign) (isHangul ? hangul : others).add((first << 8) | byte);
        first = 0;
      }
      if (others.size > leastHangul && others.size * 4 > hangul.size) return false;
    }
    decoder.decode();
    return hangul.size >= leastHangul && others.size * 50 <= hangul.size;
  } catch {
    return false;
  }
}

/** So many different characters are no chance. */
const leastHangul = 16;

/**
 * Strictly GB18030, and with most second bytes where simplified Chinese has them: Western text with
 * accents passes as GB18030 too, but its second bytes are ASCII letters.
 */
async function isGb18030(source: ByteSource): Promise<boolean> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  let high = 0;
  let low = 0;
  // Which byte of a character comes next: 1 is a first, 2 a second, 3 and 4 follow a digit.
  let place = 1;
  try {
    for await (const chunk of source.open()) {
      decoder.decode(chunk, { stream: true });
      for (const byte of chunk) {
        if (place === 1) {
          if (byte >= 0x81) place = 2;
        } else if (place === 2 && byte >= 0x30 && byte <= 0x39) {
          high++;
          place = 3;
        } else if (place === 3) {
          place = 4;
        } else {
          if (place === 2 && byte >= 0xa1) high++;
          else if (place === 2) low++;
          place = 1;
        }
      }
    }
    decoder.decode();
    return high > low * 2;
  } catch {
    return false;
  }
}

function notText(file: string, start: Buffer): AppError {
  return new AppError('unsupported-format', adviceForBinary(file, start), { file });
}

/** What a person can do about a file that no program but its own can read. */
function adviceForBinary(file: string, start: Buffer): string {
  const head = start.subarray(0, 16).toString('latin1');
  if (head.startsWith('SQLite format 3')) {
    return 'This is a database of another program. Export the chats there as text instead.';
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    return 'This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.';
  }
  if (/\.(?:bak|aef|db|dat|msg3?)$/iu.test(file)) {
    return 'This is an encrypted or private backup. Open it in its own program and export as text.';
  }
  return 'This is not a text file that Keptword reads. Export the chats as text or as a table.';
}

function damagedUtf8(file: string): AppError {
  const message =
    'The file is UTF-8 with broken bytes. Export it again, or choose the encoding utf-8 by hand: ' +
    'broken bytes are then kept as � and counted.';
  return new AppError('damaged-file', message, { file });
}

/** With `choices`, and under the name of each what a line of the file is in it. */
function unknownEncoding(file: string, start: Buffer): AppError {
  const message =
    'The file is neither UTF-8, UTF-16 nor GB18030 throughout. Choose its encoding by hand.';
  const readings = encodingChoices(start);
  const choices = Object.keys(readings).join(', ');
  return new AppError('damaged-file', message, { file, choices, ...readings });
}
