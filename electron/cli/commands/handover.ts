import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import { handoverSectionSchema, severitySchema } from '../../../shared/contract/handover-items.ts';
import { instantOf, isZone } from '../../../shared/domain/handovers/zoned-time.ts';
import { shiftToHandOver, shiftsOf } from '../../../shared/domain/shifts/shift-at.ts';
import { action, collect, common } from '../command.ts';
import { oneOf } from '../options.ts';
import { print } from '../output.ts';
import { printRendered, rendering, type RenderOptions } from '../rendered.ts';
import { withArchive, type CommonOptions, type Session } from '../session.ts';
import { backCommands } from './handover-back.ts';
import { printNote } from './handover-note.ts';
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
  readonly from?: string;
  readonly to?: string;
  readonly outgoing?: string;
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
    .option('--from <time>', 'start, ISO 8601; without offset in the zone (default: by the plan)')
    .option('--to <time>', 'end of the shift (default: by the plan)')
    .option('--outgoing <person>', 'who hands over (default: who is on duty)')
    .option('--incoming <person>', 'who takes over (default: who is planned next)')
    .option('--shop <shop>', 'one shop only')
    .option('--shift <name>', 'name of the shift')
    .option('--zone <zone>', 'IANA zone of the note (default: that of the settings)')
    .action(
      action((options: DraftOptions) =>
        withArchive({ ...options, ...asOutgoing(options) }, async (session) => {
          const { client } = session;
          const zone = options.zone ?? (await client.settings.get()).zone;
          if (!isZone(zone)) throw new AppError('invalid-input', 'No such time zone.', { zone });
          const window = await windowOf(options, zone, session);
          const people = await peopleOf(options, window, session);
          const { shop } = options;
          const shift = options.shift ?? window.shift;
          const request = { ...people, from: window.from, to: window.to, shift, zone };
          const note = await client.handovers.draft({ ...request, ...(shop ? { shop } : {}) });
          await printNote(options, client, note);
        }),
      ),
    );
}

function asOutgoing({ outgoing }: DraftOptions): { readonly as?: string } {
  return outgoing === undefined ? {} : { as: outgoing };
}

interface DraftWindow {
  readonly from: number;
  readonly to: number;
  readonly shift: string;
}

/** The times that were given, else the running shift of the plan, or the one that ended last. */
async function windowOf(
  { from, to, shop }: DraftOptions,
  zone: string,
  { client, clock }: Session,
): Promise<DraftWindow> {
  if (from !== undefined && to !== undefined) {
    return { from: timeOf('from', from, zone), to: timeOf('to', to, zone), shift: '' };
  }
  if (from !== undefined || to !== undefined) {
    throw new AppError('invalid-input', 'Say both --from and --to, or neither.');
  }
  const { shifts } = await client.settings.get();
  const planned = shiftToHandOver(clock.now(), shiftsOf(shifts, shop ?? null), zone);
  if (planned) return { from: planned.from, to: planned.to, shift: planned.name };
  throw new AppError('invalid-input', 'The plan has no shift: say --from and --to.');
}

async function peopleOf(
  { outgoing, incoming, shop }: DraftOptions,
  { to }: DraftWindow,
  { client }: Session,
): Promise<{ readonly outgoing: string; readonly incoming?: string }> {
  const inShop = shop ? { shop } : {};
  const leaving = outgoing ?? (await client.shifts.at({ at: to - 1, ...inShop })).onDuty[0]?.person;
  if (leaving === undefined) {
    throw new AppError('invalid-input', 'Nobody is on duty: say who hands over (--outgoing).');
  }
  const { duties } = await client.shifts.duties({ from: to, to: to + 1 });
  const coming = incoming ?? duties.find(({ person }) => person !== leaving)?.person;
  return { outgoing: leaving, ...(coming === undefined ? {} : { incoming: coming }) };
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

function show(): Command {
  return rendering(common(new Command('show').argument('<id>', 'handover')))
    .description('prints a note as text, Markdown, CSV, JSON, or HTML for A4 paper')
    .action(
      action((handoverId: string, options: RenderOptions) =>
        withArchive(options, ({ client }) =>
          printRendered(options, (format, language) =>
            client.handovers.render({ handoverId, format, language }),
          ),
        ),
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
