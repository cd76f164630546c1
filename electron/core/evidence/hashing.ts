import { createHash, createHmac, createSecretKey, hash } from 'node:crypto';
import type { Digests, KeyedHash } from '../../../shared/domain/evidence/hashing.ts';

export const hashing: Digests = {
  // In one go: a package has tens of thousands of short texts to hash.
  sha256(...parts) {
    const [first = '', ...rest] = parts;
    if (rest.length === 0) return hash('sha256', first, 'hex');
    const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
    return hash('sha256', Buffer.concat(bytes), 'hex');
  },
  start() {
    const running = createHash('sha256');
    return { update: (part) => void running.update(part), hex: () => running.digest('hex') };
  },
};

/** The key is taken in once: for tens of thousands of salts that is most of the work. */
export function keyedHash(key: Uint8Array): KeyedHash {
  const secret = createSecretKey(key);
  return (text) => createHmac('sha256', secret).update(text).digest('hex');
}
