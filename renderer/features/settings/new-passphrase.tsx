import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { isLongEnough, passphraseText } from '../../../shared/domain/encryption/passphrase.ts';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { useTexts } from '../../ui/language.ts';

/** What was typed, twice, as nobody can read it. */
export interface Typed {
  readonly first: string;
  readonly second: string;
}

export const nothingTyped: Typed = { first: '', second: '' };

export function isUsable({ first, second }: Typed): boolean {
  return isLongEnough(first) && passphraseText(first) === passphraseText(second);
}

interface NewPassphraseProps {
  readonly value: Typed;
  readonly onChange: (typed: Typed) => void;
}

export function NewPassphrase({ value, onChange }: NewPassphraseProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const { first, second } = value;
  const differs = second !== '' && passphraseText(first) !== passphraseText(second);
  return (
    <>
      <PasswordInput
        label={t.newPassphrase}
        description={t.hint}
        value={first}
        autoComplete="new-password"
        maxLength={200}
        data-autofocus
        error={second !== '' && !isLongEnough(first) && t.short}
        onChange={({ currentTarget }) => onChange({ first: currentTarget.value, second })}
      />
      <PasswordInput
        label={t.again}
        value={second}
        autoComplete="new-password"
        maxLength={200}
        error={differs && t.differ}
        onChange={({ currentTarget }) => onChange({ first, second: currentTarget.value })}
      />
    </>
  );
}
