import { Button, Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { AppError } from '../../../shared/contract/errors.ts';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { appTexts } from '../../../shared/i18n/app.ts';
import { api, client } from '../../api/client.ts';
import { ArchiveSecretField, archiveSecretOf, noSecretTyped } from '../../ui/archive-secret.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { setRecovery } from '../../ui/recovery.ts';
import classes from './encryption.module.css';

export interface UnlockScreenProps {
  readonly name: string;
  /** Other ways on. */
  readonly children: ReactNode;
}

/** Before an encrypted archive: its passphrase, or the code from the recovery sheet. */
export function UnlockScreen({ name, children }: UnlockScreenProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const app = useTexts(appTexts);
  const queries = useQueryClient();
  const state = useQuery(api.encryption.state.queryOptions());
  const [typed, setTyped] = useState(noSecretTyped);
  const [keep, setKeep] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await client.encryption.unlock({ secret: archiveSecretOf(typed), keep });
      if (typed.isRecoveryCode) setRecovery({ next: 'set-passphrase', code: typed.text });
      await queries.invalidateQueries();
    } catch (cause) {
      setTyped({ ...typed, text: '' });
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const isWrong = error instanceof AppError && error.code === 'locked';
  return (
    <div className={classes['page']}>
      <form className={classes['form']} onSubmit={(event) => void unlock(event)}>
        <h1 className={classes['name']}>{app.name}</h1>
        <p>
          <strong>{t.locked}</strong> {t.lockedHint(name)}
        </p>
        <ArchiveSecretField
          value={typed}
          isWrong={isWrong}
          onChange={(next) => {
            setTyped(next);
            if (next.isRecoveryCode !== typed.isRecoveryCode) setError(null);
          }}
        />
        {state.data?.canKeep === true && (
          <Checkbox
            label={t.keep}
            description={t.keepHint}
            checked={keep}
            onChange={({ currentTarget }) => setKeep(currentTarget.checked)}
          />
        )}
        {error !== null && !isWrong && <Failure error={error} what={t.unlock} />}
        <Button type="submit" loading={isBusy} disabled={typed.text.trim() === ''}>
          {t.unlock}
        </Button>
      </form>
      <div className={classes['below']}>{children}</div>
    </div>
  );
}
