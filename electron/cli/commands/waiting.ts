import { Command, Option } from 'commander';
import { waitingAges, type Waiting, type WaitingAge } from '../../../shared/contract/waiting.ts';
import type { Channel, Platform } from '../../../shared/model/message.ts';
import { channels, platforms } from '../../../shared/model/platforms.ts';
import { action, common } from '../command.ts';
import { given, instantOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ListOptions extends CommonOptions {
  readonly shop?: string;
  readonly platform?: Platform;
  readonly channel?: Channel;
  readonly since?: string;
  readonly age?: WaitingAge;
  readonly all?: boolean;
  readonly order?: 'oldest' | 'newest';
  readonly limit: string;
  readonly settle?: string;
  readonly unsettle?: string;
  readonly as?: string;
}

/** `keptword waiting`: buyers whose last words nobody answered. */
export function waitingCommand(): Command {
  return common(new Command('waiting'))
    .description('lists buyers whose last words nobody answered, longest waiting first')
    .option('--shop <name>', 'only of this shop')
    .addOption(new Option('--platform <platform>').choices(platforms))
    .addOption(new Option('--channel <channel>').choices(channels))
    .option('--since <time>', 'only those waiting since then or later')
    .addOption(
      new Option(
        '--age <age>',
        'only those who wait up to an hour, a day, a week, or longer',
      ).choices(waitingAges),
    )
    .option('--all', 'mere thanks and goodbyes, too')
    .addOption(new Option('--order <order>').choices(['oldest', 'newest']))
    .option('--limit <n>', 'at most so many', '200')
    .option('--settle <message id>', 'these last words need no answer')
    .option('--unsettle <message id>', 'they do after all')
    .option('--as <name>', 'who decides')
    .action(
      action((options: ListOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { settle, unsettle, shop, platform, channel, all, order, since, age } = options;
          if (settle !== undefined) await client.waiting.settle({ messageId: settle });
          if (unsettle !== undefined) await client.waiting.unsettle({ messageId: unsettle });
          const found = await client.waiting.list({
            ...given({ shop, platform, channel, all, order, age }),
            ...given({ since: since === undefined ? undefined : instantOf(since, zone) }),
            limit: Number(options.limit),
          });
          print(options.json, found, () => found.waiting.map(inWords).join('\n'));
        }),
      ),
    );
}

function inWords({
  conversationId,
  customer,
  channel,
  ageMinutes,
  reason,
  excerpt,
}: Waiting): string {
  const words = excerpt.replaceAll('\n', ' ');
  return [conversationId, ageInWords(ageMinutes), channel, reason, customer ?? '?', words].join(
    '\t',
  );
}

function ageInWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
