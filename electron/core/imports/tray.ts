import { join } from 'node:path';
import type { Shelf, StagedFile } from './originals.ts';

/** What an import has laid into the archive folder, and takes back unless it is committed. */
export interface Tray {
  readonly originals: Shelf;
  readonly attachments: Shelf;
  add(file: StagedFile): StagedFile;
  /** A file whose bytes the archive has already. */
  knownDigest: string | null;
  commit(isKept: boolean): void;
  /** Takes back what a refused file has laid down since `mark`. */
  mark(): number;
  discardSince(mark: number): Promise<void>;
  /** Removes what was not committed. */
  clear(): Promise<void>;
}

export function openTray(folder: string): Tray {
  let files: StagedFile[] = [];
  return {
    originals: { folder: join(folder, 'originals'), compressed: true },
    attachments: { folder: join(folder, 'attachments'), compressed: false },
    knownDigest: null,
    add(file) {
      files.push(file);
      return file;
    },
    commit(isKept) {
      if (isKept) files = files.filter((file) => !file.isKept);
    },
    mark: () => files.length,
    async discardSince(mark) {
      for (const file of files.splice(mark)) await file.discard();
    },
    async clear() {
      for (const file of files) await file.discard();
      files = [];
    },
  };
}
