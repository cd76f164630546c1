import { createHash, createHmac, hash } from 'node:crypto';
import type { Hashing } from '../../../shared/domain/evidence/hashing.ts';

export const hashing: Hashing = {
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
  hmac: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
};
