import {
  isBrowserLitter,
  limits,
  unreadable,
  type PackageFiles,
} from '../../shared/domain/evidence/verify/package-files.ts';
import { piecesOf } from './blobs.ts';

/** A file with its path as the browser tells it, the chosen folder's name first. */
export interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

/** A package as a folder that was chosen or dropped. The browser itself follows no links out of it. */
export function folderPackage(all: readonly PlacedFile[]): PackageFiles {
  if (all.length > limits.entries) return unreadable('too many files');
  const bytes = all.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > limits.bytes) return unreadable('too many bytes');
  const root = commonRoot(all.map(({ path }) => path));
  const byPath = new Map(
    all
      .map(({ path, file }) => ({ path: path.slice(root.length), file }))
      .filter(({ path }) => !isBrowserLitter(path))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, file }) => [path, file]),
  );
  return {
    paths: [...byPath.keys()],
    findings: [],
    async read(path) {
      const file = byPath.get(path);
      if (!file) throw new Error(`no file ${path}`);
      return piecesOf(file.stream());
    },
    close: () => undefined,
  };
}

/** Folder of the package: where its tag files lie, however deep the person chose. */
function commonRoot(paths: readonly string[]): string {
  const marks = paths
    .filter((path) => /(^|\/)(bagit|tagmanifest-sha256|manifest-sha256)\.txt$/.test(path))
    .toSorted((a, b) => a.length - b.length);
  const [mark] = marks;
  return mark ? mark.slice(0, mark.lastIndexOf('/') + 1) : '';
}
