import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { vaultQuestionSchema, type VaultAnswer } from '../../shared/contract/vault.ts';
import type { KeyVault } from './keyring.ts';

/** Through this port a database thread asks the key store that this process has. */
export function vaultPortTo(vault: KeyVault): MessagePort {
  const { port1: port, port2 } = new MessageChannel();
  port.on('message', async (word: unknown) => {
    const { success, data } = vaultQuestionSchema.safeParse(word);
    if (!success) return;
    const { ask, method, value: given } = data;
    const value = await answerOf(vault, method, given).catch(() => null);
    port.postMessage({ type: 'vault', ask, value } satisfies VaultAnswer);
  });
  port.unref();
  return port2;
}

async function answerOf(
  vault: KeyVault,
  method: 'isAvailable' | 'protect' | 'unprotect',
  value: string,
): Promise<string | null> {
  if (method === 'isAvailable') return (await vault.isAvailable()) ? 'yes' : null;
  return method === 'protect' ? vault.protect(value) : vault.unprotect(value);
}
