import { Argument, Command } from 'commander';
import { historyNouns, type Decision, type HistoryNoun } from '../../../shared/contract/history.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword history NOUN ID`: who decided what on a thing, when, and what it was before. */
export function historyCommand(): Command {
  return common(new Command('history'))
    .description('lists what people decided on a thing: who, when, before and after')
    .addArgument(new Argument('<noun>').choices(historyNouns))
    .argument('<id>')
    .action(
      action((noun: HistoryNoun, id: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.history.list({ noun, id });
          print(options.json, found, () => found.decisions.map(inWords).join('\n'));
        }),
      ),
    );
}

function inWords({ at, by, action: deed, before, after }: Decision): string {
  const fields = Object.entries(after).map(([field, value]) =>
    field in before
      ? `${field}: ${JSON.stringify(before[field])} → ${JSON.stringify(value)}`
      : `${field}: ${JSON.stringify(value)}`,
  );
  return [new Date(at).toISOString(), by, deed, fields.join(', ')].join('\t');
}
