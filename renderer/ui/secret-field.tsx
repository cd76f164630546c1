import { PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { handoverDeedsTexts } from '../../shared/i18n/handover-deeds.ts';
import { api } from '../api/client.ts';
import { useTexts } from './language.ts';

interface SecretFieldProps {
  /** Whose signature it is. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (secret: string) => void;
}

/** Asks for a person's PIN or password; nothing where they have none. */
export function SecretField({ name, value, onChange }: SecretFieldProps): ReactNode {
  const t = useTexts(handoverDeedsTexts);
  const kind = useSecretKind(name);
  if (kind === 'none') return null;
  return (
    <PasswordInput
      label={t[kind](name)}
      value={value}
      inputMode={kind === 'pin' ? 'numeric' : 'text'}
      autoComplete="off"
      maxLength={200}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What somebody signs with. */
export function useSecretKind(name: string): 'none' | 'pin' | 'password' {
  const { data } = useQuery(api.persons.list.queryOptions());
  return data?.persons.find((person) => person.name === name)?.secret ?? 'none';
}
