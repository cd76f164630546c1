import { createHash, createHmac } from 'node:crypto';
import type { Hashing } from '../../../shared/domain/evidence/hashing.ts';

export const hashing: Hashing = {
  sha256(...parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest('hex');
  },
  start() {
    const hash = createHash('sha256');
    return { update: (part) => void hash.update(part), hex: () => hash.digest('hex') };
  },
  hmac: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
};
