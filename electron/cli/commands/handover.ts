import { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import { handoverSectionSchema, severitySchema } from '../../../shared/contract/handovers.ts';
import { instantOf, isZone } from '../../../shared/domain/handovers/zoned-time.ts';
import { action, collect, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';
import { backCommands } from './handover-back.ts';
import { oneOf, printNote } from './handover-note.ts';
import { overCommands } from './handover-over.ts';

/** `keptword handover …`: writing a note, handing it over, looking back at it. */
export function handoverCommand(): Command {
  const group = new Command('handover').description(
    'shift handover notes: draft, sign, acknowledge',
  );
  const writing = [draft(), edit(), add(), show(), list(), verify()];
  const commands = [...writing, ...overCommands(), ...backCommands()];
  for (const command of commands) group.addCommand(command);
  return group;
}

interface DraftOptions extends CommonOptions {
  readonly from: string;
  readonly to: string;
  readonly outgoing: string;
  readonly incoming?: string;
  readonly shop?: string;
  readonly shift?: string;
  readonly zone?: string;
}

function draft(): Command {
  return common(new Command('draft'))
    .description(
      'a note from the archive for a shift; again for the same shift: brought up to date',
    )
    .requiredOption('--from <time>', 'start of the shift, ISO 8601; without offset in the zone')
    .requiredOption('--to <time>', 'end of the shift')
    .requiredOption('--outgoing <person>', 'who hands over')
    .option('--incoming <person>', 'who takes over')
    .option('--shop <shop>', 'one shop only')
    .option('--shift <name>', 'name of the shift')
    .option('--zone <zone>', 'IANA zone of the note (default: that of the settings)')
    .action(
      action((options: DraftOptions) =>
        withArchive({ ...options, as: options.outgoing }, async ({ client }) => {
          const zone = options.zone ?? (await client.settings.get()).zone;
          if (!isZone(zone)) throw new AppError('invalid-input', 'No such time zone.', { zone });
          const { outgoing, incoming, shop, shift } = options;
          const note = await client.handovers.draft({
            from: timeOf('from', options.from, zone),
            to: timeOf('to', options.to, zone),
            outgoing,
            zone,
            ...(incoming ? { incoming } : {}),
            ...(shop ? { shop } : {}),
            ...(shift ? { shift } : {}),
          });
          await printNote(options, client, note);
        }),
      ),
    );
}

interface EditOptions extends CommonOptions {
  readonly item: string;
  readonly set: string[];
  readonly reason?: string;
  readonly as?: string;
}

function edit(): Command {
  return common(new Command('edit'))
    .description('writes fields of an item; of a signed note only its state')
    .argument('<id>', 'handover')
    .requiredOption('--item <id>', 'item')
    .requiredOption('--set <field=value>', 'next_action, owner, due_at, if_then, …', collect)
    .option('--reason <text>', 'why the severity is lowered')
    .option('--as <person>', 'who changes it')
    .action(
      action((handoverId: string, options: EditOptions) =>
        withArchive(options, async ({ client }) => {
          const { item, reason } = options;
          const set = Object.fromEntries(options.set.map(pairOf));
          const because = reason ? { reason } : {};
          const note = await client.handovers.edit({ handoverId, itemId: item, set, ...because });
          await printNote(options, client, note);
        }),
      ),
    );
}

interface AddOptions extends CommonOptions {
  readonly section: string;
  readonly headline: string;
  readonly severity: string;
  readonly messages?: string;
  readonly as?: string;
}

function add(): Command {
  return common(new Command('add'))
    .description("adds a line of one's own to a draft")
    .argument('<id>', 'handover')
    .requiredOption('--section <section>', handoverSectionSchema.options.join(', '))
    .requiredOption('--headline <text>', 'at most 60 characters')
    .option('--severity <severity>', severitySchema.options.join(', '), 'green')
    .option('--messages <ids>', 'messages that it is about, separated by commas')
    .option('--as <person>', 'who adds it')
    .action(
      action((handoverId: string, options: AddOptions) =>
        withArchive(options, async ({ client }) => {
          const section = oneOf('section', handoverSectionSchema.options, options.section);
          const severity = oneOf('severity', severitySchema.options, options.severity);
          const { headline } = options;
          const note = await client.handovers.addItem({
            handoverId,
            section,
            severity,
            headline,
            messageIds: options.messages?.split(',').map((id) => id.trim()) ?? [],
          });
          await printNote(options, client, note);
        }),
      ),
    );
}

interface ShowOptions extends CommonOptions {
  readonly format?: string;
  readonly language: string;
  readonly out?: string;
}

function show(): Command {
  return common(new Command('show'))
    .description('prints a note as text, Markdown, CSV, JSON, or HTML for A4 paper')
    .argument('<id>', 'handover')
    .option('--format <format>', 'json, html, md, csv, txt')
    .option('--language <language>', 'zh-CN, en', 'zh-CN')
    .option('--out <file>', 'writes it there')
    .action(
      action((handoverId: string, options: ShowOptions) =>
        withArchive(options, async ({ client }) => {
          const fallback = options.json ? 'json' : 'txt';
          const format = oneOf(
            'format',
            ['json', 'html', 'md', 'csv', 'txt'],
            options.format ?? fallback,
          );
          const language = oneOf('language', ['zh-CN', 'en'], options.language);
          const { content } = await client.handovers.render({ handoverId, format, language });
          if (options.out) {
            await writeFile(options.out, content);
            print(options.json, { format, file: options.out }, () => options.out ?? '');
            return;
          }
          const inJson = options.json && format !== 'json';
          process.stdout.write(inJson ? `${JSON.stringify({ format, content })}\n` : content);
        }),
      ),
    );
}

function list(): Command {
  return common(new Command('list'))
    .description('lists the notes, newest first')
    .option('--limit <n>', 'at most so many', '50')
    .action(
      action((options: CommonOptions & { readonly limit: string }) =>
        withArchive(options, async ({ client }) => {
          const page = await client.handovers.list({ limit: Number(options.limit) });
          print(options.json, page, () =>
            page.handovers
              .map((note) => {
                const number =
                  note.number === null ? 'draft' : String(note.number).padStart(4, '0');
                const who = `${note.outgoing} → ${note.incoming ?? '—'}`;
                const counts = `${note.items} items, ${note.red} red, ${note.pending} pending`;
                return `${note.handoverId}\t${number}\t${note.state}\t${who}\t${counts}`;
              })
              .join('\n'),
          );
        }),
      ),
    );
}

function verify(): Command {
  return common(new Command('verify'))
    .description('checks every signed note and their chain; exit 1 when something was altered')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const result = await client.handovers.verify();
          print(options.json, result, () =>
            [
              `${result.verdict}: ${result.notes} notes`,
              ...result.findings.map(({ number, code, detail }) => `${number}\t${code}\t${detail}`),
            ].join('\n'),
          );
          return result.verdict === 'intact' ? 0 : 1;
        }),
      ),
    );
}

function pairOf(pair: string): [string, string | null] {
  const at = pair.indexOf('=');
  if (at < 1) throw new AppError('invalid-input', 'Write field=value.', { set: pair });
  const [field, value] = [pair.slice(0, at), pair.slice(at + 1)];
  return [field, field === 'due_at' && (value === '' || value === 'null') ? null : value];
}

function timeOf(name: string, value: string, zone: string): number {
  const instant = instantOf(value, zone);
  if (instant !== null) return instant;
  throw new AppError('invalid-input', `--${name} is no ISO 8601 time.`, { [name]: value });
}
