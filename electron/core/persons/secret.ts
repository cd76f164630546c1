import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Secret } from '../../../shared/contract/persons.ts';
import type { HashedSecret } from '../store/persons.ts';

/** Memory-hard, about a tenth of a second: OWASP's scrypt profile of 32 MiB. */
const parameters = { N: 2 ** 15, r: 8, p: 3 } as const;
const maxmem = 64 * 1024 * 1024;

export async function hashSecret({ kind, value }: Secret): Promise<HashedSecret> {
  const salt = randomBytes(16);
  return { kind, parameters, salt, hash: await derive(value, salt, parameters) };
}

export async function isRight(value: string, kept: HashedSecret): Promise<boolean> {
  return timingSafeEqual(await derive(value, kept.salt, kept.parameters), kept.hash);
}

/** Typed with a full-width keyboard a PIN is the same PIN. */
function derive(
  value: string,
  salt: Uint8Array,
  { N, r, p }: HashedSecret['parameters'],
): Promise<Buffer> {
  return scryptAsync(value.normalize('NFKC'), salt, 32, { N, r, p, maxmem });
}

const scryptAsync = promisify<string, Uint8Array, number, object, Buffer>(scrypt);
