import { Command } from 'commander';
import { presetSchema, type Preset } from '../../../shared/contract/import-mapping.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { action, common } from '../command.ts';
import { mappingOptions, parseImportOptions, type ImportFlags } from '../import-options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword presets`: how exports without a format of their own are read, by name. */
export function presetsCommand(): Command {
  return common(new Command('presets'))
    .description('lists the mappings that were saved for tables and texts')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const listed = await client.imports.presets.list();
          print(options.json, listed, () => listed.presets.map(inWords).join('\n'));
        }),
      ),
    );
}

interface SaveOptions extends CommonOptions, ImportFlags {
  readonly like?: string;
}

/** `keptword preset save NAME …`, `keptword preset remove NAME`. */
export function presetCommand(): Command {
  const preset = new Command('preset').description('saves and removes mappings for import');
  preset.addCommand(
    mappingOptions(common(new Command('save').argument('<name>')))
      .description('saves a mapping under a name, over one that is there')
      .option('--like <file>', 'use it for every table with the header of this file')
      .action(
        action((name: string, options: SaveOptions) =>
          withArchive({ ...options, create: true }, async ({ client, grant }) => {
            const {
              preset: _,
              shop: _shop,
              zoneGiven,
              zone,
              ...given
            } = parseImportOptions(options);
            const { like } = options;
            const headers =
              like === undefined
                ? []
                : await headersOf(async () =>
                    client.imports.inspect({
                      grant: await grant(like),
                      options: { ...given, zone },
                      limit: 1,
                    }),
                  );
            const wanted = { ...given, name, headers, ...(zoneGiven && { zone }) };
            const saved = await client.imports.presets.save(presetSchema.parse(wanted));
            print(options.json, saved, () => inWords(saved));
          }),
        ),
      ),
  );
  preset.addCommand(
    common(new Command('remove').argument('<name>'))
      .description('removes a mapping; what it brought in stays as it is')
      .action(
        action((name: string, options: CommonOptions) =>
          withArchive(options, async ({ client }) => {
            await client.imports.presets.remove({ name });
            print(options.json, { removed: name }, () => `removed ${name}`);
          }),
        ),
      ),
  );
  return preset;
}

async function headersOf(
  inspect: () => Promise<{ readonly table: { readonly headers: string[] } | null }>,
): Promise<string[]> {
  const { table } = await inspect();
  if (table && table.headers.length > 0) return table.headers;
  throw new AppError('invalid-input', 'The file of --like is no table with a header.');
}

function inWords({ name, columns, linePattern, delimiter, zone, headers }: Preset): string {
  const mapped = Object.entries(columns ?? {}).map(([field, column]) => `${field}=${column}`);
  const told = [
    ...mapped,
    ...(linePattern === undefined ? [] : [linePattern]),
    ...(delimiter === undefined ? [] : [`delimiter ${JSON.stringify(delimiter)}`]),
    ...(zone === undefined ? [] : [zone]),
    ...(headers.length === 0 ? [] : [`for ${headers.join(', ')}`]),
  ];
  return `${name}\t${told.join(' · ')}`;
}
