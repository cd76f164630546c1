import type { Command } from 'commander';
import type { Secret } from '../../shared/contract/persons.ts';

export interface SecretOptions {
  readonly pin?: string;
  readonly password?: string;
}

/** Where a person says that they are who: `--pin`, `--password`, or `KEPTWORD_SECRET`, seen by nobody. */
export function withSecret(command: Command): Command {
  return command
    .option('--pin <digits>', 'their PIN (or in $KEPTWORD_SECRET)')
    .option('--password <text>', 'their password (or in $KEPTWORD_SECRET)');
}

/** For calls that take a secret where the person has one. */
export function secretOf({ pin, password }: SecretOptions): { readonly secret?: string } {
  const secret = pin ?? password ?? process.env['KEPTWORD_SECRET'];
  return secret === undefined || secret === '' ? {} : { secret };
}

/** A secret to be kept. */
export function newSecretOf({ pin, password }: SecretOptions): Secret | null {
  if (pin !== undefined) return { kind: 'pin', value: pin };
  return password === undefined ? null : { kind: 'password', value: password };
}
