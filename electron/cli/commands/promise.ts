import { Command, Option } from 'commander';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promiseKinds } from '../../../shared/model/analysis.ts';
import { action, common } from '../command.ts';
import { centsOrNone, given, instantOf, instantOrNone } from '../options.ts';
import { print } from '../output.ts';
import { iso, promiseLine, proofLine } from '../promise-words.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword promise show|confirm|keep|break|reject|withdraw|reopen|unconfirm|edit|record|snooze|seen` */
export function promiseCommand(): Command {
  const promise = new Command('promise').description('decides on promises');
  promise.addCommand(showCommand());
  for (const [verb, description] of Object.entries(verbs)) {
    promise.addCommand(decideCommand(verb as Verb, description));
  }
  return promise.addCommand(editCommand()).addCommand(recordCommand()).addCommand(snoozeCommand());
}

interface DecideOptions extends CommonOptions {
  readonly reason?: string;
  readonly proof?: string;
  readonly as?: string;
}

const verbs = {
  confirm: 'a proposed promise is one',
  keep: 'it was kept, by a message that proves it or for a reason',
  break: 'it was broken',
  reject: 'a proposed promise is none',
  withdraw: 'it was taken back',
  reopen: 'what was decided is open again',
  unconfirm: 'what was confirmed or rejected waits for a decision again',
  seen: 'its reminder was seen',
} as const;
type Verb = keyof typeof verbs;

function showCommand(): Command {
  return common(new Command('show'))
    .description('one promise whole: proposed proof, and who decided what and when')
    .argument('<id>')
    .action(
      action((promiseId: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const promise = await client.promises.get({ promiseId });
          print(options.json, promise, () =>
            [
              promiseLine(promise),
              ...promise.proofs.map(proofLine),
              ...promise.history.map((one) => `  ${iso(one.at)}\t${one.by}\t${one.action}`),
            ].join('\n'),
          );
        }),
      ),
    );
}

function decideCommand(verb: Verb, description: string): Command {
  return deciding(verb)
    .description(description)
    .argument('<id...>')
    .option('--reason <text>')
    .option('--proof <message id>')
    .action(
      action((ids: string[], options: DecideOptions) =>
        withArchive(options, async ({ client }) => {
          const promises: PromiseRow[] = [];
          for (const promiseId of ids) {
            const { reason, proof } = options;
            const why = { promiseId, ...given({ reason }) };
            const decide = {
              confirm: () => client.promises.confirm({ promiseId }),
              keep: () => client.promises.keep({ ...why, ...given({ proofMessageId: proof }) }),
              break: () => client.promises.break(why),
              reject: () => client.promises.reject(why),
              withdraw: () => client.promises.withdraw({ promiseId, reason: reason ?? '' }),
              reopen: () => client.promises.reopen({ promiseId, to: 'open' }),
              unconfirm: () => client.promises.reopen({ promiseId, to: 'proposed' }),
              seen: () => client.promises.seen({ promiseId }),
            }[verb];
            promises.push(await decide());
          }
          print(options.json, { promises }, () => promises.map(promiseLine).join('\n'));
        }),
      ),
    );
}

interface FieldOptions extends CommonOptions {
  readonly what?: string;
  readonly kind?: PromiseRow['kind'];
  readonly due?: string;
  readonly amount?: string;
  readonly owner?: string;
  readonly as?: string;
}

function editCommand(): Command {
  return withFields(deciding('edit'))
    .description('puts right what was promised, by when, for how much, and who is to keep it')
    .argument('<id>')
    .action(
      action((promiseId: string, options: FieldOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const promise = await client.promises.edit({ promiseId, ...fields(options, zone) });
          print(options.json, promise, () => promiseLine(promise));
        }),
      ),
    );
}

function recordCommand(): Command {
  return withFields(deciding('record'))
    .description('marks a message as a promise that the detector did not see')
    .argument('<message id>')
    .action(
      action((messageId: string, options: FieldOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const promise = await client.promises.record({ messageId, ...fields(options, zone) });
          print(options.json, promise, () => promiseLine(promise));
        }),
      ),
    );
}

interface SnoozeOptions extends CommonOptions {
  readonly until?: string;
  readonly minutes: string;
  readonly as?: string;
}

function snoozeCommand(): Command {
  return deciding('snooze')
    .description('brings an open promise to mind again later')
    .argument('<id>')
    .option('--until <time>', 'when')
    .option('--minutes <n>', 'or in so many minutes', '15')
    .action(
      action((promiseId: string, options: SnoozeOptions) =>
        withArchive(options, async ({ client, core }) => {
          const { zone } = await client.settings.get();
          const until =
            options.until === undefined
              ? core.clock.now() + Number(options.minutes) * 60_000
              : instantOf(options.until, zone);
          const promise = await client.promises.snooze({ promiseId, until });
          print(options.json, promise, () => promiseLine(promise));
        }),
      ),
    );
}

function deciding(verb: string): Command {
  return common(new Command(verb)).option('--as <name>', 'who decides');
}

function withFields(command: Command): Command {
  return command
    .option('--what <text>', 'what was promised')
    .addOption(new Option('--kind <kind>').choices(promiseKinds))
    .option('--due <time>', 'ISO 8601, by the shop’s clock; none: no due time')
    .option('--amount <yuan>', '19.90; none: no amount')
    .option('--owner <name>', 'who is to keep it');
}

function fields({ what, kind, due, amount, owner }: FieldOptions, zone: string) {
  const [dueAt, amountCents] = [instantOrNone(due, zone), centsOrNone(amount)];
  return given({ what, kind, dueAt, amountCents, owner });
}
