import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { changePassphrase, hasKeyFile, renewRecoveryCode, unlockKey } from './key-file.ts';

export function passphraseProcedures({ folder, store, clock, changes }: Core) {
  const record = async (action: 'change-passphrase' | 'renew-recovery-code', actor: string) => {
    await store.archive.recordDeed(action, { actor, at: clock.now() });
    changes.publish('changed', { topics: ['archive'] });
  };
  const demandEncrypted = (): void => {
    if (hasKeyFile(folder)) return;
    throw new AppError('conflict', 'This archive is not encrypted.', { reason: 'not-encrypted' });
  };
  return {
    change: os.passphrase.change.handler(async ({ input, context }) => {
      demandEncrypted();
      const key = await unlockKey(folder, input.secret);
      await changePassphrase(folder, key, input.passphrase);
      await record('change-passphrase', context.actor);
    }),
    renewRecoveryCode: os.passphrase.renewRecoveryCode.handler(async ({ input, context }) => {
      demandEncrypted();
      const key = await unlockKey(folder, input.secret);
      const recoveryCode = await renewRecoveryCode(folder, key);
      await record('renew-recovery-code', context.actor);
      return { recoveryCode };
    }),
  };
}
