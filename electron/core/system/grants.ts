import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';

const grantSchema = z.strictObject({
  path: z.string(),
  name: z.string(),
  /** True for an upload: the file is the program's own and goes with the grant. */
  temporary: z.boolean(),
});
/** A file or folder that a person chose in a dialog, a drop or an upload. */
export type Grant = z.infer<typeof grantSchema>;

/**
 * Paths stay on this side; the renderer holds random ids. Grants lie as small files in a folder of the
 * running program, so that every thread of it can resolve them.
 */
export interface Grants {
  give(grant: Grant): Promise<string>;
  /** Keeps bytes that came without a file for as long as the program runs, and grants them. */
  keep(name: string, bytes: Uint8Array): Promise<{ readonly grant: string; readonly name: string }>;
  resolve(id: string): Promise<Grant>;
  clear(): Promise<void>;
}

export function openGrants(folder: string): Grants {
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  const give = async (grant: Grant): Promise<string> => {
    const id = randomBytes(16).toString('hex');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(fileOf(id), JSON.stringify(grant), { mode: 0o600 });
    return id;
  };
  return {
    give,
    async keep(name, bytes) {
      const path = join(folder, `${randomBytes(16).toString('hex')}.kept`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(path, bytes, { mode: 0o600 });
      return { grant: await give({ path, name, temporary: true }), name };
    },
    async resolve(id) {
      if (!/^[0-9a-f]{32}$/.test(id)) throw unknownGrant();
      const text = await readFile(fileOf(id), 'utf8').catch(() => {
        throw unknownGrant();
      });
      return grantSchema.parse(JSON.parse(text));
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

function unknownGrant(): AppError {
  return new AppError('not-found', 'The chosen file is no longer known; choose it again.');
}
