import { safeStorage } from 'electron';
import {
  vaultQuestionSchema,
  type VaultAnswer,
  type VaultQuestion,
} from '../../shared/contract/vault.ts';

/** Answers the core process with the system's key store; undefined where it asked something else. */
export function answerVault(word: unknown): VaultAnswer | undefined {
  const { success, data } = vaultQuestionSchema.safeParse(word);
  if (!success) return undefined;
  return { type: 'vault', ask: data.ask, value: valueOf(data) };
}

function valueOf({ method, value }: VaultQuestion): string | null {
  try {
    if (!isAvailable()) return null;
    if (method === 'protect') return safeStorage.encryptString(value).toString('base64');
    if (method === 'unprotect') return safeStorage.decryptString(Buffer.from(value, 'base64'));
    return 'yes';
  } catch {
    return null;
  }
}

/** Without a key store Linux falls back on a fixed password, which protects nothing. */
function isAvailable(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
