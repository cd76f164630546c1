import { canonicalJson } from '../canonical/canonical-json.ts';
import type { Digests } from './hashing.ts';

/** What happened to a package, by whom, where and with which program. */
export interface CustodyEvent {
  /** UTC ms. */
  readonly at: number;
  readonly actor: string;
  readonly machine: string;
  readonly programVersion: string;
  readonly event:
    | 'package-created'
    | 'package-verified'
    | 'verification-failed'
    | 'package-stamped';
  /** Name of the package. */
  readonly object: string;
  readonly digestBefore: string | null;
  readonly digestAfter: string | null;
}

export interface CustodyEntry extends CustodyEvent {
  readonly previousHash: string;
  readonly hash: string;
}

/** Stands before the first entry. */
export const custodyStart = '0'.repeat(64);

/** Links an event to the entry before it, so that none can be changed or taken out unseen. */
export function chained(
  event: CustodyEvent,
  previousHash: string,
  hashing: Pick<Digests, 'sha256'>,
): CustodyEntry {
  const hash = hashing.sha256(canonicalJson({ ...event, previousHash }));
  return { ...event, previousHash, hash };
}

/** Index of the first entry that does not follow from the one before it, or undefined. */
export function brokenLink(
  entries: readonly CustodyEntry[],
  hashing: Pick<Digests, 'sha256'>,
): number | undefined {
  let previous = custodyStart;
  for (const [index, entry] of entries.entries()) {
    if (entry.previousHash !== previous || !isWhole(entry, hashing)) return index;
    previous = entry.hash;
  }
  return undefined;
}

/** True when nothing of an entry was changed after it was written. */
export function isWhole(
  { previousHash, hash, ...event }: CustodyEntry,
  hashing: Pick<Digests, 'sha256'>,
): boolean {
  return chained(event, previousHash, hashing).hash === hash;
}
