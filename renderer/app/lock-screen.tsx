import { Button, PasswordInput, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { AppError } from '../../shared/contract/errors.ts';
import type { Screen } from '../../shared/contract/screen.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { api, client } from '../api/client.ts';
import { ArchiveSecretField, archiveSecretOf, noSecretTyped } from '../ui/archive-secret.tsx';
import { useChangeSettings } from '../ui/change-settings.ts';
import { Failure } from '../ui/failure.tsx';
import { useFocusReturn } from '../ui/focus-return.ts';
import { useTexts } from '../ui/language.ts';
import { setRecovery } from '../ui/recovery.ts';
import { useSettings } from '../ui/settings.ts';
import classes from './lock-screen.module.css';

interface LockScreenProps {
  readonly screen: Screen;
  readonly onUnlocked: () => void;
}

/**
 * Before everything, in the browser's top layer: nothing behind it can be seen, reached or read aloud.
 * Whoever unlocks it by a secret of their own is on duty from then on.
 */
export function LockScreen({ screen, onUnlocked }: LockScreenProps): ReactNode {
  const { people, byPassphrase, archive } = screen;
  const t = useTexts(privacyTexts);
  const app = useTexts(appTexts);
  const queries = useQueryClient();
  const { person } = useSettings();
  const change = useChangeSettings();
  const dialog = useRef<HTMLDialogElement>(null);
  useFocusReturn();
  const [isByPerson, setByPerson] = useState(people.length > 0);
  const [name, setName] = useState(people.includes(person) ? person : (people[0] ?? ''));
  const [secret, setSecret] = useState('');
  const [typed, setTyped] = useState(noSecretTyped);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const answer = await client.screen.unlock(
        isByPerson ? { name, secret } : { archive: archiveSecretOf(typed) },
      );
      if (isByPerson && name !== person) change({ person: name });
      if (!isByPerson && typed.isRecoveryCode) {
        setRecovery({ next: 'set-passphrase', code: typed.text });
      }
      // What was closed is open again before the lock goes.
      await queries.refetchQueries({ queryKey: api.archives.current.key() });
      queries.setQueryData(api.screen.state.queryKey(), answer);
      onUnlocked();
    } catch (failure) {
      setSecret('');
      setTyped({ ...typed, text: '' });
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const known = (code: string): string | undefined =>
    ({ 'permission-denied': t.wrongSecret, locked: t.tooManyTries })[code];
  const words = { open: t.lockedHint, closing: t.lockedClosing, closed: t.lockedClosed };
  const said = error instanceof AppError && isByPerson ? known(error.code) : undefined;
  const isWrongPassphrase = error instanceof AppError && !isByPerson && error.code === 'locked';
  return (
    <dialog
      ref={dialog}
      className={classes['screen']}
      aria-label={t.locked}
      onCancel={(event) => event.preventDefault()}
      // Escape a second time would close it without asking.
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
    >
      <form className={classes['form']} onSubmit={(event) => void unlock(event)}>
        <h1 className={classes['name']}>{app.name}</h1>
        <p className={classes['hint']} role="status">
          <strong>{t.locked}</strong> {words[archive]}
        </p>
        {isByPerson ? (
          <>
            <Select
              label={t.who}
              data={[...people]}
              value={name}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              onChange={(value) => setName(value ?? name)}
            />
            <PasswordInput
              label={t.secret}
              value={secret}
              data-autofocus
              autoFocus
              autoComplete="off"
              error={said}
              onChange={({ currentTarget }) => setSecret(currentTarget.value)}
            />
          </>
        ) : (
          <ArchiveSecretField value={typed} isWrong={isWrongPassphrase} onChange={setTyped} />
        )}
        {error !== null && said === undefined && !isWrongPassphrase && (
          <Failure error={error} what={t.unlock} />
        )}
        <Button
          type="submit"
          loading={isBusy}
          disabled={(isByPerson ? secret : typed.text).trim() === ''}
        >
          {t.unlock}
        </Button>
        {byPassphrase && people.length > 0 && (
          <Button
            variant="subtle"
            onClick={() => {
              setByPerson(!isByPerson);
              setError(null);
            }}
          >
            {isByPerson ? t.byPassphrase : t.bySecret}
          </Button>
        )}
      </form>
    </dialog>
  );
}
