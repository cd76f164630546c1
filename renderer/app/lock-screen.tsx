import { Button, PasswordInput, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { AppError } from '../../shared/contract/errors.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { api, client } from '../api/client.ts';
import { Failure } from '../ui/failure.tsx';
import { useTexts } from '../ui/language.ts';
import { useChangeSettings, useSettings } from '../ui/settings.ts';
import classes from './lock-screen.module.css';

interface LockScreenProps {
  readonly people: readonly string[];
  readonly onUnlocked: () => void;
}

/**
 * Before everything, in the browser's top layer: nothing behind it can be seen, reached or read aloud.
 * Whoever unlocks it is on duty from then on.
 */
export function LockScreen({ people, onUnlocked }: LockScreenProps): ReactNode {
  const t = useTexts(privacyTexts);
  const app = useTexts(appTexts);
  const queries = useQueryClient();
  const { person } = useSettings();
  const { change } = useChangeSettings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState(people.includes(person) ? person : (people[0] ?? ''));
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const known = (code: string): string | undefined =>
    ({ 'permission-denied': t.wrongSecret, locked: t.tooManyTries })[code];
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const state = await client.screen.unlock({ name, secret });
      if (name !== person) change({ person: name });
      queries.setQueryData(api.screen.state.queryKey(), state);
      onUnlocked();
    } catch (failure) {
      setSecret('');
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const said = error instanceof AppError ? known(error.code) : undefined;
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
        <p className={classes['hint']}>
          <strong>{t.locked}</strong> {t.lockedHint}
        </p>
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
        {error !== null && said === undefined && <Failure error={error} what={t.unlock} />}
        <Button type="submit" loading={isBusy} disabled={secret === ''}>
          {t.unlock}
        </Button>
      </form>
    </dialog>
  );
}
