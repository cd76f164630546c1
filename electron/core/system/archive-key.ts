import { derived } from './sealing.ts';

/** The 32 random bytes that all of an encrypted archive hangs on. In memory only, never on a disk. */
export type ArchiveKey = Uint8Array;

/** Keys of the databases, as SQLite's cipher takes them. */
export interface DatabaseKeys {
  readonly archive: string;
  readonly search: string;
}

/** Raw ones, key and salt: there is nothing left to be stretched. */
export function databaseKeys(key: ArchiveKey): DatabaseKeys {
  const raw = (name: string): string =>
    `raw:${derived(key, `database ${name}`, { bytes: 48 }).toString('hex')}`;
  return { archive: raw('archive.db'), search: raw('search.db') };
}

/** For originals and attachments. */
export function contentKey(key: ArchiveKey): Uint8Array {
  return derived(key, 'content');
}
