import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bagitText, manifestOf } from '../../../shared/domain/evidence/bag.ts';

export interface BagFile {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
}

/** Writes a BagIt folder file by file, hashing each on its way to the disk. */
export interface BagWriter {
  write(path: string, content: Content): Promise<BagFile>;
  remove(path: string): Promise<void>;
  /** Adds the tag files and manifests; nothing may be written after. All files, in order of path. */
  seal(
    info: readonly (readonly [string, string])[],
  ): Promise<{ sealCode: string; files: BagFile[] }>;
}

type Content = string | Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>;

export function openBag(folder: string, signal: AbortSignal): BagWriter {
  const files = new Map<string, BagFile>();
  const write = async (path: string, content: Content): Promise<BagFile> => {
    const file = { path, ...(await writeFile(join(folder, path), content, signal)) };
    files.set(path, file);
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
      await putToDisk([...files.keys()].map((path) => join(folder, path)));
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
  path: string,
  content: Content,
  signal: AbortSignal,
): Promise<{ digest: string; bytes: number }> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  const out = createWriteStream(path, { flags: 'wx' });
  const opened = once(out, 'open');
  let bytes = 0;
  try {
    await opened;
    for await (const part of typeof content === 'string' ? [content] : content) {
      signal.throwIfAborted();
      const chunk = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      hash.update(chunk);
      bytes += chunk.length;
      if (!out.write(chunk)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'close');
  } catch (cause) {
    out.destroy();
    throw cause;
  }
  return { digest: hash.digest('hex'), bytes };
}

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
