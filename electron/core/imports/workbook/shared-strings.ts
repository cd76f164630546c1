import { AppError } from '../../../../shared/contract/errors.ts';
import type { ByteSource } from '../text/encoding.ts';
import { readXml, unescaped } from './xml.ts';

/** The texts that cells of a workbook refer to by number. */
export interface SharedStrings {
  /** Undefined where there is none. */
  at(index: number): string | undefined;
}

/** Bytes; a full sheet of a million chat messages has about half of that. */
const mostText = 128_000_000;
const blockSize = 1 << 20;

/**
 * Reads the table of shared strings. Kept as UTF-8 outside of the JavaScript heap: a cell may refer to any
 * of them at any time. `unsupported-format` where they are more than fits.
 */
export async function readSharedStrings(source: ByteSource | null): Promise<SharedStrings> {
  const store = stringStore();
  if (!source) return store;
  let text = '';
  let isItem = false;
  let isText = false;
  // Phonetic hints repeat what is written, in another script.
  let isPhonetic = false;
  const reading = readXml(source, {
    open(name) {
      if (name === 'si') {
        isItem = true;
        text = '';
      } else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = isItem && !isPhonetic;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if (text.length > mostText) throw tooMuch(source.name);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        isItem = false;
        store.add(unescaped(text), source.name);
      }
    },
  });
  for await (const _ of reading);
  return store;
}

function stringStore() {
  const blocks: Buffer[] = [];
  const starts: number[] = [];
  const lengths: number[] = [];
  const long = new Map<number, string>();
  let used = 0;
  let total = 0;
  return {
    add(text: string, part: string): void {
      const index = starts.length;
      const size = Buffer.byteLength(text);
      total += size;
      if (total > mostText) throw tooMuch(part);
      if (size > blockSize) {
        long.set(index, text);
        starts.push(0);
        lengths.push(0);
        return;
      }
      const room = blocks.length * blockSize - used;
      if (size > room) {
        used = blocks.length * blockSize;
        blocks.push(Buffer.allocUnsafeSlow(blockSize));
      }
      if (size > 0) blocks.at(-1)!.write(text, used % blockSize);
      starts.push(used);
      lengths.push(size);
      used += size;
    },
    at(index: number): string | undefined {
      const start = starts[index];
      if (start === undefined) return undefined;
      const length = lengths[index]!;
      if (length === 0) return long.get(index) ?? '';
      const from = start % blockSize;
      return blocks[Math.floor(start / blockSize)]!.toString('utf8', from, from + length);
    },
  };
}

function tooMuch(part: string): AppError {
  const message =
    'This Excel file holds more text than can be read at once. Save each sheet as CSV and import those.';
  return new AppError('unsupported-format', message, { part });
}
