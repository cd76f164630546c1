import {
  vaultAnswerSchema,
  type VaultAnswer,
  type VaultQuestion,
} from '../../shared/contract/vault.ts';
import type { KeyVault } from './keyring.ts';

/** The key store of the process above, asked by messages. `receive` is given every message of it. */
export function vaultOver(send: (question: VaultQuestion) => void): {
  readonly vault: KeyVault;
  receive(word: unknown): void;
} {
  const waiting = new Map<number, (answer: VaultAnswer) => void>();
  let last = 0;
  const ask = (method: VaultQuestion['method'], value = ''): Promise<string | null> => {
    const number = ++last;
    return new Promise((resolve) => {
      waiting.set(number, (answer) => resolve(answer.value));
      send({ type: 'vault', ask: number, method, value });
    });
  };
  const demand = async (method: 'protect' | 'unprotect', value: string): Promise<string> => {
    const answer = await ask(method, value);
    if (answer === null) throw new Error('The key store of the system does not answer.');
    return answer;
  };
  return {
    vault: {
      isAvailable: async () => (await ask('isAvailable')) !== null,
      protect: (secret) => demand('protect', secret),
      unprotect: (kept) => demand('unprotect', kept),
    },
    receive(word) {
      const { success, data } = vaultAnswerSchema.safeParse(word);
      if (!success) return;
      waiting.get(data.ask)?.(data);
      waiting.delete(data.ask);
    },
  };
}
