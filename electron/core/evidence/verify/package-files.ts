import type { PackageVerification } from '../../../../shared/contract/evidence.ts';

export type Finding = PackageVerification['findings'][number];

/** A package to verify, wherever it lies: a folder or a zip look the same from here. */
export interface PackageFiles {
  /** Plain files by their path below the package's own folder. */
  readonly paths: readonly string[];
  /** What was wrong before anything was read: links, unsafe names, limits. */
  readonly findings: readonly Finding[];
  /** Throws when the file cannot be read or is larger than it says. */
  read(path: string): Promise<AsyncIterable<Uint8Array>>;
  close(): void;
}

/** Beyond these nothing is read: a package is never that large, a trap may be. */
export const limits = {
  entries: 100_000,
  /** All files together, in bytes. */
  bytes: 16 * 2 ** 30,
  /** Unpacked to packed, for entries of more than `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 2 ** 20,
} as const;

/** Left behind by file browsers; no package was ever made with one, and they carry nothing. */
export function isBrowserLitter(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(name) || path.startsWith('__MACOSX/');
}
