import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { api } from '../../api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { isUsable, NewPassphrase, nothingTyped } from '../../ui/new-passphrase.tsx';
import { notify } from '../../ui/notice.tsx';

interface PassphraseAnewProps {
  /** The recovery code that has opened the archive. */
  readonly code: string;
  readonly onDone: () => void;
}

/** Whoever needed the recovery code knows no passphrase: another one at once, or the code is needed again. */
export function PassphraseAnew({ code, onDone }: PassphraseAnewProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const [typed, setTyped] = useState(nothingTyped);
  const change = useMutation(
    api.passphrase.change.mutationOptions({
      onSuccess: () => {
        notify(t.changed);
        onDone();
      },
    }),
  );
  return (
    <Dialog
      title={t.anew}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onClose={() => undefined}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ secret: { recoveryCode: code }, passphrase: typed.first });
        }}
      >
        <Stack gap="sm">
          <p>{t.anewWords}</p>
          <NewPassphrase value={typed} onChange={setTyped} />
          {change.error !== null && <Failure error={change.error} what={t.changeAction} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={change.isPending} onClick={onDone}>
              {t.anewLater}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={!isUsable(typed)}>
              {t.changeAction}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
