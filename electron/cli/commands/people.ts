import { Command } from 'commander';
import type { LinkedAccount } from '../../../shared/contract/people.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ListOptions extends CommonOptions {
  readonly account?: string;
  readonly limit: string;
}

interface ReasonOptions extends CommonOptions {
  readonly reason: string;
}

/** `keptword people [TEXT]`, `keptword people link A B`, `keptword people unlink LINK_ID` */
export function peopleCommand(): Command {
  const people = common(new Command('people').argument('[text]'))
    .description('finds accounts by name; links those that are one person, and undoes it')
    .option('--account <id>', 'all accounts of the person behind this one, and its links')
    .option('--limit <n>', 'at most so many', '20')
    .action(
      action((text: string | undefined, options: ListOptions) =>
        withArchive(options, async ({ client }) => {
          if (options.account !== undefined) {
            const person = await client.people.get({ accountId: options.account });
            print(options.json, person, () => person.accounts.map(inWords).join('\n'));
            return;
          }
          const found = await client.people.find({
            text: text ?? '',
            limit: Number(options.limit),
          });
          print(options.json, found, () => found.accounts.map(inWords).join('\n'));
        }),
      ),
    );
  people.addCommand(
    common(new Command('link').argument('<account>').argument('<other>'))
      .description('says that two accounts are one person')
      .requiredOption('--reason <text>', 'how that is known')
      .action(
        action((accountId: string, otherId: string, options: ReasonOptions) =>
          withArchive(options, async ({ client }) => {
            const { reason } = options;
            const made = await client.people.link({ accountId, otherId, reason });
            print(options.json, made, () => `link ${made.linkId}`);
          }),
        ),
      ),
  );
  people.addCommand(
    common(new Command('unlink').argument('<link>'))
      .description('undoes a link; it stays on record')
      .requiredOption('--reason <text>', 'why')
      .action(
        action((linkId: string, options: ReasonOptions) =>
          withArchive(options, async ({ client }) => {
            await client.people.unlink({ linkId, reason: options.reason });
            print(options.json, { linkId }, () => `undone ${linkId}`);
          }),
        ),
      ),
  );
  return people;
}

function inWords({ accountId, name, handle, platform, role, messages }: LinkedAccount): string {
  const known = handle === name ? '' : ` (${handle})`;
  return `${accountId} ${name}${known} ${platform} ${role}, ${messages} messages`;
}
