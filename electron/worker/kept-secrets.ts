import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { isAbsent } from '../core/system/absent.ts';
import type { Secrets } from '../core/system/secrets.ts';
import type { KeyVault } from './keyring.ts';

/** In the user's data folder. */
export const secretsFileName = 'secrets.json';

const keptSchema = z.record(
  z.string(),
  z.union([z.strictObject({ sealed: z.string() }), z.strictObject({ open: z.string() })]),
);
type Kept = z.infer<typeof keptSchema>;

/**
 * Secrets in a small file of the user's data folder: sealed by the system's key store where there is one,
 * else readable by this user alone. Read anew each time, as several threads and programs have it open.
 */
export function keptSecrets(file: string, vault: KeyVault | null): Secrets {
  const put = (name: string, value: Kept[string] | null): void => {
    const { [name]: _before, ...others } = read(file);
    write(file, value === null ? others : { ...others, [name]: value });
  };
  return {
    async find(name) {
      const kept = read(file)[name];
      if (kept === undefined) return null;
      if ('open' in kept) return kept.open;
      const opened = await vault?.unprotect(kept.sealed).catch(() => null);
      if (opened != null) return Buffer.from(opened, 'base64').toString('utf8');
      throw new AppError(
        'unavailable',
        'The desktop app keeps this key sealed; give it again here.',
      );
    },
    async keep(name, value) {
      const canSeal = vault !== null && (await vault.isAvailable().catch(() => false));
      const sealed = canSeal ? await vault.protect(base64(value)) : null;
      put(name, sealed === null ? { open: value } : { sealed });
    },
    async forget(name) {
      if (read(file)[name] !== undefined) put(name, null);
    },
    howKept(name) {
      const kept = read(file)[name];
      if (kept === undefined) return null;
      return 'sealed' in kept ? 'sealed' : 'file';
    },
  };
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** A file that is damaged or closed to us is not an empty one: what it holds would be written over. */
function read(path: string): Kept {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    if (isAbsent(cause)) return {};
    const message = `The kept keys cannot be read; move ${path} away and give the keys again.`;
    throw new AppError('unavailable', message, { path, reason: 'secrets-unread' }, { cause });
  }
}

/** The folder of the user's data is closed to others on Windows; elsewhere the file's mode says it. */
function write(file: string, kept: Kept): void {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 });
  chmodSync(half, 0o600);
  renameSync(half, file);
}
