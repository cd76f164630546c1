import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { ArchiveKey } from '../system/archive-key.ts';

/** What it costs to try one passphrase: 128 × N × r bytes of memory. Bounded, as it is read from a file. */
const costSchema = z.strictObject({
  N: z.union([
    z.literal(1 << 14),
    z.literal(1 << 15),
    z.literal(1 << 16),
    z.literal(1 << 17),
    z.literal(1 << 18),
  ]),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
});
export type Cost = z.infer<typeof costSchema>;

/** 128 MiB and about half a second on a modest computer. */
export const usualCost: Cost = { N: 1 << 17, r: 8, p: 1 };

/** A key under AES-256-GCM with a key that scrypt (RFC 7914) makes of a secret. Bytes are base64. */
export const slotSchema = z.strictObject({
  kdf: z.literal('scrypt'),
  cost: costSchema,
  salt: z.base64(),
  nonce: z.base64(),
  wrapped: z.base64(),
  tag: z.base64(),
});
export type Slot = z.infer<typeof slotSchema>;

const tagged = { authTagLength: 16 };

/** `purpose` must be the same to unwrap it. */
export async function wrap(
  key: ArchiveKey,
  secret: string,
  purpose: string,
  cost: Cost,
): Promise<Slot> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretched(secret, salt, cost), nonce);
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    kdf: 'scrypt',
    cost,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** Null where the secret is another. */
export async function unwrap(
  { cost, ...slot }: Slot,
  secret: string,
  purpose: string,
): Promise<ArchiveKey | null> {
  const [salt, nonce, wrapped, tag] = [slot.salt, slot.nonce, slot.wrapped, slot.tag].map((part) =>
    Buffer.from(part, 'base64'),
  ) as [Buffer, Buffer, Buffer, Buffer];
  const stretchedKey = await stretched(secret, salt, cost);
  try {
    const decipher = createDecipheriv('aes-256-gcm', stretchedKey, nonce, tagged);
    decipher.setAAD(Buffer.from(purpose, 'utf8'));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    return null;
  }
}

function stretched(secret: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, 32, { N, r, p, maxmem: 256 * N * r }, (cause, key) =>
      cause ? reject(cause) : resolve(key),
    ),
  );
}
