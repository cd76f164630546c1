import { Command, Option } from 'commander';
import { promiseStatuses, type PromiseRow } from '../../../shared/contract/promises.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ListOptions extends CommonOptions {
  readonly status?: PromiseRow['status'];
  readonly conversation?: string;
  readonly limit: string;
}

/** `keptword promises [--status S]` */
export function promisesCommand(): Command {
  return common(new Command('promises'))
    .description('lists promises, soonest due first')
    .addOption(new Option('--status <status>', 'only these').choices(promiseStatuses))
    .option('--conversation <id>', 'only of this conversation')
    .option('--limit <n>', 'at most so many', '200')
    .action(
      action((options: ListOptions) =>
        withArchive(options, async ({ client }) => {
          const page = await client.promises.list({
            ...(options.status ? { status: [options.status] } : {}),
            ...(options.conversation ? { conversationId: options.conversation } : {}),
            limit: Number(options.limit),
          });
          print(options.json, page, () => page.promises.map(inWords).join('\n'));
        }),
      ),
    );
}

interface DecideOptions extends CommonOptions {
  readonly reason?: string;
  readonly proof?: string;
  readonly as?: string;
}

/** `keptword promise confirm|keep|break|reject|withdraw|reopen|unconfirm ID …` */
export function promiseCommand(): Command {
  const promise = new Command('promise').description('decides on promises');
  const verbs = {
    confirm: 'a proposed promise is one',
    keep: 'it was kept, by a message that proves it or for a reason',
    break: 'it was broken',
    reject: 'a proposed promise is none',
    withdraw: 'it was taken back',
    reopen: 'what was decided is open again',
    unconfirm: 'what was confirmed or rejected waits for a decision again',
  } as const;
  for (const [verb, description] of Object.entries(verbs)) {
    promise.addCommand(
      common(new Command(verb))
        .description(description)
        .argument('<id...>')
        .option('--reason <text>')
        .option('--proof <message id>')
        .option('--as <name>', 'who decides')
        .action(
          action((ids: string[], options: DecideOptions) =>
            withArchive(options, async ({ client }) => {
              const promises: PromiseRow[] = [];
              for (const promiseId of ids) {
                const { reason, proof } = options;
                const given = { promiseId, ...(reason ? { reason } : {}) };
                const decide = {
                  confirm: () => client.promises.confirm({ promiseId }),
                  keep: () =>
                    client.promises.keep({ ...given, ...(proof ? { proofMessageId: proof } : {}) }),
                  break: () => client.promises.break(given),
                  reject: () => client.promises.reject(given),
                  withdraw: () => client.promises.withdraw({ promiseId, reason: reason ?? '' }),
                  reopen: () => client.promises.reopen({ promiseId, to: 'open' }),
                  unconfirm: () => client.promises.reopen({ promiseId, to: 'proposed' }),
                }[verb as keyof typeof verbs];
                promises.push(await decide());
              }
              print(options.json, { promises }, () => promises.map(inWords).join('\n'));
            }),
          ),
        ),
    );
  }
  return promise;
}

function inWords(promise: PromiseRow): string {
  const due = promise.dueAt === null ? (promise.duePhrase ?? '-') : iso(promise.dueAt);
  const { promiseId, status, agent, customer, what } = promise;
  return [promiseId, status, due, `${agent} → ${customer ?? '?'}`, what.replaceAll('\n', ' ')].join(
    '\t',
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
