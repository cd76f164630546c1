import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import {
  fromBufferPromise,
  fromRandomAccessReaderPromise,
  openPromise,
  RandomAccessReader,
  type Entry,
  type ZipFile,
} from 'yauzl';
import { AppError } from '../../../shared/contract/errors.ts';
import { unscrambled } from '../system/scrambled.ts';
import { isMedia, outerFirst, type InputFile, type ScrambledFile } from './inputs.ts';
import type { Given } from './near.ts';
import { startOf, type ByteSource } from './text/encoding.ts';
import { isWorkbook } from './workbook/open.ts';
import type { WorkbookPart } from './workbook/sheet-list.ts';

/** A zip that was opened for reading its exports inside. */
export interface OpenZip {
  /** Files that may be chat logs: outer ones first, then by name. */
  readonly logs: readonly ZipLog[];
  readonly given: Given;
  /** The files of a zip that is a spreadsheet itself (XLSX), and holds no logs; null for others. */
  readonly workbook: readonly WorkbookPart[] | null;
  close(): void;
}

export interface ZipLog {
  /** Name inside of the zip, folders and all. */
  readonly name: string;
  readonly source: ByteSource;
  /** Why it must not be read, e.g. a name that leads out of the zip. */
  readonly refusal: AppError | null;
}

/** A zip in a zip in a zip is no export; it may go on without end. */
export const mostZipLevels = 3;
/** Zips that are no files on a disk, e.g. one inside of another, are held in memory. */
const mostInMemory = 100_000_000;
const mostEntries = 20_000;
const mostBytes = 4_000_000_000;
/** Chat logs compress to a tenth or so; a thousandth is a bomb. */
const mostRatio = 500;

export function isZip(start: Buffer): boolean {
  const mark = start.subarray(0, 4).toString('latin1');
  return mark === 'PK\x03\x04' || mark === 'PK\x05\x06';
}

/** Opens a zip. `damaged-file` where it cannot be read, or is made to fill the disk. */
export async function openZip({ path, disk, scrambled, source }: InputFile): Promise<OpenZip> {
  if (disk === undefined && !scrambled && source.bytes > mostInMemory) {
    const message = 'This zip is too large to be read inside of another one; unpack it first.';
    throw new AppError('unsupported-format', message, { file: basename(path) });
  }
  const zip = scrambled
    ? await openScrambled(scrambled, source.bytes, path)
    : await openFile(disk ?? (await startOf(source, mostInMemory)), path);
  const entries = await entriesOf(zip, path).catch((cause: unknown) => {
    zip.close();
    throw cause;
  });
  if (entries.some(({ name }) => /^(?:word|ppt)\//u.test(name))) {
    zip.close();
    const message = 'Word and PowerPoint files are not read. Save the chats as text.';
    throw new AppError('unsupported-format', message, { file: basename(path) });
  }
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const isBook = isWorkbook(entries.map(({ name }) => name));
  return {
    workbook: isBook ? entries.map((entry) => partOf(zip, entry)) : null,
    logs: entries.filter(isLog).map((entry) => ({
      name: entry.name,
      source: sourceOf(zip, entry),
      refusal: refusalOf(entry),
    })),
    given: {
      paths: entries.map(({ name }) => name),
      taken: new Set(),
      open: async (name) => {
        const entry = byName.get(name);
        return entry && !refusalOf(entry) ? sourceOf(zip, entry) : null;
      },
    },
    close: () => zip.close(),
  };
}

/** A part that must not be read says so when it is asked for. */
function partOf(zip: ZipFile, entry: NamedEntry): WorkbookPart {
  const refusal = refusalOf(entry);
  const source = sourceOf(zip, entry);
  if (!refusal) return { name: entry.name, source };
  const open = (): never => {
    throw refusal;
  };
  return { name: entry.name, source: { ...source, open } };
}

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

async function openScrambled(
  { path: at, key }: ScrambledFile,
  bytes: number,
  path: string,
): Promise<ZipFile> {
  try {
    return await fromRandomAccessReaderPromise(new ScrambledReader(at, key), bytes, zipOptions);
  } catch (cause) {
    throw damaged('The zip is damaged: its list of files cannot be read.', path, cause);
  }
}

/** What the zip library reads at any place. */
class ScrambledReader extends RandomAccessReader {
  readonly #path: string;
  readonly #key: Uint8Array;
  constructor(path: string, key: Uint8Array) {
    super();
    this.#path = path;
    this.#key = key;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return unscrambled(this.#path, this.#key, { start, end });
  }
}

const zipOptions = { decodeStrings: false, autoClose: false, lazyEntries: true };

async function openFile(from: string | Buffer, path: string): Promise<ZipFile> {
  try {
    if (typeof from === 'string') return await openPromise(from, zipOptions);
    return await fromBufferPromise(from, zipOptions);
  } catch (cause) {
    throw damaged('The zip is damaged: its list of files cannot be read.', path, cause);
  }
}

async function entriesOf(zip: ZipFile, path: string): Promise<NamedEntry[]> {
  const found: NamedEntry[] = [];
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/') || name.startsWith('__MACOSX/')) continue;
      found.push({ name, entry });
      bytes += entry.uncompressedSize;
      if (found.length > mostEntries || bytes > mostBytes) {
        throw damaged('The zip holds more than Keptword unpacks at once.', path);
      }
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw damaged('The zip is damaged: its list of files cannot be read.', path, cause);
  }
  return outerFirst(found, ({ name }) => name);
}

/** Older programs write names in the encoding of their machine: here UTF-8 or GB18030. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const isUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
  const encodings = isUtf8 ? ['utf-8'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(fileNameRaw).replaceAll('\\', '/');
    } catch {
      continue;
    }
  }
  return fileNameRaw.toString('latin1').replaceAll('\\', '/');
}

function isLog({ name }: NamedEntry): boolean {
  return !isMedia(name) && !basename(name).startsWith('.');
}

function refusalOf({ name, entry }: NamedEntry): AppError | null {
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')) {
    return damaged('The name of this file leads out of the zip.', name);
  }
  if (entry.isEncrypted()) {
    return new AppError('unsupported-format', 'The zip is encrypted; unpack it first.', { name });
  }
  const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
  if (entry.uncompressedSize > 10_000_000 && ratio > mostRatio) {
    return damaged('This file of the zip unpacks to far more than a chat log would.', name);
  }
  return null;
}

function sourceOf(zip: ZipFile, { name, entry }: NamedEntry): ByteSource {
  return {
    name: basename(name),
    bytes: entry.uncompressedSize,
    async *open() {
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Buffer;
      } catch (cause) {
        throw damaged('A file of the zip is damaged.', name, cause);
      }
    },
  };
}

export function tooDeep(file: string): AppError {
  const message = 'There are too many zips inside of each other; unpack the inner ones first.';
  return new AppError('unsupported-format', message, { file });
}

function damaged(message: string, file: string, cause?: unknown): AppError {
  return new AppError('damaged-file', message, { file: basename(file) }, { cause });
}
