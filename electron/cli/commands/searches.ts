import { Command } from 'commander';
import { action, common } from '../command.ts';
import { countInWords, print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly as?: string;
}

/**
 * `keptword searches`, `searches save NAME QUERY`, `searches rename ID NAME`, `searches remove ID`,
 * `searches recent`, `searches remember QUERY`, `searches forget`
 */
export function searchesCommand(): Command {
  const searches = new Command('searches').description('keeps searches under names');
  searches.addCommand(
    named('list')
      .description('lists the searches that are kept, with what each finds now')
      .action(
        action((options: Options) =>
          withArchive(options, async ({ client }) => {
            const found = await client.searches.list({ withCounts: true });
            print(options.json, found, () =>
              found.searches
                .map(({ searchId, name, query, count }) =>
                  [searchId, name, query, count ? countInWords(count) : ''].join('  '),
                )
                .join('\n'),
            );
          }),
        ),
      ),
    { isDefault: true },
  );
  searches.addCommand(
    named('save')
      .description('keeps a search under a name')
      .allowUnknownOption()
      .argument('<name>')
      .argument('<query>')
      .action(
        action((name: string, query: string, options: Options) =>
          withArchive(options, async ({ client }) => {
            const made = await client.searches.save({ name, query });
            print(options.json, made, () => made.searchId);
          }),
        ),
      ),
  );
  searches.addCommand(
    named('rename')
      .description('gives a kept search another name')
      .argument('<id>')
      .argument('<name>')
      .action(
        action((searchId: string, name: string, options: Options) =>
          withArchive(options, async ({ client }) => {
            await client.searches.rename({ searchId, name });
            print(options.json, { searchId }, () => searchId);
          }),
        ),
      ),
  );
  searches.addCommand(
    named('remove')
      .description('keeps a search no longer')
      .argument('<id>')
      .action(
        action((searchId: string, options: Options) =>
          withArchive(options, async ({ client }) => {
            await client.searches.remove({ searchId });
            print(options.json, { searchId }, () => searchId);
          }),
        ),
      ),
  );
  searches.addCommand(recent());
  searches.addCommand(
    named('remember')
      .description('puts a search among the recent ones')
      .allowUnknownOption()
      .argument('<query>')
      .action(
        action((query: string, options: Options) =>
          withArchive(options, async ({ client }) => {
            await client.searches.remember({ query });
            print(options.json, { query }, () => query);
          }),
        ),
      ),
  );
  searches.addCommand(
    named('forget')
      .description('empties the recent searches')
      .action(
        action((options: Options) =>
          withArchive(options, async ({ client }) => {
            await client.searches.forget();
            print(options.json, {}, () => '');
          }),
        ),
      ),
  );
  return searches;
}

function recent(): Command {
  return named('recent')
    .description('lists what was searched for last')
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client }) => {
          const found = await client.searches.recent({});
          print(options.json, found, () => found.recent.map(({ query }) => query).join('\n'));
        }),
      ),
    );
}

function named(name: string): Command {
  return common(new Command(name)).option('--as <name>', 'who does it, for the record');
}
