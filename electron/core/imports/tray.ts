import {
  removeLeftovers,
  syncFiles,
  syncFolder,
  type Shelf,
  type Shelves,
  type StagedFile,
} from './originals.ts';

/** What an import has laid into the archive folder, and takes back unless it is committed. */
export interface Tray {
  readonly originals: Shelf;
  readonly attachments: Shelf;
  /** Before the first file: removes what an import left that was ended in its midst. */
  prepare(): Promise<void>;
  add(file: StagedFile): StagedFile;
  /** A file whose bytes the archive has already. */
  knownDigest: string | null;
  /** Has what was kept written to the disk meanwhile, once it is many files. */
  syncSoon(): void;
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
  const synced = new Set<StagedFile>();
  let looked = 0;
  let syncing: Promise<void> | null = null;
  let prepared: Promise<void> | null = null;
  // Of a large archive the names alone take longer than to find that it has a file already.
  const clearShelves = async (): Promise<void> => {
    for (const { folder } of [originals, attachments]) await removeLeftovers(folder);
  };
  const syncAll = async (some: readonly StagedFile[]): Promise<void> => {
    const kept = some.filter((file) => file.keptAs() !== null);
    await syncFiles(new Set(kept.flatMap((file) => file.keptAs() ?? [])));
    for (const file of kept) synced.add(file);
  };
  return {
    originals,
    attachments,
    knownDigest: null,
    prepare: () => (prepared ??= clearShelves()),
    add(file) {
      files.push(file);
      return file;
    },
    syncSoon() {
      if (syncing || files.length - looked < together) return;
      const some = files.slice(looked);
      looked = files.length;
      // What fails is tried again at the end, where it is told.
      syncing = syncAll(some).then(
        () => void (syncing = null),
        () => void (syncing = null),
      );
    },
    async sync() {
      await syncing;
      await syncAll(files.filter((file) => !synced.has(file)));
      await syncFolder(originals.folder);
      await syncFolder(attachments.folder);
    },
    commit(isKept) {
      if (isKept) files = files.filter((file) => file.keptAs() === null);
    },
    mark: () => files.length,
    async discardSince(mark) {
      looked = Math.min(looked, mark);
      for (const file of files.splice(mark)) await file.discard();
    },
    async clear() {
      await syncing;
      for (const file of files) await file.discard();
      files = [];
    },
  };
}

/** Files that are synced at once. */
const together = 64;
