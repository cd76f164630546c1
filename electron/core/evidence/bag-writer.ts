import { createHash } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bagitText, manifestOf } from '../../../shared/domain/evidence/bag.ts';

export interface BagFile {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
}

/** Writes a BagIt folder file by file, hashing each on its way to the disk. */
export interface BagWriter {
  /** A name may hang on how the content starts: of a kept file on its first chunk. */
  write(path: Name, content: Content): Promise<BagFile>;
  remove(path: string): Promise<void>;
  /** Waits until everything is on the disk. */
  sync(): Promise<void>;
  /** Adds the tag files and manifests; nothing may be written after. All files, in order of path. */
  seal(
    info: readonly (readonly [string, string])[],
  ): Promise<{ sealCode: string; files: BagFile[] }>;
}

type Name = string | ((start: Uint8Array) => string);
type Content = string | Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>;

export function openBag(folder: string, signal: AbortSignal): BagWriter {
  const files = new Map<string, BagFile>();
  const folders = new Set<string>();
  const create = async (path: string): Promise<FileHandle> => {
    const place = join(folder, path);
    if (!folders.has(dirname(place))) await mkdir(dirname(place), { recursive: true });
    folders.add(dirname(place));
    return open(place, 'wx');
  };
  const write = async (name: Name, content: Content): Promise<BagFile> => {
    const file = await writeFile(create, name, content, signal);
    files.set(file.path, file);
    return file;
  };
  const listed = (isPayload: boolean): BagFile[] =>
    [...files.values()].filter(({ path }) => path.startsWith('data/') === isPayload);
  return {
    write,
    async remove(path) {
      files.delete(path);
      await rm(join(folder, path), { force: true });
    },
    sync: () => putToDisk([...files.keys()].map((path) => join(folder, path))),
    async seal(info) {
      const payload = listed(true);
      const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
      await write('bagit.txt', bagitText);
      await write(
        'bag-info.txt',
        infoText([...info, ['Payload-Oxum', `${bytes}.${payload.length}`]]),
      );
      await write('manifest-sha256.txt', manifestOf(payload));
      const sealed = await write('tagmanifest-sha256.txt', manifestOf(listed(false)));
      const all = [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
      return { sealCode: sealed.digest, files: all };
    },
  };
}

function infoText(info: readonly (readonly [string, string])[]): string {
  return info
    .map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`)
    .join('');
}

async function writeFile(
  create: (path: string) => Promise<FileHandle>,
  name: Name,
  content: Content,
  signal: AbortSignal,
): Promise<BagFile> {
  const hash = createHash('sha256');
  const pathFor = (start: Uint8Array): string => (typeof name === 'string' ? name : name(start));
  let path: string | undefined;
  let out: FileHandle | undefined;
  let bytes = 0;
  try {
    for await (const chunk of inLargeParts(typeof content === 'string' ? [content] : content)) {
      signal.throwIfAborted();
      path ??= pathFor(chunk);
      out ??= await create(path);
      // All of the chunk, after what stands there; hashed meanwhile.
      const writing = out.writeFile(chunk);
      hash.update(chunk);
      bytes += chunk.length;
      await writing;
    }
    path ??= pathFor(new Uint8Array());
    out ??= await create(path);
  } finally {
    await out?.close();
  }
  return { path, digest: hash.digest('hex'), bytes };
}

/** A line at a time, each would wait for the disk. */
async function* inLargeParts(
  content: Exclude<Content, string>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text: string[] = [];
  let length = 0;
  for await (const part of content) {
    if (typeof part !== 'string') {
      yield part;
      continue;
    }
    text.push(part);
    length += part.length;
    if (length < largePart) continue;
    yield Buffer.from(text.join(''), 'utf8');
    text = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(text.join(''), 'utf8');
}

/** UTF-16 units. */
const largePart = 1 << 18;

/** Many at once: one after the other the disk would wait for itself at every file. */
async function putToDisk(paths: readonly string[]): Promise<void> {
  const left = [...paths];
  const one = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const file = await open(path, 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
}
