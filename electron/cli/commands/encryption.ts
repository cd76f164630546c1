import { Command } from 'commander';
import { userInfo } from 'node:os';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ArchiveSecret } from '../../../shared/contract/passphrase.ts';
import { strengthOf, type Strength } from '../../../shared/domain/encryption/strength.ts';
import { convert } from '../../core/conversion.ts';
import { encryptionOf, makeKey, unlockKey } from '../../core/encryption/key-file.ts';
import { oldFolders, removeFolders } from '../../core/encryption/old-files.ts';
import { keyIdOf, prepareEncrypted } from '../../core/encryption/open.ts';
import { fixedClock, systemClock } from '../../core/system/clock.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { passphraseOf, secretIn, secretOf, type RecoveryOptions } from '../passphrase.ts';
import { archiveFolder, withArchive, type CommonOptions } from '../session.ts';

type Options = CommonOptions & RecoveryOptions & { readonly newPassphraseFile?: string };

const never = new AbortController().signal;

/** `keptword encryption status|create|encrypt|decrypt|change-passphrase|recovery-code|remove-old` */
export function encryptionCommand(): Command {
  const encryption = new Command('encryption').description(
    'encrypts an archive under a passphrase, changes it, takes it away again',
  );
  encryption.addCommand(statusCommand());
  encryption.addCommand(createCommand());
  encryption.addCommand(encryptCommand());
  encryption.addCommand(decryptCommand());
  encryption.addCommand(changeCommand());
  encryption.addCommand(recoveryCommand());
  encryption.addCommand(removeOldCommand());
  return encryption;
}

function statusCommand(): Command {
  return common(new Command('status'))
    .description('says whether the archive is encrypted, how, and which old files are still there')
    .action(
      action(async (options: Options) => {
        const folder = archiveFolder(options);
        keyIdOf(folder);
        const found = { encryption: encryptionOf(folder), old: oldFolders(folder) };
        print(options.json, found, () =>
          [
            found.encryption ? `encrypted: ${Object.values(found.encryption).join(', ')}` : 'plain',
            ...found.old,
          ].join('\n'),
        );
      }),
    );
}

function createCommand(): Command {
  return common(new Command('create'))
    .description('makes an encrypted archive in an empty folder and says its recovery code')
    .action(
      action(async (options: Options) => {
        const folder = archiveFolder(options);
        const passphrase = await demandPassphrase(options);
        const { key, recoveryCode } = await prepareEncrypted(folder, passphrase);
        await withArchive({ ...options, create: true, key }, () => Promise.resolve());
        const strength = tellStrength(passphrase);
        const made = { location: folder, recoveryCode, strength };
        print(options.json, made, () => recoveryWords(recoveryCode));
      }),
    );
}

function encryptCommand(): Command {
  return common(new Command('encrypt'))
    .description('makes the archive an encrypted one; the old files stay until they are removed')
    .option('--as <name>', 'who does it')
    .action(
      action(async (options: Options & { readonly as?: string }) => {
        const folder = archiveFolder(options);
        if (keyIdOf(folder) !== null) throw refused('The archive is encrypted already.');
        const passphrase = await demandPassphrase(options);
        const { key, file, recoveryCode } = await makeKey(passphrase);
        // Opened once, so that an older archive is brought to this version first.
        await withArchive({ ...options, key: null }, () => Promise.resolve());
        const by = deedBy(options);
        const { aside } = await convert(
          { folder, from: null, to: { key, file }, by },
          silent,
          never,
        );
        const strength = tellStrength(passphrase);
        const made = { location: folder, recoveryCode, strength, old: aside };
        print(options.json, made, () => [recoveryWords(recoveryCode), oldWords(aside)].join('\n'));
      }),
    );
}

function decryptCommand(): Command {
  return recovering(common(new Command('decrypt')))
    .description('makes an encrypted archive a plain one')
    .option('--as <name>', 'who does it')
    .action(
      action(async (options: Options & { readonly as?: string }) => {
        const folder = archiveFolder(options);
        if (keyIdOf(folder) === null) throw refused('The archive is not encrypted.');
        const from = await unlockKey(folder, await demandSecret(options));
        await withArchive({ ...options, key: from }, () => Promise.resolve());
        const by = deedBy(options);
        const { aside } = await convert({ folder, from, to: null, by }, silent, never);
        print(options.json, { location: folder, old: aside }, () => oldWords(aside));
      }),
    );
}

function changeCommand(): Command {
  return recovering(common(new Command('change-passphrase')))
    .description('sets another passphrase; opened with the one before, or with the recovery code')
    .option(
      '--new-passphrase-file <file>',
      'file with the new passphrase (or in $KEPTWORD_NEW_PASSPHRASE)',
    )
    .action(
      action(async (options: Options) => {
        const secret = await demandSecret(options);
        const passphrase = await secretIn(options.newPassphraseFile, 'KEPTWORD_NEW_PASSPHRASE');
        if (passphrase === undefined) throw missing('new passphrase');
        await withSecret(options, secret, ({ client }) =>
          client.passphrase.change({ secret, passphrase }),
        );
        const changed = { changed: true, strength: tellStrength(passphrase) };
        print(options.json, changed, () => 'The passphrase was changed.');
      }),
    );
}

function recoveryCommand(): Command {
  return recovering(common(new Command('recovery-code')))
    .description('makes a recovery code in place of the one before, and says it once')
    .action(
      action(async (options: Options) => {
        const secret = await demandSecret(options);
        const made = await withSecret(options, secret, ({ client }) =>
          client.passphrase.renewRecoveryCode({ secret }),
        );
        print(options.json, made, () => recoveryWords(made.recoveryCode));
      }),
    );
}

function removeOldCommand(): Command {
  return common(new Command('remove-old'))
    .description('removes the files from before the archive was encrypted or decrypted')
    .option('--yes', 'they are removed for good')
    .action(
      action(async (options: Options & { readonly yes?: boolean }) => {
        const folders = oldFolders(archiveFolder(options));
        if (options.yes !== true && folders.length > 0) throw refused(removalWords, folders);
        removeFolders(folders);
        print(options.json, { removed: folders }, () => folders.join('\n') || 'There are none.');
      }),
    );
}

/** Adds the option of commands that the recovery code opens as well. */
function recovering(command: Command): Command {
  return command.option(
    '--recovery-code-file <file>',
    'file with the recovery code (or in $KEPTWORD_RECOVERY_CODE)',
  );
}

async function withSecret<T>(
  options: Options,
  secret: ArchiveSecret,
  work: Parameters<typeof withArchive<T>>[1],
): Promise<T> {
  const folder = archiveFolder(options);
  const key = keyIdOf(folder) === null ? null : await unlockKey(folder, secret);
  return withArchive({ ...options, key }, work);
}

async function demandPassphrase(options: Options): Promise<string> {
  const passphrase = await passphraseOf(options);
  if (passphrase === undefined) throw missing('passphrase');
  return passphrase;
}

async function demandSecret(options: Options): Promise<ArchiveSecret> {
  const secret = await secretOf(options);
  if (!secret) throw missing('passphrase');
  return secret;
}

/** A weak one is taken, and said to be so. */
function tellStrength(passphrase: string): Strength {
  const strength = strengthOf(passphrase);
  if (strength === 'weak') {
    process.stderr.write(
      'keptword: the passphrase is weak; who knows how finds it in days to months.\n',
    );
  }
  return strength;
}

function missing(what: string): AppError {
  const name = what.replace(' ', '-');
  const variable = `KEPTWORD_${what.replace(' ', '_').toUpperCase()}`;
  return new AppError('invalid-input', `Give the ${what}: --${name}-file, or $${variable}.`);
}

function refused(message: string, folders: readonly string[] = []): AppError {
  return new AppError('conflict', message, folders.length > 0 ? { old: folders.join(', ') } : {});
}

function deedBy({ as, now }: { readonly as?: string; readonly now?: string }) {
  const clock = now === undefined ? systemClock : fixedClock(now);
  return { actor: as ?? userInfo().username, at: clock.now() };
}

const silent = (): void => undefined;

const removalWords =
  'These folders are removed for good with --yes. On an SSD, and in system snapshots, what was removed ' +
  'may still be found for a while; only a disk that is encrypted itself keeps it from others.';

function recoveryWords(code: string): string {
  return `Recovery code (said only now; keep it on paper, away from the computer):\n${code}`;
}

function oldWords(aside: string): string {
  return `The old files lie in ${aside} until: keptword encryption remove-old --yes`;
}
