import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { hasKeyFile } from '../core/encryption/key-file.ts';
import { isKeyOf, keyIdOf, keyOf } from '../core/encryption/open.ts';
import type { ArchiveKey } from '../core/system/archive-key.ts';
import { remembered } from './remembered.ts';

/** What a desktop offers: bytes that only this user of this computer can read again. */
export interface KeyVault {
  isAvailable(): Promise<boolean>;
  /** Both in base64. */
  protect(secret: string): Promise<string>;
  unprotect(kept: string): Promise<string>;
}

/** The keys of archives that were unlocked: in memory, and on this computer where a person wished it. */
export interface Keyring {
  /** Of an archive folder; null where it is not encrypted or nobody has unlocked it. */
  keyFor(folder: string): Promise<ArchiveKey | null>;
  learn(folder: string, key: ArchiveKey): void;
  /** Until it is learnt or recalled again, even where it is kept. */
  forget(folder: string): void;
  /** Takes it from where this computer keeps it. `locked` where it does not, or cannot any more. */
  recall(folder: string): Promise<void>;
  /** Of an archive folder that is there: whether it opens without a person. */
  stateOf(folder: string): 'plain' | 'unlocked' | 'locked';
  canKeep(): Promise<boolean>;
  isKept(folder: string): boolean;
  /** `unavailable` where this computer cannot. */
  keep(folder: string): Promise<void>;
  drop(folder: string): void;
}

const keptSchema = z.record(z.string(), z.string());

/**
 * `given` is tried on every archive that is opened, until one is locked: for a host that is started with a
 * passphrase.
 */
export function openKeyring(
  userData: string,
  vault: KeyVault | null,
  given: string | undefined,
): Keyring {
  let passphrase = given;
  const known = new Map<string, ArchiveKey>();
  const locked = new Set<string>();
  const memory = remembered(join(userData, 'keys.json'), keptSchema, {});
  const canKeep = async (): Promise<boolean> =>
    vault !== null && (await vault.isAvailable().catch(() => false));

  /** What the computer keeps may be of another user or system by now: then it is asked for again. */
  const keptKey = async (id: string): Promise<ArchiveKey | null> => {
    const kept = memory.get()[id];
    if (kept === undefined || !vault) return null;
    const secret = await vault.unprotect(kept).catch(() => null);
    const key = secret === null ? null : Buffer.from(secret, 'base64');
    return key && isKeyOf(id, key) ? key : null;
  };
  const givenKey = async (folder: string): Promise<ArchiveKey | null> =>
    passphrase === undefined ? null : keyOf(folder, { passphrase }).catch(() => null);
  /** Without a person. */
  const ownKey = async (folder: string, id: string): Promise<ArchiveKey | null> =>
    locked.has(id) ? null : ((await keptKey(id)) ?? (await givenKey(folder)));

  return {
    async keyFor(folder) {
      const id = keyIdOf(folder);
      if (id === null) return null;
      const key = known.get(id) ?? (await ownKey(folder, id));
      if (key) known.set(id, key);
      return key;
    },
    learn(folder, key) {
      const id = keyIdOf(folder);
      if (id === null) return;
      known.set(id, key);
      locked.delete(id);
    },
    forget(folder) {
      const id = keyIdOf(folder);
      if (id === null) return;
      known.get(id)?.fill(0);
      known.delete(id);
      locked.add(id);
      passphrase = undefined;
    },
    async recall(folder) {
      const id = keyIdOf(folder);
      const key = id === null ? null : await keptKey(id);
      if (id === null || key === null) {
        const message = 'This computer has the key no more; give the passphrase.';
        throw new AppError('locked', message, { reason: 'passphrase-needed' });
      }
      known.set(id, key);
      locked.delete(id);
    },
    stateOf(folder) {
      if (!hasKeyFile(folder)) return 'plain';
      // A damaged key file opens to nobody; whoever tries is told so.
      const id = keyIdIfSound(folder);
      if (id === null) return 'locked';
      const isKnown = known.has(id) || (memory.get()[id] !== undefined && !locked.has(id));
      return isKnown ? 'unlocked' : 'locked';
    },
    canKeep,
    isKept(folder) {
      const id = keyIdOf(folder);
      return id !== null && memory.get()[id] !== undefined;
    },
    async keep(folder) {
      const id = keyIdOf(folder);
      const key = id === null ? undefined : known.get(id);
      if (id === null || !key || !vault || !(await canKeep())) {
        throw new AppError('unavailable', 'This computer cannot keep the key.');
      }
      const kept = await vault.protect(Buffer.from(key).toString('base64'));
      memory.set({ ...memory.get(), [id]: kept });
    },
    drop(folder) {
      const id = keyIdOf(folder);
      const { [id ?? '']: _, ...others } = memory.get();
      memory.set(others);
    },
  };
}

/** Null where the key file is damaged. */
function keyIdIfSound(folder: string): string | null {
  try {
    return keyIdOf(folder);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'archive-damaged') return null;
    throw cause;
  }
}
