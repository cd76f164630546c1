import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import { ifAbsent } from './absent.ts';
import { keyInFolder, scrambleKey, scrambling, unscrambled } from './scrambled.ts';
import { derived, sealWhole, unsealed } from './sealing.ts';

const grantSchema = z.strictObject({
  path: z.string(),
  name: z.string(),
  /** True for an upload: the file is the program's own and goes with the grant. */
  temporary: z.boolean(),
  /** What an upload is scrambled with, in hex; of a folder, what the keys of its files come from. */
  key: z.string().optional(),
});
/** A file or folder that a person chose in a dialog, a drop or an upload. */
export type Grant = z.infer<typeof grantSchema>;

/**
 * Paths stay on this side; the renderer holds random ids. Grants lie as small files in a folder of the
 * running program, so that every thread of it can resolve them; sealed under their ids, which lie nowhere.
 */
export interface Grants {
  give(grant: Grant): Promise<string>;
  /** Keeps bytes that came without a file for as long as the program runs, and grants them. */
  keep(name: string, bytes: Uint8Array): Promise<{ readonly grant: string; readonly name: string }>;
  /** For who needs a file as it is. An upload is laid out for it, and stays so while the program runs. */
  resolve(id: string): Promise<Grant>;
  /** For who can read what is scrambled, so that no chat lies open. */
  find(id: string): Promise<Grant>;
  /** The whole of a file. */
  read(id: string): Promise<Buffer>;
  clear(): Promise<void>;
}

export function openGrants(folder: string): Grants {
  const fileOf = (id: string): string =>
    join(folder, `${createHash('sha256').update(`grant ${id}`).digest('hex')}.grant`);
  const give = async (grant: Grant): Promise<string> => {
    const id = randomBytes(16).toString('hex');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const bytes = sealWhole(keyUnder(id), Buffer.from(JSON.stringify(grant), 'utf8'));
    await writeFile(fileOf(id), bytes, { mode: 0o600 });
    return id;
  };
  const find = async (id: string): Promise<Grant> => {
    if (!/^[0-9a-f]{32}$/.test(id)) throw unknownGrant();
    const chunks = await Readable.from(unsealed(fileOf(id), keyUnder(id)))
      .toArray()
      .catch(() => {
        throw unknownGrant();
      });
    return grantSchema.parse(JSON.parse(Buffer.concat(chunks as Buffer[]).toString('utf8')));
  };
  return {
    give,
    async keep(name, bytes) {
      const path = join(folder, `${randomBytes(16).toString('hex')}.kept`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const key = scrambleKey();
      const steps = [
        Readable.from([bytes]),
        scrambling(key),
        createWriteStream(path, { mode: 0o600 }),
      ];
      await pipeline(steps);
      return { grant: await give({ path, name, temporary: true, key: key.toString('hex') }), name };
    },
    find,
    async resolve(id) {
      const { key, path, ...grant } = await find(id);
      if (key === undefined) return { ...grant, path };
      const plain = `${path}.plain`;
      await layOut(path, plain, Buffer.from(key, 'hex'));
      return { ...grant, path: plain };
    },
    async read(id) {
      const { path, key } = await find(id);
      return key === undefined
        ? readFile(path)
        : buffer(unscrambled(path, Buffer.from(key, 'hex')));
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

function keyUnder(id: string): Buffer {
  return derived(Buffer.from(id, 'hex'), 'grant');
}

/** A file or a folder; what is there already is whole. */
async function layOut(from: string, to: string, key: Uint8Array): Promise<void> {
  if ((await stat(from)).isDirectory()) {
    for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const inside = relative(from, join(entry.parentPath, entry.name)).split(sep);
      await layOut(join(from, ...inside), join(to, ...inside), keyInFolder(key, inside.join('/')));
    }
    await mkdir(to, { recursive: true, mode: 0o700 });
    return;
  }
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const known = await stat(to).catch(ifAbsent(null));
  if (known?.size === (await stat(from)).size) return;
  await pipeline(unscrambled(from, key), createWriteStream(to, { mode: 0o600 }));
}

function unknownGrant(): AppError {
  return new AppError('not-found', 'The chosen file is no longer known; choose it again.');
}
