import { Command } from 'commander';
import { DateTime } from 'luxon';
import { AppError } from '../../../shared/contract/errors.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface CreateOptions extends CommonOptions {
  readonly since?: string;
  readonly out?: string;
}

/** `keptword bundle create [--since DAY] [--out DIR]`, `keptword bundle merge FILE` */
export function bundleCommand(): Command {
  const bundle = new Command('bundle').description(
    'shares archives between machines without a server: one file out, merged on the other side',
  );
  bundle.addCommand(
    common(new Command('create'))
      .description('writes one file with originals, attachments and decisions')
      .option('--since <time>', 'what came in and was decided from this day or ISO time on')
      .option('--out <dir>', 'folder to write it into (default: exports in the archive)')
      .action(
        action((options: CreateOptions) =>
          withArchive(options, async ({ client, grant }) => {
            const { zone } = await client.settings.get();
            const made = await client.bundles.create({
              since: instantOf(options.since, zone),
              ...(options.out !== undefined && { folder: await grant(options.out) }),
            });
            print(options.json, made, () => {
              const told = `${made.batches} batches, ${made.deeds} decisions, ${made.bytes} bytes`;
              return `${made.location}\n${told}`;
            });
          }),
        ),
      ),
  );
  bundle.addCommand(
    common(new Command('merge').argument('<file>'))
      .description('takes in another archive’s bundle; in any order, any number of times')
      .action(
        action((file: string, options: CommonOptions) =>
          withArchive({ ...options, create: true }, async ({ client, grant }) => {
            const merged = await client.bundles.merge({ grant: await grant(file) });
            print(options.json, merged, () => {
              const { batches, totals, deeds, conflicts } = merged;
              return [
                `${batches.merged} batches merged, ${batches.known} known; ${totals.new} new messages`,
                `${deeds.applied} decisions applied, ${deeds.known} known, ${deeds.waiting} waiting`,
                ...conflicts.map(
                  ({ noun, about, field, here, there, kept }) =>
                    `! ${noun} “${about}” ${field}: here ${here}, there ${there}; ${kept} holds`,
                ),
              ].join('\n');
            });
          }),
        ),
      ),
  );
  return bundle;
}

function instantOf(text: string | undefined, zone: string): number {
  if (text === undefined) return 0;
  const time = DateTime.fromISO(text, { zone });
  if (time.isValid) return time.toMillis();
  throw new AppError('invalid-input', '--since is a day (YYYY-MM-DD) or an ISO time.', { text });
}
