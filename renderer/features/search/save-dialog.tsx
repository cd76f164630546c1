import { Button, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { AppError } from '../../../shared/contract/errors.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';

interface NameDialogProps {
  readonly title: string;
  /** The name to begin with. */
  readonly name: string;
  /** Fails with `conflict` where another search has that name. */
  readonly save: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for a search's name. */
export function NameDialog({ title, name, save, onClose }: NameDialogProps): ReactNode {
  const t = useTexts(searchTexts);
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isTaken = error instanceof AppError && error.code === 'conflict';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || typed.trim() === '') return;
    setBusy(true);
    try {
      await save(typed.trim());
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={onClose} title={title} withCloseButton={false}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label={t.saveName}
            data-autofocus
            // What is offered goes with the first letter that is typed.
            onFocus={({ currentTarget }) => currentTarget.select()}
            maxLength={60}
            value={typed}
            error={isTaken ? t.nameTaken : null}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              setError(null);
            }}
          />
          {error !== null && !isTaken && <Failure error={error} what={title} />}
          <DialogButtons>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={isBusy} disabled={typed.trim() === ''}>
              {t.saveDo}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
