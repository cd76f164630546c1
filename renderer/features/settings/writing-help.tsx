import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { AppError } from '../../../shared/contract/errors.ts';
import { settingsSchema } from '../../../shared/contract/settings.ts';
import { personsTexts } from '../../../shared/i18n/persons.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';
import classes from './settings.module.css';

/** An endpoint of the shop's own. Its key goes in and is shown to nobody again. */
export function WritingHelp(): ReactNode {
  const t = useTexts(personsTexts);
  const queries = useQueryClient();
  const { writingHelp } = useSettings();
  const { data, error: notRead } = useQuery(api.settings.writingHelpKey.queryOptions());
  const [url, setUrl] = useState(writingHelp?.url ?? '');
  const [model, setModel] = useState(writingHelp?.model ?? '');
  const [key, setKey] = useState('');
  const { data: endpoint } = settingsSchema.shape.writingHelp.safeParse({ url, model });
  const set = useMutation({
    mutationFn: (help: Parameters<typeof client.settings.set>[0]['writingHelp']) =>
      client.settings.set({ writingHelp: help }),
    onSuccess: async () => {
      setKey('');
      await queries.invalidateQueries({ queryKey: api.settings.key() });
    },
  });
  const kept = data?.kept ?? 'none';
  const error = set.error ?? notRead;
  const hints = { none: '', sealed: t.helpKeySealed, file: t.helpKeyInFile };
  return (
    <Field label={t.help}>
      <p className={classes['quiet']}>{t.helpHint}</p>
      <TextInput
        aria-label={t.helpUrl}
        placeholder={t.helpUrl}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t.helpModel}
        placeholder={t.helpModel}
        value={model}
        onChange={(event) => setModel(event.currentTarget.value)}
      />
      <PasswordInput
        className={classes['secret'] ?? ''}
        aria-label={t.helpKey}
        placeholder={kept === 'none' ? t.helpKey : t.helpKeyKept}
        autoComplete="off"
        maxLength={1_000}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={!endpoint}
        loading={set.isPending}
        onClick={() => endpoint && set.mutate({ ...endpoint, ...(key === '' ? {} : { key }) })}
      >
        {t.helpOn}
      </Button>
      {kept !== 'none' && writingHelp !== null && (
        <Button variant="subtle" onClick={() => set.mutate({ ...writingHelp, key: '' })}>
          {t.helpForget}
        </Button>
      )}
      {writingHelp !== null && (
        <Button variant="subtle" onClick={() => set.mutate(null)}>
          {t.helpOff}
        </Button>
      )}
      {kept !== 'none' && <p className={classes['quiet']}>{hints[kept]}</p>}
      {error !== null && (
        <Failure
          error={error}
          what={set.error ? t.failed : t.help}
          advice={areKeysUnread(error) ? t.helpKeysUnread : undefined}
        />
      )}
    </Field>
  );
}

function areKeysUnread(error: unknown): boolean {
  return error instanceof AppError && error.details?.['reason'] === 'secrets-unread';
}
