import { Command, InvalidArgumentError, Option } from 'commander';
import { DateTime } from 'luxon';
import type {
  HitGroup,
  SearchFilters,
  SearchHint,
  SearchSort,
} from '../../../shared/contract/search.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { roles, type Platform, type Role } from '../../../shared/model/message.ts';
import { platforms } from '../../../shared/model/platforms.ts';
import { action, common } from '../command.ts';
import { hitLine, plainHit } from '../hits.ts';
import { countInWords, print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly limit: number;
  readonly from?: string;
  readonly to?: string;
  readonly agent?: string;
  readonly customer?: string;
  readonly platform?: Platform;
  readonly shop?: string;
  readonly role?: Role;
  readonly conversation?: string;
  readonly reference?: string;
  readonly beforeId?: string;
  readonly sort: SearchSort;
  readonly byConversation?: boolean;
}

/** `keptword search QUERY`. Words of it may begin with a hyphen, as unknown options do. */
export function searchCommand(): Command {
  return common(new Command('search'))
    .description('finds messages by any part of their text')
    .allowUnknownOption()
    .argument(
      '<query...>',
      'words, "a phrase", -unwanted, a OR b, customer:name has:promise after:7d …',
    )
    .option('--limit <number>', 'hits on a page, at most 500', wholeNumber, 50)
    .option('--from <time>', 'from this day (of the archive’s zone) or ISO time on')
    .option('--to <time>', 'to the end of this day, or until this ISO time')
    .option('--agent <name>', 'sent by this agent')
    .option('--customer <name>', 'of this customer’s conversations')
    .addOption(new Option('--platform <platform>', 'from this platform').choices(platforms))
    .option('--shop <name>', 'of this shop')
    .addOption(new Option('--role <role>', 'sent by this side').choices(roles))
    .option('--conversation <id>', 'of this conversation')
    .option('--reference <number>', 'naming this order, item, tracking or phone number')
    .addOption(
      new Option('--sort <order>', 'relevance ranks the newest hits of several words')
        .choices(['newest', 'oldest', 'relevance'])
        .default('newest'),
    )
    .option('--by-conversation', 'conversations with their first hits and the number of all')
    .option('--before-id <id>', 'continue behind this message: `next` of the page before')
    .action(
      action((words: string[], options: Options) =>
        withArchive(options, async ({ client }) => {
          const query = queryOf(words);
          const { zone } = await client.settings.get();
          const filters = filtersOf(options, zone);
          const { limit, beforeId, sort } = options;
          const asked = { query, filters, ...(beforeId === undefined ? {} : { beforeId }) };
          if (options.byConversation) {
            const order = sort === 'oldest' ? 'oldest' : 'newest';
            const page = { ...asked, limit: Math.min(limit, 100), sort: order } as const;
            const { groups, next, hints } = await client.search.conversations(page);
            tell(hints);
            const plainGroups = groups.map((group) => ({
              ...group,
              hits: group.hits.map(plainHit),
            }));
            print(options.json, { groups: plainGroups, next, hints }, () =>
              groups.map(groupLines).join('\n'),
            );
            return;
          }
          const [{ hits, next, hints, among }, count] = await Promise.all([
            client.search.search({ ...asked, limit, sort }),
            client.search.count({ query, filters }),
          ]);
          tell(hints);
          print(options.json, { count, hits: hits.map(plainHit), next, hints, among }, () =>
            [...hits.map(hitLine), countInWords(count)].join('\n'),
          );
        }),
      ),
    );
}

/** Since a word may begin with a hyphen, a mistyped option looks like one. */
function queryOf(words: readonly string[]): string {
  const option = words.find((word) => /^--[a-z]/.test(word));
  if (option !== undefined) throw new AppError('invalid-input', `Unknown option ${option}.`);
  return words.join(' ');
}

function filtersOf(options: Options, zone: string): SearchFilters {
  const { agent, customer, platform, shop, role, conversation, reference } = options;
  const given = { agent, customer, platform, shop, role, conversationId: conversation, reference };
  return Object.fromEntries(
    Object.entries({
      ...given,
      from: instant('--from', options.from, zone, 'start'),
      to: instant('--to', options.to, zone, 'end'),
    }).filter(([, value]) => value !== undefined),
  );
}

/** A day is meant whole: it starts at its first moment and ends where the next begins. */
function instant(
  option: string,
  text: string | undefined,
  zone: string,
  edge: 'start' | 'end',
): number | undefined {
  if (text === undefined) return undefined;
  const time = DateTime.fromISO(text, { zone });
  if (!time.isValid) {
    throw new AppError('invalid-input', `${option}: not a day or an ISO time: ${text}`);
  }
  const isDay = /^\d{4}-?\d{2}-?\d{2}$/.test(text);
  return (isDay && edge === 'end' ? time.plus({ days: 1 }) : time).toMillis();
}

function groupLines({ title, hits, count }: HitGroup): string {
  return [`${title}  ${countInWords(count)}`, ...hits.map(hitLine)].join('\n');
}

/** What was not understood, beside the answer. */
function tell(hints: readonly SearchHint[]): void {
  for (const { kind, text, suggestion } of hints) {
    const meant = suggestion === null ? '' : `, ${suggestion}?`;
    process.stderr.write(`keptword: ${kind}: ${text}${meant}\n`);
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Not a positive number.');
  return Number(text);
}
