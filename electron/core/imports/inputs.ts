import { createReadStream, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { isAbsent } from '../system/absent.ts';
import { keyInFolder, unscrambled } from '../system/scrambled.ts';
import type { Given, Near } from './near.ts';
import type { ByteSource } from './text/encoding.ts';

/** Something that a person gave to import. */
export interface InputFile {
  /** As shown to the person, and kept as the file's origin. */
  readonly path: string;
  readonly name: string;
  readonly source: ByteSource;
  /** Where the file lies on disk as it is; absent for pasted text and uploads. */
  readonly disk?: string;
  /** Where an upload lies scrambled: it can be read at any place, too. */
  readonly scrambled?: ScrambledFile;
  /** What was given along with it, or lies beside it; absent for pasted text and uploads. */
  readonly near?: Near;
}

export interface ScrambledFile {
  readonly path: string;
  readonly key: Uint8Array;
}

/**
 * The file, or all files of a folder: outer ones first, then by name. Hidden ones are no exports. `key` is
 * that of an upload.
 */
export async function inputsOf(path: string, name: string, key?: Uint8Array): Promise<InputFile[]> {
  const info = await stat(path).catch((cause: unknown) => {
    throw gone(cause, path);
  });
  if (!info.isDirectory() && !info.isFile()) {
    // A pipe or a device has no end that anybody could wait for.
    const message = 'Only files and folders can be imported.';
    throw new AppError('invalid-input', message, { file: basename(path) });
  }
  if (!info.isDirectory() && key) return [scrambledInput({ path, key }, name, info.size)];
  if (!info.isDirectory()) {
    const near = { path: name, given: await folderGiven(dirname(path), false) };
    return [{ ...fileInput(path, path, name, info.size), near }];
  }
  const given = await folderGiven(path, true, key);
  const inputs: InputFile[] = [];
  const logs = given.paths.filter((each) => !isMedia(each));
  for (const inside of outerFirst(logs, (each) => each)) {
    const disk = join(path, inside);
    const { failure, size } = await sizeOf(disk);
    const file = failure
      ? unreadable(disk, failure)
      : key
        ? scrambledInput({ path: disk, key: keyInFolder(key, inside) }, basename(disk), size)
        : fileInput(disk, disk, basename(disk), size);
    inputs.push({ ...file, near: { path: inside, given } });
  }
  return inputs;
}

/**
 * Files that name others, such as a manifest, stand above them; of numbered parts the second comes before
 * the tenth.
 */
export function outerFirst<T>(files: readonly T[], pathOf: (file: T) => string): T[] {
  // Looked at once: a folder of thousands is compared tens of thousands of times.
  const placed = files.map((file) => {
    const path = pathOf(file);
    return { file, depth: path.split('/').length, name: byNumbers(path) };
  });
  placed.sort((a, b) => a.depth - b.depth || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return placed.map(({ file }) => file);
}

function byNumbers(path: string): string {
  return path.replace(/\d+/g, (digits) => digits.padStart(20, '0'));
}

async function folderGiven(root: string, isDeep: boolean, key?: Uint8Array): Promise<Given> {
  return {
    paths: await walk(root, '', isDeep),
    taken: new Set(),
    async open(path) {
      if (path.split('/').includes('..')) return null;
      const disk = join(root, path);
      const found = await stat(disk).catch(() => null);
      if (!found?.isFile()) return null;
      return key
        ? scrambledSource({ path: disk, key: keyInFolder(key, path) }, basename(path), found.size)
        : diskSource(disk, found.size);
    },
  };
}

/** `not-found` where a file is no longer there; any other failure as it is. */
export function gone(cause: unknown, path: string): unknown {
  if (!isAbsent(cause) && !isLoop(cause)) return cause;
  const file = basename(path);
  return new AppError('not-found', 'The file is no longer there.', { file }, { cause });
}

/** A link that leads to itself. */
function isLoop(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ELOOP';
}

/** Bytes that were never a file: pasted text, the sample shop. */
export function memoryInput(name: string, bytes: Buffer): InputFile {
  return { path: name, name, source: memorySource(name, bytes) };
}

export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const open = async function* (): AsyncGenerator<Buffer> {
    yield content;
  };
  return { name, bytes: bytes.length, open };
}

export function diskSource(path: string, bytes: number): ByteSource {
  const open = (): AsyncIterable<Buffer> =>
    bytes <= smallFile ? atOnce(path) : createReadStream(path, { highWaterMark: 1 << 18 });
  return { name: basename(path), bytes, open };
}

/** A stream costs more than the reading of a small file, and a folder has thousands of them. */
const smallFile = 1 << 18;

async function* atOnce(path: string): AsyncGenerator<Buffer> {
  yield readFileSync(path);
}

function fileInput(path: string, disk: string, name: string, bytes: number): InputFile {
  return { path, name, disk, source: { ...diskSource(disk, bytes), name } };
}

function scrambledInput(scrambled: ScrambledFile, name: string, bytes: number): InputFile {
  return { path: name, name, scrambled, source: scrambledSource(scrambled, name, bytes) };
}

function scrambledSource({ path, key }: ScrambledFile, name: string, bytes: number): ByteSource {
  return { name, bytes, open: () => unscrambled(path, key) };
}

interface Size {
  readonly size: number;
  /** Why it cannot be read. */
  readonly failure?: unknown;
}

/** What one file of a folder, or one folder in it, cannot be read for is no reason to leave the others. */
async function sizeOf(disk: string): Promise<Size> {
  try {
    const info = await stat(disk);
    if (info.isDirectory()) await readdir(disk);
    return { size: info.size };
  } catch (cause) {
    return { size: 0, failure: gone(cause, disk) };
  }
}

function unreadable(disk: string, failure: unknown): InputFile {
  const name = basename(disk);
  const open = async function* (): AsyncGenerator<Buffer> {
    yield* [];
    throw failure;
  };
  return { path: disk, name, source: { name, bytes: 0, open } };
}

/** Paths relative to `root`; without what programs hide. A folder that cannot be opened is named itself. */
async function walk(root: string, inside: string, isDeep: boolean): Promise<string[]> {
  const entries = await readdir(join(root, inside), { withFileTypes: true }).catch(
    (cause: unknown) => {
      if (inside === '') throw cause;
      return null;
    },
  );
  if (!entries) return [inside];
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue;
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory() && isDeep) found.push(...(await walk(root, path, isDeep)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

/** Pictures and recordings beside a chat log are its attachments, not exports of their own. */
export function isMedia(name: string): boolean {
  return mediaTypes[endingOf(name)] !== undefined;
}

/** By the ending, as messages name files by it too. */
export function mimeOf(name: string): string {
  return mediaTypes[endingOf(name)] ?? 'application/octet-stream';
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  bmp: 'image/bmp',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  '3gp': 'video/3gpp',
  opus: 'audio/ogg',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  amr: 'audio/amr',
  wav: 'audio/wav',
  pdf: 'application/pdf',
  vcf: 'text/vcard',
  webm: 'video/webm',
  tgs: 'application/x-tgsticker',
  // What exported pages are dressed with.
  css: 'text/css',
  ico: 'image/x-icon',
  otf: 'font/otf',
  ttf: 'font/ttf',
  woff: 'font/woff',
  woff2: 'font/woff2',
};
