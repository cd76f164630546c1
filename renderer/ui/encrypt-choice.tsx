import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { encryptionTexts } from '../../shared/i18n/encryption.ts';
import { client } from '../api/client.ts';
import { useTexts } from './language.ts';
import { isUsable, NewPassphrase, nothingTyped, type Typed } from './new-passphrase.tsx';
import { setRecovery } from './recovery.ts';

/** Of a new archive: whether it is encrypted from the start, and under what. */
export interface EncryptWish {
  readonly isWanted: boolean;
  readonly typed: Typed;
}

export const plainWish: EncryptWish = { isWanted: false, typed: nothingTyped };

/** False while a passphrase is wanted and not yet there. */
export function isSettled({ isWanted, typed }: EncryptWish): boolean {
  return !isWanted || isUsable(typed);
}

/** Makes the archive as it was wished; the recovery sheet comes first of all in an encrypted one. */
export async function createArchive(
  grant: string,
  { isWanted, typed }: EncryptWish,
): Promise<void> {
  if (!isWanted) {
    await client.archives.create({ grant });
    return;
  }
  const { recoveryCode } = await client.encryption.create({ grant, passphrase: typed.first });
  setRecovery({ next: 'put-away', code: recoveryCode });
}

interface EncryptChoiceProps {
  readonly value: EncryptWish;
  readonly onChange: (wish: EncryptWish) => void;
}

export function EncryptChoice({ value, onChange }: EncryptChoiceProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const { isWanted, typed } = value;
  return (
    <>
      <Checkbox
        label={t.fromStart}
        description={t.fromStartWords}
        checked={isWanted}
        onChange={({ currentTarget }) =>
          onChange({ typed: nothingTyped, isWanted: currentTarget.checked })
        }
      />
      {isWanted && (
        <NewPassphrase value={typed} onChange={(next) => onChange({ isWanted, typed: next })} />
      )}
    </>
  );
}
