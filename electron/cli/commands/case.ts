import { Command, Option } from 'commander';
import { DateTime } from 'luxon';
import { caseFileKinds, type Case, type CaseItem } from '../../../shared/contract/cases.ts';
import { caseCheckTexts, opponentTexts } from '../../../shared/i18n/cases.ts';
import { action, collect, common } from '../command.ts';
import { language } from '../language.ts';
import { centsOrNone } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';
import { zonedTime } from '../zoned-time.ts';

/** `keptword case …`: a dispute's evidence as people gather it. */
export function caseCommand(): Command {
  const group = new Command('case').description('cases: basket, claims, checks before export');
  const commands = [open(), list(), show(), edit(), add(), addFile(), remove(), claim(), check()];
  for (const command of [...commands, withdrawClaim()]) group.addCommand(command);
  return group;
}

interface FactOptions extends CommonOptions {
  readonly as?: string;
  readonly title?: string;
  readonly platform?: string;
  readonly shop?: string;
  readonly order?: string;
  readonly buyer?: string;
  readonly claim?: string;
  readonly amount?: string;
  readonly deadline?: string;
}

function facts(command: Command): Command {
  return common(command)
    .option('--title <text>', 'what it is called')
    .option('--platform <name>', 'where it is contested')
    .option('--shop <name>', 'shop')
    .option('--order <number>', 'order number')
    .option('--buyer <name>', 'buyer')
    .option('--claim <text>', 'what is to be proved')
    .option('--amount <yuan>', 'amount contested, e.g. 128.50')
    .option('--deadline <time>', 'ISO 8601; without offset in the zone of the settings')
    .option('--as <person>', 'who does it');
}

function open(): Command {
  return facts(new Command('open'))
    .description('opens a case; of a dispute the one that it has, with its messages')
    .option('--dispute <id>', 'dispute that it is about')
    .action(
      action((options: FactOptions & { readonly dispute?: string }) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const dispute = options.dispute === undefined ? {} : { disputeId: options.dispute };
          told(options, await client.cases.open({ ...factsOf(options, zone), ...dispute }));
        }),
      ),
    );
}

function edit(): Command {
  return facts(new Command('edit').argument('<case>', 'EV-0007'))
    .description('changes facts of a case; an empty text clears one')
    .action(
      action((number: string, options: FactOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          told(options, await client.cases.edit({ number, ...factsOf(options, zone) }));
        }),
      ),
    );
}

function list(): Command {
  return common(new Command('list'))
    .description('all cases, newest first')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.cases.list();
          print(options.json, found, () =>
            found.cases
              .map(({ number, title, orderNo, packages }) =>
                [number, title, orderNo ?? '', packages.join(' ')].join('\t'),
              )
              .join('\n'),
          );
        }),
      ),
    );
}

function show(): Command {
  return common(new Command('show').argument('<case>', 'EV-0007'))
    .description('a case with its basket and claims')
    .action(
      action((number: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) =>
          told(options, await client.cases.get({ number })),
        ),
      ),
    );
}

interface AddOptions extends CommonOptions {
  readonly as?: string;
  readonly message?: string[];
  readonly session?: string[];
  readonly conversation?: string;
  readonly day?: string;
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
}

function add(): Command {
  return common(new Command('add').argument('<case>', 'EV-0007'))
    .description('puts messages, sessions, a day or a period into the basket')
    .option(
      '--message <id>',
      'a message that proves the point; it gets its exhibit number',
      collect,
    )
    .option('--session <id>', 'the session that this message stands in, as context', collect)
    .option('--conversation <id>', 'whole, or with --day or --from and --to')
    .option('--day <date>', 'YYYY-MM-DD in the zone of the settings')
    .option('--from <time>', 'ISO 8601, inclusive')
    .option('--to <time>', 'ISO 8601, exclusive; a day alone is taken whole')
    .option('--note <text>', 'why it is in')
    .option('--as <person>', 'who does it')
    .action(
      action((number: string, options: AddOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const from = options.day ?? options.from;
          const to = options.day ?? options.to;
          const period =
            options.conversation === undefined
              ? {}
              : {
                  period: {
                    conversationId: options.conversation,
                    from: from === undefined ? null : zonedTime(from, zone, 0),
                    to: to === undefined ? null : zonedTime(to, zone, 1),
                  },
                };
          const messageIds = (options.message ?? []).map(plainId);
          const sessionMessageIds = (options.session ?? []).map(plainId);
          const { note = '' } = options;
          const input = { number, messageIds, sessionMessageIds, ...period, note };
          told(options, await client.cases.add(input));
        }),
      ),
    );
}

interface FileOptions extends CommonOptions {
  readonly as?: string;
  readonly kind: (typeof caseFileKinds)[number];
  readonly source: string;
  readonly note?: string;
}

function addFile(): Command {
  return common(new Command('add-file').argument('<case>', 'EV-0007').argument('<path>', 'file'))
    .description('copies an order or shipping record, a picture or another file in as an exhibit')
    .addOption(new Option('--kind <kind>', 'what it is').choices(caseFileKinds).default('other'))
    .requiredOption('--source <text>', 'where it is from')
    .option('--note <text>', 'why it is in')
    .option('--as <person>', 'who does it')
    .action(
      action((number: string, path: string, options: FileOptions) =>
        withArchive(options, async ({ client, grant }) => {
          const { kind: record, source, note = '' } = options;
          const file = await grant(path);
          told(options, await client.cases.addFile({ number, file, record, source, note }));
        }),
      ),
    );
}

function remove(): Command {
  return common(new Command('remove').argument('<case>').argument('<item>', 'item id'))
    .description('takes an item out of the basket; its number stays taken')
    .option('--as <person>', 'who does it')
    .action(
      action((number: string, itemId: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) =>
          told(options, await client.cases.remove({ number, itemId })),
        ),
      ),
    );
}

function claim(): Command {
  return common(new Command('claim').argument('<case>').argument('<text>', 'what is claimed'))
    .description('a claim with the exhibits that carry it')
    .requiredOption('--cite <exhibit>', 'EV-0007-0003 or 3; repeatable', collect)
    .option('--as <person>', 'who does it')
    .action(
      action((number: string, text: string, options: CommonOptions & { readonly cite: string[] }) =>
        withArchive(options, async ({ client }) => {
          const exhibits = options.cite.flatMap((one) => one.split(/[\s,]+/).filter(Boolean));
          told(options, await client.cases.claim({ number, text, exhibits }));
        }),
      ),
    );
}

function withdrawClaim(): Command {
  return common(new Command('withdraw-claim').argument('<case>').argument('<claim>', 'claim id'))
    .description('takes a claim back')
    .option('--as <person>', 'who does it')
    .action(
      action((number: string, claimId: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) =>
          told(options, await client.cases.withdrawClaim({ number, claimId })),
        ),
      ),
    );
}

function check(): Command {
  return common(new Command('check').argument('<case>', 'EV-0007'))
    .description('what to look at before export, and what the other side can say')
    .action(
      action((number: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.cases.check({ number });
          const words: Readonly<Record<string, string>> = caseCheckTexts[language];
          const against: Readonly<Record<string, string>> = opponentTexts[language];
          print(options.json, found, () =>
            [
              ...found.points.map(
                ({ state, code, detail }) =>
                  `${{ missing: '▲', look: '◆', fine: '●' }[state]} ${words[code] ?? code}: ${detail}`,
              ),
              ...found.opponent.map(
                ({ weight, code, excerpt, detail }) =>
                  `${'!'.repeat(weight)} ${against[code] ?? code}: ${excerpt.replaceAll('\n', ' ')} (${detail})`,
              ),
            ].join('\n'),
          );
        }),
      ),
    );
}

function factsOf(options: FactOptions, zone: string) {
  const { title, platform, shop, order, buyer, claim: claimed, amount, deadline } = options;
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
  return {
    ...(title === undefined ? {} : { title }),
    ...(platform === undefined ? {} : { platform: orNull(platform) }),
    ...(shop === undefined ? {} : { shop: orNull(shop) }),
    ...(order === undefined ? {} : { orderNo: orNull(order) }),
    ...(buyer === undefined ? {} : { buyer: orNull(buyer) }),
    ...(claimed === undefined ? {} : { claim: claimed }),
    ...(amount === undefined ? {} : { amountCents: centsOrNone(amount.trim() || 'none') ?? null }),
    ...(deadline === undefined
      ? {}
      : { deadlineAt: deadline.trim() === '' ? null : zonedTime(deadline, zone, 1) }),
  };
}

const plainId = (text: string): string => text.replace(/^M-/, '');

function told({ json }: CommonOptions, matter: Case): void {
  print(json, matter, () =>
    [
      `${matter.number} ${matter.title}`,
      ...matter.items.map((item) => `  ${item.itemId} ${inWords(item)}`),
      ...matter.claims.map((one) => `  ${one.claimId} ${one.text} [${one.exhibits.join(', ')}]`),
    ].join('\n'),
  );
}

function inWords(item: CaseItem): string {
  switch (item.kind) {
    case 'message':
      return `${item.exhibit} M-${item.messageId} ${item.sender}: ${item.text.replaceAll('\n', ' ')}`;
    case 'session':
      return `session of M-${item.messageId}`;
    case 'period':
      return `C-${item.conversationId} ${iso(item.from)} – ${iso(item.to)}`;
    case 'file':
      return `${item.exhibit} ${item.name} (${item.source})`;
  }
}

function iso(at: number | null): string {
  return at === null ? '…' : (DateTime.fromMillis(at, { zone: 'utc' }).toISO() ?? '…');
}
