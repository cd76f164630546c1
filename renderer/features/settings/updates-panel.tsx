import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Desktop, UpdateState } from '../../../shared/contract/desktop.ts';
import { updateTexts } from '../../../shared/i18n/updates.ts';
import { desktop } from '../../api/desktop.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { Field } from './field.tsx';
import classes from './settings.module.css';

/** Where this computer looks for new versions; in a browser there is nothing to install. */
export function UpdatesPanel(): ReactNode {
  return desktop === undefined ? null : <Updates desktop={desktop} />;
}

function Updates({ desktop: host }: { readonly desktop: Desktop }): ReactNode {
  const t = useTexts(updateTexts);
  const queries = useQueryClient();
  const { data: state } = useQuery({ queryKey, queryFn: () => host.updateState() });
  const keep = (next: UpdateState): void => {
    queries.setQueryData(queryKey, next);
  };
  const set = useMutation({ mutationFn: host.setUpdateAddress, onSuccess: keep });
  const take = useMutation({ mutationFn: host.takeUpdate, onSuccess: keep });
  const [typed, setTyped] = useState<string>();
  if (state === undefined) return null;
  const address = typed ?? state.address ?? '';
  const isWrong = address !== '' && !/^https:\/\/\S+\.\S/.test(address);
  return (
    <Panel title={t.title}>
      <p className={classes['quiet']}>{t.hint}</p>
      <Field label={t.address}>
        <TextInput
          aria-label={t.address}
          description={t.addressHint}
          placeholder="https://"
          value={address}
          error={isWrong && t.invalid}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button
            variant="default"
            disabled={isWrong || address === '' || address === state.address}
            loading={set.isPending}
            onClick={() => set.mutate(address.trim(), { onSuccess: () => setTyped(undefined) })}
          >
            {t.set}
          </Button>
          {state.address !== null && (
            <Button
              variant="subtle"
              disabled={set.isPending}
              onClick={() => set.mutate(null, { onSuccess: () => setTyped(undefined) })}
            >
              {t.none}
            </Button>
          )}
        </Group>
      </Field>
      <p role="status">{standingIn(t, state, take.isPending)}</p>
      {state.address !== null && (
        <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
          {state.standing === 'available'
            ? t.fetch
            : state.standing === 'ready'
              ? t.install
              : t.check}
        </Button>
      )}
    </Panel>
  );
}

const queryKey = ['desktop', 'updates'];

function standingIn(
  t: (typeof updateTexts)['en'],
  { standing, address, version = '', detail = '' }: UpdateState,
  isTaking: boolean,
): string {
  if (address === null) return t.off;
  if (isTaking && standing === 'available') return t.fetching(version);
  switch (standing) {
    case 'current':
    case 'available':
    case 'fetching':
    case 'ready':
      return t[standing](version);
    case 'failed':
      return t.failed(detail);
    default:
      return t[standing];
  }
}
