import { Command } from 'commander';
import { basename, resolve } from 'node:path';
import type { Backup, BackupMade, BackupRestored } from '../../../shared/contract/backups.ts';
import { restoreBackup } from '../../core/backups/restore.ts';
import { verifyBackup } from '../../core/backups/verify.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

const never = new AbortController().signal;

/** `keptword backup create|list|verify|restore|folder` */
export function backupCommand(): Command {
  const backup = new Command('backup').description(
    'copies the archive, proves the copy, brings it back',
  );
  backup.addCommand(createCommand());
  backup.addCommand(listCommand());
  backup.addCommand(folderCommand());
  backup.addCommand(verifyCommand());
  backup.addCommand(restoreCommand());
  return backup;
}

function createCommand(): Command {
  return common(new Command('create'))
    .description('copies the archive as it stands, and opens and checks the copy')
    .option('--to <dir>', 'folder to put it into (default: where backups go)')
    .action(
      action((options: CommonOptions & { readonly to?: string }) =>
        withArchive(options, async ({ client, grant }) => {
          const folder = options.to === undefined ? {} : { folder: await grant(options.to) };
          let made: Extract<BackupMade, { type: 'made' }> | undefined;
          for await (const step of await client.backups.create(folder)) {
            if (step.type === 'made') made = step;
          }
          if (!made) return;
          const { type: _type, backup, ...rest } = made;
          const document = { ...withoutGrant(backup), ...rest };
          print(options.json, document, () => inWords(document));
        }),
      ),
    );
}

function listCommand(): Command {
  return common(new Command('list'))
    .description('lists the backups of the archive, newest first')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const { backups, ...rest } = await client.backups.list();
          const document = { ...rest, backups: backups.map(withoutGrant) };
          print(options.json, document, () =>
            [
              `${rest.folder}${rest.isReachable ? '' : ' (not reachable)'}`,
              ...document.backups.map(inWords),
              ...rest.damaged.map((name) => `! ${name}`),
            ].join('\n'),
          );
        }),
      ),
    );
}

function folderCommand(): Command {
  return common(new Command('folder').argument('[dir]'))
    .description('says or sets where backups go; --beside: into a folder beside the archive')
    .option('--beside')
    .action(
      action((dir: string | undefined, options: CommonOptions & { readonly beside?: boolean }) =>
        withArchive(options, async ({ client, grant }) => {
          const chosen = options.beside ? null : dir === undefined ? undefined : await grant(dir);
          const { folder, isReachable } =
            chosen === undefined
              ? await client.backups.list()
              : await client.backups.choose({ folder: chosen });
          print(options.json, { folder, isReachable }, () => folder);
        }),
      ),
    );
}

/** Exit 0 intact, 4 damaged. Needs no archive. */
function verifyCommand(): Command {
  return new Command('verify')
    .argument('<backup>')
    .description('reads every file of a backup again')
    .option('--json', 'one JSON document on stdout')
    .action(
      action(async (folder: string, options: CommonOptions) => {
        const found = await verifyBackup(resolve(folder), never);
        print(options.json, found, () =>
          [
            `${found.verdict}: ${found.files} files, ${found.bytes} bytes`,
            ...found.findings.map(({ code, file }) => `${code}\t${file}`),
          ].join('\n'),
        );
        return found.verdict === 'intact' ? 0 : 4;
      }),
    );
}

/** Needs no archive: that may be what is gone. */
function restoreCommand(): Command {
  return new Command('restore')
    .argument('<backup>')
    .description('brings a backup back as an archive in a new or empty folder')
    .requiredOption('--to <dir>', 'the new archive folder')
    .option('--json', 'one JSON document on stdout')
    .action(
      action(async (folder: string, options: CommonOptions & { readonly to: string }) => {
        const to = resolve(options.to);
        const restored: Omit<
          Extract<BackupRestored, { type: 'restored' }>,
          'type'
        > = await restoreBackup(resolve(folder), to, never, () => undefined);
        print(options.json, restored, () => {
          const { files, bytes, messages } = restored;
          return `${basename(to)}: ${files} files, ${bytes} bytes, ${messages} messages; all equal`;
        });
      }),
    );
}

function withoutGrant({ grant: _grant, ...rest }: Backup): Omit<Backup, 'grant'> {
  return rest;
}

function inWords(backup: { location: string; messages: number; bytes: number }): string {
  return `${backup.location}\t${backup.messages} messages\t${backup.bytes} bytes`;
}
