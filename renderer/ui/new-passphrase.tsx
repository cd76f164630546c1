import { PasswordInput, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { isLongEnough, passphraseText } from '../../shared/domain/encryption/passphrase.ts';
import { strengthOf } from '../../shared/domain/encryption/strength.ts';
import { encryptionTexts } from '../../shared/i18n/encryption.ts';
import { useTexts } from './language.ts';
import classes from './new-passphrase.module.css';

/** What was typed. */
export interface Typed {
  readonly first: string;
  readonly second: string;
}

export const nothingTyped: Typed = { first: '', second: '' };

export function isUsable({ first, second }: Typed): boolean {
  return isLongEnough(first) && passphraseText(first) === passphraseText(second);
}

const shares = { weak: 25, fair: 60, strong: 100 } as const;
const colors = { weak: 'red', fair: 'yellow', strong: 'green' } as const;

interface NewPassphraseProps {
  readonly value: Typed;
  readonly onChange: (typed: Typed) => void;
}

/** Typed twice, as nobody can read it; how soon it is guessed is told on the way. */
export function NewPassphrase({ value, onChange }: NewPassphraseProps): ReactNode {
  const t = useTexts(encryptionTexts);
  const { first, second } = value;
  const strength = strengthOf(first);
  const words = { weak: t.strengthWeak, fair: t.strengthFair, strong: t.strengthStrong };
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
      <div className={classes['strength']} role="status">
        {isLongEnough(first) && (
          <>
            <Progress value={shares[strength]} aria-hidden color={colors[strength]} />
            {words[strength]}
          </>
        )}
      </div>
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
