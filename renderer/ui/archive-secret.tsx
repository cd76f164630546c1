import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ArchiveSecret } from '../../shared/contract/passphrase.ts';
import { encryptionTexts } from '../../shared/i18n/encryption.ts';
import { useTexts } from './language.ts';

/** What was typed to open an encrypted archive, and whether it is the code from the recovery sheet. */
export interface TypedSecret {
  readonly text: string;
  readonly isRecoveryCode: boolean;
}

export const noSecretTyped: TypedSecret = { text: '', isRecoveryCode: false };

export function archiveSecretOf({ text, isRecoveryCode }: TypedSecret): ArchiveSecret {
  return isRecoveryCode ? { recoveryCode: text } : { passphrase: text };
}

interface ArchiveSecretProps {
  readonly value: TypedSecret;
  readonly isWrong: boolean;
  readonly onChange: (typed: TypedSecret) => void;
}

/** The archive's passphrase; or, where that is forgotten, its recovery code. */
export function ArchiveSecretField({ value, isWrong, onChange }: ArchiveSecretProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const { text, isRecoveryCode } = value;
  const field = {
    value: text,
    autoFocus: true,
    'data-autofocus': true,
    autoComplete: 'off',
    maxLength: 200,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      onChange({ ...value, text: currentTarget.value }),
  };
  return (
    <>
      {isRecoveryCode ? (
        <TextInput key="code" label={t.recoveryCode} error={isWrong && t.wrongCode} {...field} />
      ) : (
        <PasswordInput key="words" label={t.passphrase} error={isWrong && t.wrong} {...field} />
      )}
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => onChange({ text: '', isRecoveryCode: !isRecoveryCode })}
      >
        {isRecoveryCode ? t.usePassphrase : t.forgotten}
      </Button>
    </>
  );
}
