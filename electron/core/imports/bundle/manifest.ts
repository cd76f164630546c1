import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../../shared/contract/errors.ts';
import { canonicalJson } from '../../../../shared/domain/canonical/canonical-json.ts';
import type { ArchiveIdentity } from '../../store/bundles.ts';

export const manifestName = 'bundle.json';

/** What a bundle says of itself: every file in it with its digest, signed by the archive that made it. */
export const manifestSchema = z.strictObject({
  spec: z.literal('keptword-bundle/1'),
  archive: z.string().regex(/^[0-9a-f]{32}$/),
  createdAt: z.int(),
  createdBy: z.string(),
  programVersion: z.string(),
  since: z.int(),
  files: z.array(
    z.strictObject({
      path: z
        .string()
        .regex(/^(?:batches|deeds|roles)\.jsonl$|^(?:originals|attachments)\/[0-9a-f]{64}$/),
      bytes: z.int(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  publicKey: z.string(),
  /** Ed25519 over the canonical JSON (RFC 8785) of all the rest, base64. */
  signature: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A new archive's keys. Its id is bound to them: nobody else can sign as it. */
export function makeIdentity(): ArchiveIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { archiveId: archiveIdOf(publicKey), privateKey, publicKey };
}

export function signManifest(
  unsigned: Omit<Manifest, 'signature' | 'publicKey' | 'archive'>,
  { archiveId, privateKey, publicKey }: ArchiveIdentity,
): Manifest {
  const whole = { ...unsigned, archive: archiveId, publicKey };
  const signature = sign(null, bytesOf(whole), privateKey).toString('base64');
  return { ...whole, signature };
}

/** Throws `damaged-file` unless the archive that it names has signed exactly this. */
export function readManifest(text: string): Manifest {
  const { success, data } = manifestSchema.safeParse(parsed(text));
  if (!success) throw damagedBundle('Its table of contents cannot be read.');
  const { signature, ...whole } = data;
  const isOwn = archiveIdOf(data.publicKey) === data.archive;
  if (!isOwn || !isSigned(whole, data.publicKey, signature)) {
    throw damagedBundle('Its table of contents was altered.');
  }
  return data;
}

export function damagedBundle(detail: string): AppError {
  const message = `This bundle is damaged or was altered; nothing of it was taken. ${detail}`;
  return new AppError('damaged-file', message);
}

function archiveIdOf(publicKey: string): string {
  try {
    const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(der).digest('hex').slice(0, 32);
  } catch {
    return '';
  }
}

function isSigned(
  whole: Omit<Manifest, 'signature'>,
  publicKey: string,
  signature: string,
): boolean {
  try {
    return verify(null, bytesOf(whole), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function bytesOf(whole: Omit<Manifest, 'signature'>): Buffer {
  return Buffer.from(canonicalJson(whole), 'utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
