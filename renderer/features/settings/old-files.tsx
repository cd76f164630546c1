import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { EncryptionState } from '../../../shared/contract/encryption.ts';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import classes from './encryption.module.css';
import { Field } from './field.tsx';

/** What is left from before, where it lies, and what its removal means. */
export function OldFiles({ state }: { readonly state: EncryptionState }): ReactNode {
  const t = useTexts(encryptionTexts);
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [backups, setBackups] = useState(false);
  const remove = useMutation(
    api.encryption.removeOld.mutationOptions({
      onSuccess: async (next: EncryptionState) => {
        setAsked(false);
        notify(t.removed);
        queries.setQueryData(api.encryption.state.queryKey(), next);
        await queries.invalidateQueries({ queryKey: api.backups.key() });
      },
    }),
  );
  const { old, plainBackups } = state;
  if (old.length + plainBackups.length === 0) return null;
  return (
    <Field label={old.length > 0 ? t.old : t.oldPlain}>
      <Places paths={[...old, ...plainBackups]} />
      <Button variant="default" onClick={() => setAsked(true)}>
        {t.removeOld}
      </Button>
      <Modal opened={isAsked} onClose={() => setAsked(false)} title={t.removeOld}>
        <Stack gap="sm">
          <Places paths={backups ? [...old, ...plainBackups] : old} />
          <p>{t.oldWords}</p>
          {plainBackups.length > 0 && (
            <Checkbox
              label={t.removeBackups}
              checked={backups}
              onChange={({ currentTarget }) => setBackups(currentTarget.checked)}
            />
          )}
          {remove.error !== null && <Failure error={remove.error} what={t.removeOld} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setAsked(false)}>
              {t.cancel}
            </Button>
            <Button
              color="red"
              loading={remove.isPending}
              disabled={old.length === 0 && !backups}
              onClick={() => remove.mutate({ backups })}
            >
              {t.removeAction}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Field>
  );
}

function Places({ paths }: { readonly paths: readonly string[] }): ReactNode {
  return (
    <ul className={classes['paths']}>
      {paths.map((path) => (
        <li key={path}>{path}</li>
      ))}
    </ul>
  );
}
