import type { PackageVerification } from '../../../contract/evidence.ts';
import type { Digests } from '../hashing.ts';

export type Finding = PackageVerification['findings'][number];

/** A package to verify, wherever it lies: a folder or a zip look the same from here. */
export interface PackageFiles {
  /** Plain files by their path below the package's own folder. */
  readonly paths: readonly string[];
  /** What was wrong before anything was read: links, unsafe names, limits. */
  readonly findings: readonly Finding[];
  /**
   * Throws when the file cannot be read or is larger than it says. One file at a time, and each chunk
   * holds only until the next is asked for.
   */
  read(path: string): Promise<AsyncIterable<Uint8Array>>;
  close(): void;
}

/** What the checks need of the machine that they run on. */
export interface VerifyHost {
  readonly hashing: Digests;
  /** Throws on what is no UTF-8, and keeps a byte order mark. */
  utf8(): Utf8Decoder;
}

interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
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

/** What stands for a package that cannot be opened at all. */
export function unreadable(detail: string): PackageFiles {
  return {
    paths: [],
    findings: [{ code: 'E18', path: '', detail }],
    read: () => Promise.reject(new Error(detail)),
    close: () => undefined,
  };
}
