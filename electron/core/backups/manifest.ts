import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Lies in each backup and says what is in it; a folder without one is none. */
export const manifestName = 'backup.json';

const manifestSchema = z.strictObject({
  format: z.literal('keptword-backup/1'),
  archive: z.string(),
  program: z.string(),
  /** UTC ms. */
  madeAt: z.int(),
  kind: z.enum(['manual', 'automatic']),
  messages: z.int(),
  conversations: z.int(),
  /** Every file beside the manifest, by its path with `/`, in code point order. */
  files: z.array(
    z.strictObject({
      path: z.string().refine(isInside),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupFile = BackupManifest['files'][number];

/** Undefined where the folder holds no readable manifest. */
export async function manifestOf(folder: string): Promise<BackupManifest | undefined> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')));
  } catch {
    return undefined;
  }
}

export function bytesOf(files: readonly BackupFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Its key file is among its files. */
export function isEncrypted({ files }: BackupManifest): boolean {
  return files.some(({ path }) => path === 'key.json');
}

/** A manifest may come from anywhere: no path of it leads out of the folder. */
function isInside(path: string): boolean {
  return path.split('/').every((part) => /^[^\\:*?"<>|]+$/.test(part) && !/^\.{1,2}$/.test(part));
}
