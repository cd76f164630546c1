import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import { canonicalJson } from '../../../shared/domain/canonical/canonical-json.ts';
import {
  recoveryBytes,
  recoveryCodeOf,
  readRecoveryCode,
} from '../../../shared/domain/encryption/recovery-code.ts';
import { isLongEnough, passphraseText } from '../../../shared/domain/encryption/passphrase.ts';
import type { ArchiveKey } from '../system/archive-key.ts';
import { derived } from '../system/sealing.ts';
import { slotSchema, unwrap, usualCost, wrap, type Cost } from './key-slot.ts';

/** Lies in an encrypted archive, and in each of its backups. A folder without one is not encrypted. */
export const keyFileName = 'key.json';

const keyFileSchema = z.strictObject({
  format: z.literal('keptword-key/1'),
  /** What databases and files are under, for who has to read them without this program. */
  databases: z.literal('chacha20-poly1305'),
  files: z.literal('aes-256-gcm'),
  /** Comes from the key itself: two archives with the same one are one archive and its copy. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** The key, wrapped for each who may open it. */
  passphrase: slotSchema,
  recovery: slotSchema.nullable(),
  /** SHA-256 over the canonical JSON (RFC 8785) of all the rest. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** What a person has to open an archive with. */
export type Secret = { readonly passphrase: string } | { readonly recoveryCode: string };

export function hasKeyFile(folder: string): boolean {
  return existsSync(join(folder, keyFileName));
}

/** What of an archive's encryption anybody may know. */
export interface Encryption {
  readonly keyId: string;
  readonly databases: string;
  readonly files: string;
  /** How a key is made of the passphrase. */
  readonly kdf: string;
}

/** Null where the folder is not encrypted. */
export function encryptionOf(folder: string): Encryption | null {
  if (!hasKeyFile(folder)) return null;
  const { id, databases, files, passphrase } = readKeyFile(folder);
  const { N, r, p } = passphrase.cost;
  return { keyId: id, databases, files, kdf: `${passphrase.kdf} N=${N} r=${r} p=${p}` };
}

/** Throws `locked` unless the folder is encrypted with just this key, or not at all and there is none. */
export function checkKey(folder: string, key: ArchiveKey | null): void {
  if (!hasKeyFile(folder)) {
    if (key) throw new AppError('internal', 'This archive is not encrypted.');
    return;
  }
  const { id } = readKeyFile(folder);
  if (!key) throw locked('passphrase-needed', 'This archive is encrypted; give its passphrase.');
  if (idOf(key) !== id) throw locked('key-wrong', 'This is the key of another archive.');
}

/** Throws `archive-damaged` where it is not as it was written, to the byte. */
export function readKeyFile(folder: string): KeyFile {
  try {
    const text = readFileSync(join(folder, keyFileName), 'utf8');
    const file = keyFileSchema.parse(JSON.parse(text));
    if (textOf(withDigest(file)) === text) return file;
  } catch (cause) {
    throw damaged(cause);
  }
  throw damaged();
}

/** A new key for an archive, wrapped for a passphrase and for a recovery code that is told only here. */
export async function makeKey(
  passphrase: string,
  cost: Cost = usualCost,
): Promise<{ readonly key: ArchiveKey; readonly file: KeyFile; readonly recoveryCode: string }> {
  demandLong(passphrase);
  const key = randomBytes(32);
  const id = idOf(key);
  const recoveryCode = recoveryCodeOf(randomBytes(recoveryBytes));
  const file = withDigest({
    format: 'keptword-key/1',
    databases: 'chacha20-poly1305',
    files: 'aes-256-gcm',
    id,
    passphrase: await wrap(key, passphraseText(passphrase), `${id} passphrase`, cost),
    recovery: await wrap(key, recoveryCode, `${id} recovery`, cost),
  });
  return { key, file, recoveryCode };
}

/** The archive's key. `locked` where the passphrase or the code is wrong. */
export async function unlockKey(folder: string, secret: Secret): Promise<ArchiveKey> {
  const file = readKeyFile(folder);
  if ('passphrase' in secret) {
    const text = passphraseText(secret.passphrase);
    const key = await unwrap(file.passphrase, text, `${file.id} passphrase`);
    if (key) return key;
    throw locked('passphrase-wrong', 'The passphrase is wrong.');
  }
  const code = readRecoveryCode(secret.recoveryCode);
  const key =
    code !== null && file.recovery
      ? await unwrap(file.recovery, code, `${file.id} recovery`)
      : null;
  if (key) return key;
  throw locked('recovery-wrong', 'The recovery code is wrong.');
}

/** From now on the archive opens with this passphrase and no more with the one before. */
export async function changePassphrase(
  folder: string,
  key: ArchiveKey,
  passphrase: string,
): Promise<void> {
  demandLong(passphrase);
  const { digest: _, ...file } = readKeyFile(folder);
  const { cost } = file.passphrase;
  const slot = await wrap(key, passphraseText(passphrase), `${file.id} passphrase`, cost);
  writeKeyFile(folder, withDigest({ ...file, passphrase: slot }));
}

/** A recovery code in place of the one before. */
export async function renewRecoveryCode(folder: string, key: ArchiveKey): Promise<string> {
  const { digest: _, ...file } = readKeyFile(folder);
  const code = recoveryCodeOf(randomBytes(recoveryBytes));
  const recovery = await wrap(key, code, `${file.id} recovery`, file.passphrase.cost);
  writeKeyFile(folder, withDigest({ ...file, recovery }));
  return code;
}

/** Whole or not at all: without it nothing in the archive can be read any more. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  const path = join(folder, keyFileName);
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const handle = openSync(part, 'wx', 0o600);
  try {
    writeSync(handle, textOf(file));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, path);
}

/** Tells which key it is, and nothing of the key. */
export function idOf(key: ArchiveKey): string {
  return derived(key, 'id', { bytes: 16 }).toString('hex');
}

function withDigest(file: Omit<KeyFile, 'digest'> & { readonly digest?: string }): KeyFile {
  const { digest: _, ...rest } = file;
  const digest = createHash('sha256').update(canonicalJson(rest)).digest('hex');
  return { ...rest, digest };
}

function textOf(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function demandLong(passphrase: string): void {
  if (isLongEnough(passphrase)) return;
  const message = 'A passphrase has at least 8 letters or 3 Chinese characters.';
  throw new AppError('invalid-input', message, { reason: 'passphrase-short' });
}

function locked(reason: string, message: string): AppError {
  return new AppError('locked', message, { reason });
}

function damaged(cause?: unknown): AppError {
  const message = `${keyFileName} of this archive was altered; take it from a backup of the archive.`;
  return new AppError('archive-damaged', message, { file: keyFileName }, { cause });
}
