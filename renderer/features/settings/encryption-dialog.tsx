import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ConversionProgress } from '../../../shared/contract/encryption.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { client } from '../../api/client.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { isUsable, NewPassphrase, nothingTyped } from '../../ui/new-passphrase.tsx';
import { notify } from '../../ui/notice.tsx';
import { setRecovery } from '../../ui/recovery.ts';

export type EncryptionDeed = 'encrypt' | 'decrypt' | 'change' | 'renew';

interface EncryptionDialogProps {
  readonly deed: EncryptionDeed;
  readonly onClose: () => void;
}

/** Asks for the passphrase that is, the one that shall be, or both, and does it. */
export function EncryptionDialog({ deed, onClose }: EncryptionDialogProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const [progress, setProgress] = useState<ConversionProgress | null>(null);
  const isOld = deed !== 'encrypt';
  const isNew = deed === 'encrypt' || deed === 'change';
  const run = useMutation({
    mutationFn: () => carryOut(deed, current, typed.first, setProgress),
    onSuccess: async (recoveryCode) => {
      onClose();
      if (recoveryCode !== null) setRecovery({ next: 'put-away', code: recoveryCode });
      if (deed === 'change') notify(t.changed);
      await queries.invalidateQueries();
    },
  });
  const isWrong = run.error instanceof AppError && 'reason' in (run.error.details ?? {});
  const words = { encrypt: t.explain, decrypt: t.decryptWords, change: '', renew: t.renewWords };
  const labels = {
    encrypt: t.encryptAction,
    decrypt: t.decryptAction,
    change: t.changeAction,
    renew: t.renewAction,
  };
  const close = (): void => {
    if (!run.isPending) onClose();
  };
  return (
    <Dialog onClose={close} withCloseButton={!run.isPending} title={labels[deed]}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <Stack gap="sm">
          {words[deed] !== '' && <p>{words[deed]}</p>}
          {isOld && (
            <PasswordInput
              label={t.passphrase}
              value={current}
              autoComplete="off"
              maxLength={200}
              data-autofocus
              error={isWrong && t.wrong}
              onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
            />
          )}
          {isNew && <NewPassphrase value={typed} onChange={setTyped} />}
          {run.error !== null && !isWrong && <Failure error={run.error} what={t.failed} />}
          <p role="status">{run.isPending && progress && t.working(percentOf(progress))}</p>
          <DialogButtons>
            <Button variant="default" disabled={run.isPending} onClick={onClose}>
              {t.cancel}
            </Button>
            <Button
              type="submit"
              loading={run.isPending}
              disabled={(isOld && current.trim() === '') || (isNew && !isUsable(typed))}
            >
              {labels[deed]}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}

/** To the recovery code that is shown next, if there is one. */
async function carryOut(
  deed: EncryptionDeed,
  current: string,
  next: string,
  onProgress: (progress: ConversionProgress) => void,
): Promise<string | null> {
  const secret = { passphrase: current };
  if (deed === 'change') {
    await client.passphrase.change({ secret, passphrase: next });
    return null;
  }
  if (deed === 'renew') return (await client.passphrase.renewRecoveryCode({ secret })).recoveryCode;
  const steps =
    deed === 'encrypt'
      ? await client.encryption.encrypt({ passphrase: next })
      : await client.encryption.decrypt({ secret });
  let recoveryCode: string | null = null;
  for await (const step of steps) {
    if (step.type === 'progress') onProgress(step);
    else ({ recoveryCode } = step);
  }
  return recoveryCode;
}

/** The database is the first half, the files are the second. */
function percentOf({ stage, done, total }: ConversionProgress): string {
  const share = total === 0 ? 1 : done / total;
  return `${Math.floor(50 * share) + (stage === 'files' ? 50 : 0)} %`;
}
