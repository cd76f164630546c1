import { Command } from 'commander';
import type { Acknowledgement } from '../../../shared/contract/handover-notes.ts';
import { action, common } from '../command.ts';
import { oneOf } from '../options.ts';
import { print } from '../output.ts';
import { secretOf, withSecret, type SecretOptions } from '../secret-option.ts';
import { withArchive, type CommonOptions } from '../session.ts';
import { printNote } from './handover-note.ts';

/** Handing a note over: sign, ack, addendum, countersign, publish, unread, elsewhere. */
export function overCommands(): Command[] {
  return [sign(), ack(), addendum(), countersign(), publish(), unread(), elsewhere()];
}

interface SignerOptions extends CommonOptions, SecretOptions {
  readonly as: string;
}

function sign(): Command {
  return withSecret(common(new Command('sign')))
    .description('freezes a draft, numbers it and chains it to the note before')
    .argument('<id>', 'handover')
    .requiredOption('--as <person>', 'the outgoing clerk')
    .action(
      action((handoverId: string, options: SignerOptions) =>
        withArchive(options, async ({ client }) => {
          const { as } = options;
          const note = await client.handovers.sign({ handoverId, as, ...secretOf(options) });
          await printNote(options, client, note);
        }),
      ),
    );
}

interface AckOptions extends SignerOptions {
  readonly item?: string;
  readonly action: string;
  readonly reason?: string;
  readonly solo?: boolean;
  readonly readBack?: string;
  readonly due?: string;
  readonly from?: string;
}

const ackActions: readonly Acknowledgement['action'][] = ['accept', 'ask', 'refuse', 'answer'];

function ack(): Command {
  return withSecret(common(new Command('ack')))
    .description('says accept, ask, refuse or answer on an item of a signed note')
    .argument('<id>', 'handover')
    .requiredOption('--as <person>', 'who says so')
    .option('--item <id>', 'item; without it, accept takes all green ones')
    .requiredOption('--action <action>', ackActions.join(', '))
    .option('--reason <text>', 'needed to ask, refuse and answer')
    .option('--read-back <action>', 'a red item: what is to be done next, in your own words')
    .option('--due <time>', 'a red item: until when; ISO 8601, or HH:MM of its day')
    .option('--from <archive>', 'the note is of another archive: its id there (see elsewhere)')
    .option('--solo', "one's own note, alone on duty; this is recorded")
    .action(
      action((handoverId: string, options: AckOptions) =>
        withArchive(options, async ({ client }) => {
          const { as, item, reason, readBack, due, solo } = options;
          const word = {
            handoverId,
            as,
            action: oneOf('action', ackActions, options.action),
            solo: solo ?? false,
            ...(item ? { itemId: item } : {}),
            ...(reason ? { reason } : {}),
            ...(readBack ? { readBack: { next_action: readBack, due_at: due ?? null } } : {}),
            ...secretOf(options),
          };
          if (options.from) {
            const said = await client.handovers.acknowledgeElsewhere({
              ...word,
              archive: options.from,
            });
            print(options.json, said, () => `${said.note.number} ${said.note.state}`);
            return;
          }
          await printNote(options, client, await client.handovers.acknowledge(word));
        }),
      ),
    );
}

interface AddendumOptions extends SignerOptions {
  readonly text: string;
  readonly item?: string;
}

function addendum(): Command {
  return withSecret(common(new Command('addendum')))
    .description('a numbered addition to a signed note; the note stays as it was signed')
    .argument('<id>', 'handover')
    .requiredOption('--as <person>', 'who adds it')
    .requiredOption('--text <text>', 'at most 500 characters')
    .option('--item <id>', 'the item that it belongs to')
    .action(
      action((handoverId: string, options: AddendumOptions) =>
        withArchive(options, async ({ client }) => {
          const { as, text, item } = options;
          const note = await client.handovers.addendum({
            handoverId,
            as,
            text,
            ...(item ? { itemId: item } : {}),
            ...secretOf(options),
          });
          await printNote(options, client, note);
        }),
      ),
    );
}

function countersign(): Command {
  return withSecret(common(new Command('countersign')))
    .description("a supervisor's signature under a signed note")
    .argument('<id>', 'handover')
    .requiredOption('--as <person>', 'the supervisor')
    .option('--remark <text>', 'at most 200 characters')
    .action(
      action((handoverId: string, options: SignerOptions & { readonly remark?: string }) =>
        withArchive(options, async ({ client }) => {
          const { as, remark } = options;
          const note = await client.handovers.countersign({
            handoverId,
            as,
            ...(remark ? { remark } : {}),
            ...secretOf(options),
          });
          await printNote(options, client, note);
        }),
      ),
    );
}

function publish(): Command {
  return common(new Command('publish'))
    .description('publishes what nobody signed in time, as the setting says; else does nothing')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const published = await client.handovers.publishDue();
          print(options.json, published, () =>
            published.handovers.length === 0
              ? 'nothing is due'
              : published.handovers
                  .map(({ number, shift, outgoing }) => `${number}\t${shift}\t${outgoing}`)
                  .join('\n'),
          );
        }),
      ),
    );
}

function elsewhere(): Command {
  return common(new Command('elsewhere'))
    .description('signed notes that bundles brought from other archives')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const list = await client.handovers.elsewhere();
          print(options.json, list, () =>
            list.notes
              .map(({ archive, verdict, note }) => {
                const who = `${note.outgoing} → ${note.incoming ?? '—'}`;
                return `${archive} ${note.handoverId}\t${note.number}\t${verdict}\t${note.state}\t${who}`;
              })
              .join('\n'),
          );
        }),
      ),
    );
}

function unread(): Command {
  return common(new Command('unread'))
    .description('signed notes with items that nobody has decided on, for the supervisor')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const list = await client.handovers.unread();
          print(options.json, list, () =>
            list.handovers
              .map(({ number, shift, accountable, pending }) => {
                const items = pending.map(({ id, headline }) => `\n  #${id} ${headline}`).join('');
                return `${number}\t${shift}\t${accountable}${items}`;
              })
              .join('\n'),
          );
        }),
      ),
    );
}
