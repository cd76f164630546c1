import { bytesOf, type Digests } from './hashing.ts';

/** Goes before what a leaf hashes, so that no inner node can pass for a leaf (RFC 6962, 2.1). */
export const leafPrefix = Uint8Array.of(0x00);
const innerPrefix = Uint8Array.of(0x01);

/**
 * Merkle root over leaf hashes in their order, as 64 hex digits: inner = SHA-256(0x01 ‖ left ‖ right).
 * The tree is that of RFC 6962: the left side takes the largest power of two below the count, so no
 * leaf is ever doubled and two lists of different length never share a root. No leaves: SHA-256 of nothing.
 */
export function merkleRoot(leaves: readonly string[], hashing: Digests): string {
  if (leaves.length === 0) return hashing.sha256();
  return rootOf(leaves, 0, leaves.length, hashing);
}

function rootOf(leaves: readonly string[], from: number, to: number, hashing: Digests): string {
  const only = leaves[from];
  if (to - from === 1 && only !== undefined) return only;
  let left = 1;
  while (left * 2 < to - from) left *= 2;
  return hashing.sha256(
    innerPrefix,
    bytesOf(rootOf(leaves, from, from + left, hashing)),
    bytesOf(rootOf(leaves, from + left, to, hashing)),
  );
}
