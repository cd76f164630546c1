import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { EncryptionState } from '../../../shared/contract/encryption.ts';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { EncryptionDialog, type EncryptionDeed } from './encryption-dialog.tsx';
import { Field } from './field.tsx';
import { OldFiles } from './old-files.tsx';
import classes from './settings.module.css';

/** Whether the archive lies open, and all that can be done about it. */
export function EncryptionPanel(): ReactNode {
  const t = useTexts(encryptionTexts);
  const queries = useQueryClient();
  const state = useQuery(api.encryption.state.queryOptions());
  const [deed, setDeed] = useState<EncryptionDeed | null>(null);
  const lock = useMutation({
    mutationFn: () => client.encryption.lock(),
    // What was read of the archive is forgotten here, too.
    onSuccess: () => queries.resetQueries(),
  });
  const keep = useMutation(
    api.encryption.keep.mutationOptions({
      onSuccess: (next: EncryptionState) =>
        queries.setQueryData(api.encryption.state.queryKey(), next),
    }),
  );
  const error = state.error ?? lock.error ?? keep.error;
  const isPlain = state.data?.state === 'plain';
  return (
    <Panel title={t.title}>
      {error !== null && <Failure error={error} what={t.title} />}
      {state.data && (
        <>
          <p>{isPlain ? t.plain : t.encrypted}</p>
          {isPlain && <p className={classes['quiet']}>{t.explain}</p>}
          <Field label="">
            <Group gap="xs">
              {isPlain ? (
                <Button variant="default" onClick={() => setDeed('encrypt')}>
                  {t.encrypt}
                </Button>
              ) : (
                <>
                  <Button variant="default" loading={lock.isPending} onClick={() => lock.mutate()}>
                    {t.lock}
                  </Button>
                  <Button variant="default" onClick={() => setDeed('change')}>
                    {t.change}
                  </Button>
                  <Button variant="default" onClick={() => setDeed('renew')}>
                    {t.renew}
                  </Button>
                  <Button variant="subtle" onClick={() => setDeed('decrypt')}>
                    {t.decrypt}
                  </Button>
                </>
              )}
            </Group>
          </Field>
          {!isPlain && state.data.canKeep && (
            <Field label="">
              <Checkbox
                label={t.keep}
                description={t.keepHint}
                checked={state.data.isKept}
                onChange={({ currentTarget }) => keep.mutate({ keep: currentTarget.checked })}
              />
            </Field>
          )}
          <OldFiles state={state.data} />
        </>
      )}
      {deed !== null && <EncryptionDialog deed={deed} onClose={() => setDeed(null)} />}
    </Panel>
  );
}
