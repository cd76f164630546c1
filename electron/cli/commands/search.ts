import { Command, InvalidArgumentError, Option } from 'commander';
import { DateTime } from 'luxon';
import type { Hit, SearchFilters } from '../../../shared/contract/search.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { platforms, roles, type Platform, type Role } from '../../../shared/model/message.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
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
}

/** `keptword search QUERY` */
export function searchCommand(): Command {
  return common(new Command('search'))
    .description('finds messages by any part of their text, newest first')
    .argument('<query>', 'words that must all be there; "a phrase", -unwanted')
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
    .option('--before-id <id>', 'continue below this message: `next` of the page before')
    .action(
      action((query: string, options: Options) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const filters = filtersOf(options, zone);
          const { limit, beforeId } = options;
          const page = { query, filters, limit, ...(beforeId === undefined ? {} : { beforeId }) };
          const [{ hits, next }, count] = await Promise.all([
            client.search.search(page),
            client.search.count({ query, filters }),
          ]);
          print(options.json, { count, hits: hits.map(plain), next }, () =>
            [...hits.map(line), told(count)].join('\n'),
          );
        }),
      ),
    );
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

function plain(hit: Hit): object {
  const { messageId, conversationId, sentAt, wallClock, sender, role, platform, shop, text } = hit;
  const found = {
    messageId,
    conversationId,
    sentAt,
    wallClock,
    sender,
    role,
    platform,
    shop,
    text,
  };
  return { ...found, snippet: hit.snippet.text };
}

function line(hit: Hit): string {
  const when = hit.wallClock?.replace('T', ' ') ?? '-';
  return `${hit.messageId.padStart(8)}  ${when.padEnd(19)}  ${hit.sender}: ${marked(hit.snippet)}`;
}

/** The hit in bold where a terminal shows it. */
function marked({ text, marks }: Hit['snippet']): string {
  if (!process.stdout.isTTY) return text;
  return marks.reduceRight(
    (before, { start, end }) =>
      `${before.slice(0, start)}\u001b[1m${before.slice(start, end)}\u001b[22m${before.slice(end)}`,
    text,
  );
}

function told({ value, kind }: { value: number; kind: 'exact' | 'about' | 'atLeast' }): string {
  return { exact: `${value} 条`, about: `约 ${value} 条`, atLeast: `${value}+ 条` }[kind];
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Not a positive number.');
  return Number(text);
}
