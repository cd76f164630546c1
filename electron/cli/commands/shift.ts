import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import { settingsSchema } from '../../../shared/contract/settings.ts';
import type { Duty, HeldItem } from '../../../shared/contract/shifts.ts';
import { clockIn, instantOf } from '../../../shared/domain/handovers/zoned-time.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { secretOf, withSecret, type SecretOptions } from '../secret-option.ts';
import { withArchive, type CommonOptions, type Session } from '../session.ts';

/** `keptword shift …`: the plan, who works when, who is on duty. */
export function shiftCommand(): Command {
  const shift = new Command('shift').description('the shift plan, who works when, who is on duty');
  const commands = [
    plan(),
    set(),
    remove(),
    now(),
    duties(),
    assign(),
    unassign(),
    on(),
    off(),
    held(),
  ];
  for (const command of commands) shift.addCommand(command);
  return shift;
}

function plan(): Command {
  return common(new Command('plan'))
    .description('names and times of the shifts')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const { shifts, zone } = await client.settings.get();
          print(options.json, { shifts, zone }, () =>
            shifts
              .map(
                ({ name, start, end, shop, days }) =>
                  `${name}\t${start}–${end}\t${days?.join(',') ?? ''}\t${shop ?? ''}`,
              )
              .join('\n'),
          );
        }),
      ),
    );
}

interface SetOptions extends CommonOptions {
  readonly start: string;
  readonly end: string;
  readonly shop?: string;
  readonly days?: string;
}

function set(): Command {
  return common(new Command('set'))
    .description('adds a shift to the plan, or changes the one of this name')
    .argument('<name>')
    .requiredOption('--start <HH:MM>', "by the shop's clock")
    .requiredOption('--end <HH:MM>', 'at or before the start: on the next day')
    .option('--shop <shop>', 'of one shop only')
    .option('--days <days>', 'weekdays on which it begins, 1 Monday to 7 Sunday, with commas')
    .action(
      action((name: string, options: SetOptions) =>
        withArchive(options, async ({ client }) => {
          const { start, end, shop, days } = options;
          const { shifts } = await client.settings.get();
          const shift = {
            name,
            start,
            end,
            ...(shop ? { shop } : {}),
            ...(days ? { days: days.split(',').map(Number) } : {}),
          };
          const place = shifts.findIndex((one) => one.name === name && one.shop === shop);
          const next = place < 0 ? [...shifts, shift] : shifts.with(place, shift);
          await putPlan(options, client, next);
        }),
      ),
    );
}

function remove(): Command {
  return common(new Command('remove'))
    .description('takes a shift out of the plan')
    .argument('<name>')
    .option('--shop <shop>', "only this shop's own")
    .action(
      action((name: string, options: CommonOptions & { readonly shop?: string }) =>
        withArchive(options, async ({ client }) => {
          const { shifts } = await client.settings.get();
          const { shop } = options;
          const next = shifts.filter(
            (one) => one.name !== name || (shop !== undefined && one.shop !== shop),
          );
          if (next.length === shifts.length) {
            throw new AppError('not-found', 'The plan has no shift of this name.', { name });
          }
          await putPlan(options, client, next);
        }),
      ),
    );
}

async function putPlan(
  { json }: CommonOptions,
  client: Session['client'],
  next: readonly unknown[],
): Promise<void> {
  const checked = settingsSchema.shape.shifts.safeParse(next);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new AppError('invalid-input', `The shift is not right: ${issue?.message ?? ''}.`);
  }
  const { shifts, zone } = await client.settings.set({ shifts: checked.data });
  print(json, { shifts, zone }, () => shifts.map(({ name }) => name).join('\n'));
}

interface NowOptions extends CommonOptions {
  readonly at?: string;
  readonly shop?: string;
}

function now(): Command {
  return common(new Command('now'))
    .description('what runs, what comes next, and who is on duty')
    .option('--at <time>', 'ISO 8601')
    .option('--shop <shop>', 'one shop only')
    .action(
      action((options: NowOptions) =>
        withArchive(options, async ({ client }) => {
          const { at, shop } = options;
          const found = await client.shifts.at({
            ...(at ? { at: await timeOf(client, at) } : {}),
            ...(shop ? { shop } : {}),
          });
          print(options.json, found, () => {
            const { running, next, onDuty, zone } = found;
            const until = running ? `${running.name} until ${clockIn(zone, running.to)}` : '—';
            const then = next ? `next ${next.name} ${clockIn(zone, next.from)}` : '';
            return [until, then, ...onDuty.map((duty) => inWords(duty, zone))].join('\n');
          });
        }),
      ),
    );
}

interface DutiesOptions extends CommonOptions {
  readonly from: string;
  readonly to: string;
  readonly person?: string;
}

function duties(): Command {
  return common(new Command('duties'))
    .description('who works when, as planned and as it was')
    .requiredOption('--from <time>', 'ISO 8601')
    .requiredOption('--to <time>', 'ISO 8601')
    .option('--person <name>', 'one person only')
    .action(
      action((options: DutiesOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const found = await client.shifts.duties({
            from: await timeOf(client, options.from),
            to: await timeOf(client, options.to),
            ...(options.person ? { person: options.person } : {}),
          });
          print(options.json, found, () =>
            found.duties.map((duty) => inWords(duty, zone)).join('\n'),
          );
        }),
      ),
    );
}

interface AssignOptions extends CommonOptions {
  readonly person: string;
  readonly shift: string;
  readonly date: string;
  readonly shop?: string;
  readonly as?: string;
}

function assign(): Command {
  return common(new Command('assign'))
    .description('plans somebody for a shift')
    .requiredOption('--person <name>')
    .requiredOption('--shift <name>', 'of the plan')
    .requiredOption('--date <day>', 'on which it begins, YYYY-MM-DD')
    .option('--shop <shop>', 'one shop only')
    .option('--as <person>', 'who plans it')
    .action(
      action((options: AssignOptions) =>
        withArchive(options, async ({ client }) => {
          const { person, shift, date, shop } = options;
          const asked = { person, shift, date, ...(shop ? { shop } : {}) };
          const duty = await client.shifts.assign(asked);
          const { zone } = await client.settings.get();
          print(options.json, duty, () => inWords(duty, zone));
        }),
      ),
    );
}

function unassign(): Command {
  return common(new Command('unassign'))
    .description('takes somebody out of a shift; it stays on record')
    .argument('<duty>')
    .requiredOption('--reason <text>', 'why')
    .option('--as <person>', 'who does it')
    .action(
      action((dutyId: string, options: CommonOptions & { readonly reason: string }) =>
        withArchive(options, async ({ client }) => {
          await client.shifts.unassign({ dutyId, reason: options.reason });
          print(options.json, { dutyId }, () => `taken out ${dutyId}`);
        }),
      ),
    );
}

interface OnOptions extends CommonOptions, SecretOptions {
  readonly as: string;
  readonly shop?: string;
}

function on(): Command {
  return withSecret(common(new Command('on')))
    .description('comes on duty')
    .requiredOption('--as <person>')
    .option('--shop <shop>', 'one shop only')
    .action(
      action((options: OnOptions) =>
        withArchive(options, async ({ client }) => {
          const { as, shop } = options;
          const duty = await client.shifts.start({
            as,
            ...(shop ? { shop } : {}),
            ...secretOf(options),
          });
          const { zone } = await client.settings.get();
          print(options.json, duty, () => inWords(duty, zone));
        }),
      ),
    );
}

function off(): Command {
  return withSecret(common(new Command('off')))
    .description('goes off duty; says what they still hold')
    .requiredOption('--as <person>')
    .action(
      action((options: OnOptions) =>
        withArchive(options, async ({ client }) => {
          const done = await client.shifts.end({ as: options.as, ...secretOf(options) });
          const { zone } = await client.settings.get();
          print(options.json, done, () =>
            [inWords(done.duty, zone), ...done.held.map(itemInWords)].join('\n'),
          );
        }),
      ),
    );
}

function held(): Command {
  return common(new Command('held'))
    .description("open items of the newest notes that are a person's")
    .argument('<person>')
    .action(
      action((person: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.shifts.held({ person });
          print(options.json, found, () => found.items.map(itemInWords).join('\n'));
        }),
      ),
    );
}

async function timeOf(client: Session['client'], value: string): Promise<number> {
  const { zone } = await client.settings.get();
  const instant = instantOf(value, zone);
  if (instant !== null) return instant;
  throw new AppError('invalid-input', 'That is no ISO 8601 time.', { value });
}

function inWords(
  { dutyId, person, shift, from, to, startedAt, endedAt }: Duty,
  zone: string,
): string {
  const clock = (at: number | null): string => (at === null ? '—' : clockIn(zone, at).slice(11));
  const real = startedAt === null ? '' : `, there ${clock(startedAt)}–${clock(endedAt)}`;
  return `${dutyId} ${person} ${shift} ${clockIn(zone, from)}–${clock(to)}${real}`;
}

function itemInWords({ handoverId, itemId, severity, headline, due_at }: HeldItem): string {
  return `${handoverId}\t#${itemId}\t${severity}\t${due_at ?? ''}\t${headline}`;
}
