import type { By } from './store.ts';

export interface LyingDatabase {
  readonly file: string;
  /** Null where it lies open. */
  readonly key: string | null;
}

/** What nobody else can open until it is released. */
export interface HeldDatabase {
  release(): void;
}

/**
 * Writes a database anew under another key, row by row into a new file, and proves that both hold the same.
 * No byte of it comes to the disk that is not under the new key. The old one is held until released.
 * `deed` goes on record in the new one, as the only thing that it has more. `locked` where another program
 * has the old one open.
 *
 * @param onTable Told how many of how many tables are done.
 */
export type ConvertDatabase = (
  from: LyingDatabase,
  to: LyingDatabase,
  deed: { readonly action: 'encrypt' | 'decrypt'; readonly by: By },
  onTable: (done: number, total: number) => void,
) => HeldDatabase;
