import { Command, Option } from 'commander';
import { arch, platform, release } from 'node:os';
import { AppError, errorTable } from '../../../shared/contract/errors.ts';
import { encryptionOf } from '../../core/encryption/key-file.ts';
import { programVersion } from '../../core/system/version.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { passphraseOf } from '../passphrase.ts';
import { archiveFolder, hasArchive, withArchive, type CommonOptions } from '../session.ts';

/** `keptword stats` */
export function statsCommand(): Command {
  return common(new Command('stats'))
    .description('counts what the archive holds')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const stats = await client.archive.stats();
          print(options.json, stats, () =>
            Object.entries(stats)
              .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
              .join('\n'),
          );
        }),
      ),
    );
}

/** `keptword verify`: exit 0 intact, 5 damaged. */
export function verifyCommand(): Command {
  return common(new Command('verify'))
    .description('checks originals, rows, search index and chains of the archive')
    .option('--quick', 'without reading the originals again')
    .action(
      action((options: CommonOptions & { readonly quick?: boolean }) =>
        withArchive(options, async ({ client }) => {
          const found = await client.archive.verify({ quick: options.quick ?? false });
          print(options.json, found, () =>
            [
              found.verdict,
              JSON.stringify(found.checked),
              ...found.findings.map(
                ({ code, subject, detail }) => `${code}\t${subject}\t${detail}`,
              ),
            ].join('\n'),
          );
          return found.verdict === 'intact' ? 0 : 5;
        }),
      ),
    );
}

/** `keptword doctor`: exit 0 healthy, 5 damaged or locked. Where there is no archive it still says the versions. */
export function doctorCommand(): Command {
  return common(new Command('doctor'))
    .description('says versions, paths, and the health of archive, search index and backups')
    .action(
      action(async (options: CommonOptions) => {
        if (!hasArchive(options)) {
          const found = {
            program: programVersion,
            node: process.versions.node,
            electron: null,
            system: `${platform()} ${release()} ${arch()}`,
            archive: null,
          };
          print(options.json, found, () => linesOf(found));
          return 0;
        }
        const location = archiveFolder(options);
        const encryption = encryptionOf(location);
        if (encryption !== null && (await passphraseOf(options)) === undefined) {
          const found = {
            program: programVersion,
            archive: { location, encryption, locked: true },
          };
          print(options.json, found, () => linesOf(found));
          return errorTable.locked.exit;
        }
        return withArchive(options, async ({ client }) => {
          const found = await client.archive.diagnose();
          print(options.json, found, () => linesOf(found));
          return found.health.verdict === 'intact' ? 0 : 5;
        });
      }),
    );
}

function linesOf(found: object): string {
  return Object.entries(found)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}

/** `keptword export --format jsonl|csv`: every message to stdout. */
export function exportCommand(): Command {
  return common(new Command('export'))
    .description('writes every message to stdout')
    .addOption(new Option('--format <format>').choices(['jsonl', 'csv']).makeOptionMandatory())
    .action(
      action((options: CommonOptions & { readonly format: 'jsonl' | 'csv' }) =>
        withArchive(options, async ({ client }) => {
          for await (const { chunk } of await client.archive.export({ format: options.format })) {
            await write(chunk);
          }
        }),
      ),
    );
}

/** Waits for a slow reader instead of keeping the archive in memory. */
function write(chunk: string): Promise<void> {
  return new Promise((done, fail) =>
    process.stdout.write(chunk, (cause) =>
      cause ? fail(new AppError('cancelled', 'The reader of the output went away.')) : done(),
    ),
  );
}
