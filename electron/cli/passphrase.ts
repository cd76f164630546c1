import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { ArchiveSecret } from '../../shared/contract/passphrase.ts';

export interface PassphraseOptions {
  readonly passphraseFile?: string;
}

export interface RecoveryOptions extends PassphraseOptions {
  readonly recoveryCodeFile?: string;
}

/** Never as an argument: those are seen by everybody on the computer. */
export function withPassphrase(command: Command): Command {
  return command.option(
    '--passphrase-file <file>',
    'file with the passphrase of an encrypted archive (or in $KEPTWORD_PASSPHRASE)',
  );
}

/** Undefined where none was given. */
export function passphraseOf({ passphraseFile }: PassphraseOptions): Promise<string | undefined> {
  return secretIn(passphraseFile, 'KEPTWORD_PASSPHRASE');
}

/** The recovery code where there is one, else the passphrase. */
export async function secretOf(options: RecoveryOptions): Promise<ArchiveSecret | undefined> {
  const recoveryCode = await secretIn(options.recoveryCodeFile, 'KEPTWORD_RECOVERY_CODE');
  if (recoveryCode !== undefined) return { recoveryCode };
  const passphrase = await passphraseOf(options);
  return passphrase === undefined ? undefined : { passphrase };
}

/** The first line of a file, else what stands in the environment. */
export async function secretIn(
  file: string | undefined,
  variable: string,
): Promise<string | undefined> {
  if (file === undefined) return process.env[variable] || undefined;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('not-found', 'The file cannot be read.', { path: file }, { cause });
  });
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (line.trim() === '') throw new AppError('invalid-input', 'The file is empty.', { path: file });
  return line;
}
