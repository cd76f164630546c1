import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { RunningDigest } from '../../shared/domain/evidence/hashing.ts';
import type { VerifyHost } from '../../shared/domain/evidence/verify/package-files.ts';

const encoder = new TextEncoder();

/** Our checks on a bare browser: SHA-256 in script, because a page from a disk has no other everywhere. */
export const browserHost: VerifyHost = {
  hashing: {
    sha256(...parts) {
      const digest = start();
      for (const part of parts) digest.update(part);
      return digest.hex();
    },
    start,
  },
  utf8: () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { decode: (bytes, options) => decoder.decode(bytes, options) };
  },
};

function start(): RunningDigest {
  const hash = sha256.create();
  return {
    update: (part) => void hash.update(typeof part === 'string' ? encoder.encode(part) : part),
    hex: () => bytesToHex(hash.digest()),
  };
}
