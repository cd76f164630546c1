import type { PlacedFile } from './folder-package.ts';

/** All files of a drop: a zip stands alone, a folder is walked to its end. */
export async function droppedFiles(transfer: DataTransfer): Promise<PlacedFile[]> {
  // Entries must be taken before anything is awaited: the list is emptied after the event.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found = await Promise.all(entries.map((entry) => filesOf(entry)));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<PlacedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => {
      (entry as FileSystemFileEntry).file(done, failed);
    });
    return [{ path: entry.fullPath.slice(1), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // Browsers hand out a hundred at a time, then none.
    const some = await new Promise<FileSystemEntry[]>((done, failed) => {
      reader.readEntries(done, failed);
    });
    if (some.length === 0) break;
    inside.push(...some);
  }
  const found = await Promise.all(inside.map((one) => filesOf(one)));
  return found.flat();
}
