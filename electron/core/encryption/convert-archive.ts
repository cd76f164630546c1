import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ConversionProgress } from '../../../shared/contract/encryption.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  keptPath,
  openCopy,
  readPacked,
  shelvesIn,
  syncFiles,
  syncFolder,
  type LaidCopy,
  type Shelf,
} from '../imports/originals.ts';
import { asAppError } from '../store/errors.ts';
import type { ConvertDatabase } from '../store/convert.ts';
import type { By } from '../store/store.ts';
import { ifAbsent } from '../system/absent.ts';
import { contentKey, databaseKeys, type ArchiveKey } from '../system/archive-key.ts';
import { sealing } from '../system/sealing.ts';
import { writeKeyFile, type KeyFile } from './key-file.ts';
import { finishSwitch, readyName, stagingName, type Ready } from './switch.ts';

export interface Conversion {
  readonly folder: string;
  /** What it is encrypted with now; null where it lies open. */
  readonly from: ArchiveKey | null;
  readonly to: { readonly key: ArchiveKey; readonly file: KeyFile } | null;
  /** Goes on record in the new archive. */
  readonly by: By;
}

/**
 * Makes an encrypted archive of an open one, or the other way round: a copy in the archive folder, held
 * against what it was made of, then the switch. Until then nothing of the archive is touched, and a kill
 * leaves it as it was; after it, the switch is ended by who opens it next. The old files stay, in the
 * folder that is returned. `locked` where anybody else has the archive open.
 */
export async function convertArchive(
  { folder, from, to, by }: Conversion,
  convertDatabase: ConvertDatabase,
  onProgress: (progress: ConversionProgress) => void,
  signal: AbortSignal,
): Promise<{ readonly aside: string }> {
  finishSwitch(folder);
  const staging = join(folder, stagingName);
  await rm(staging, { recursive: true, force: true });
  await demandSpace(folder);
  const shelves = [
    shelvesIn(folder, from && contentKey(from)),
    shelvesIn(staging, to && contentKey(to.key)),
  ] as const;
  try {
    for (const shelf of Object.values(shelves[1])) await mkdir(shelf.folder, { recursive: true });
    const held = convertDatabase(
      { file: join(folder, 'archive.db'), key: from && databaseKeys(from).archive },
      { file: join(staging, 'archive.db'), key: to && databaseKeys(to.key).archive },
      { action: to ? 'encrypt' : 'decrypt', by },
      (done, total) => onProgress({ type: 'progress', stage: 'database', done, total }),
    );
    try {
      const total = (await bytesIn(shelves[0].originals)) + (await bytesIn(shelves[0].attachments));
      let done = 0;
      const tell = (bytes: number): void => {
        done += bytes;
        onProgress({ type: 'progress', stage: 'files', done, total });
      };
      await convertShelf(shelves[0].originals, shelves[1].originals, tell, signal);
      await convertShelf(shelves[0].attachments, shelves[1].attachments, tell, signal);
      await syncFiles([join(staging, 'archive.db')]);
      if (to) writeKeyFile(staging, to.file);
      await takeAlong(folder, staging);
      await syncFolder(staging);
      signal.throwIfAborted();
      const ready = readyFor(folder, await readdir(staging), {
        isEncrypted: to !== null,
        at: by.at,
      });
      // From here on it is the new one, even for who comes before the switch.
      writeFileSync(join(staging, readyName), JSON.stringify(ready), { flush: true });
      held.release();
      finishSwitch(folder);
      await syncFolder(folder);
      return { aside: ready.aside };
    } finally {
      held.release();
    }
  } catch (cause) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    throw signal.aborted ? new AppError('cancelled', 'Nothing was changed.') : asAppError(cause);
  }
}

/** The shop's own words are settings of the archive, no chats: they go on as they are. */
async function takeAlong(folder: string, staging: string): Promise<void> {
  const words = join(folder, 'lexicon.json');
  if (existsSync(words)) await copyFile(words, join(staging, 'lexicon.json'));
}

function readyFor(
  folder: string,
  made: readonly string[],
  { isEncrypted, at }: { readonly isEncrypted: boolean; readonly at: number },
): Ready {
  const stamp = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const aside = join(
    dirname(folder),
    `${basename(folder)}-${isEncrypted ? 'plain' : 'encrypted'}-${stamp}`,
  );
  // Packages and what waits to be imported are plain by their nature: they go where plain files go.
  const beside = isEncrypted ? { exports: `${folder}-exports`, inbox: `${folder}-inbox` } : {};
  return { made: [...made], aside, beside };
}

/** Every file anew, read back and held against the one that it was made of. */
async function convertShelf(
  from: Shelf,
  to: Shelf,
  tell: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const written: string[] = [];
  for (const name of await readdir(from.folder).catch(ifAbsent([]))) {
    signal.throwIfAborted();
    if (name.startsWith('.')) continue;
    const old = { ...from, path: join(from.folder, name) };
    const path = keptPath(to, from.key ? await digestOf(openCopy(old)) : name.slice(0, 64));
    const steps = [
      readPacked(old),
      ...(to.key ? [sealing(to.key)] : []),
      createWriteStream(path, { flags: 'wx' }),
    ];
    await pipeline(steps, { signal });
    const copy: LaidCopy = { ...to, path };
    if ((await digestOf(readPacked(copy))) !== (await digestOf(readPacked(old)))) {
      const message = 'A file of the copy is not equal to the one that it was made of.';
      throw new AppError('archive-damaged', message, { file: name });
    }
    written.push(path);
    tell((await stat(old.path)).size);
  }
  await syncFiles(written);
  await syncFolder(to.folder);
}

async function digestOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

async function bytesIn({ folder }: Shelf): Promise<number> {
  let sum = 0;
  for (const name of await readdir(folder).catch(ifAbsent([]))) {
    sum += (await stat(join(folder, name))).size;
  }
  return sum;
}

/** The copy lies beside the archive for a while: told before the work, not in its midst. */
async function demandSpace(folder: string): Promise<void> {
  const { originals, attachments } = shelvesIn(folder, null);
  const files = (await bytesIn(originals)) + (await bytesIn(attachments));
  const { size } = await stat(join(folder, 'archive.db'));
  const { bavail, bsize } = await statfs(folder);
  const needed = Math.ceil((files + size) * 1.05);
  if (bavail * bsize >= needed) return;
  const message =
    'There is not enough space for a second copy of the archive. Nothing was changed.';
  throw new AppError('disk-full', message, { needed, free: bavail * bsize });
}
