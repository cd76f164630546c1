import { syncFiles, syncFolder, type Shelf, type Shelves, type StagedFile } from './originals.ts';

/** What an import has laid into the archive folder, and takes back unless it is committed. */
export interface Tray {
  readonly originals: Shelf;
  readonly attachments: Shelf;
  add(file: StagedFile): StagedFile;
  /** A file whose bytes the archive has already. */
  knownDigest: string | null;
  /** Waits until what was kept is on the disk, bytes and names: before anything refers to it. */
  sync(): Promise<void>;
  commit(isKept: boolean): void;
  /** Takes back what a refused file has laid down since `mark`. */
  mark(): number;
  discardSince(mark: number): Promise<void>;
  /** Removes what was not committed. */
  clear(): Promise<void>;
}

export function openTray({ originals, attachments }: Shelves): Tray {
  let files: StagedFile[] = [];
  return {
    originals,
    attachments,
    knownDigest: null,
    add(file) {
      files.push(file);
      return file;
    },
    async sync() {
      await syncFiles(new Set(files.flatMap((file) => file.keptAs() ?? [])));
      await syncFolder(originals.folder);
      await syncFolder(attachments.folder);
    },
    commit(isKept) {
      if (isKept) files = files.filter((file) => file.keptAs() === null);
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
