import { Argument, Command, Option } from 'commander';
import {
  disputeStages,
  satisfactions,
  type Dispute,
  type Satisfaction,
} from '../../../shared/contract/disputes.ts';
import { disputeCauses } from '../../../shared/domain/disputes/causes.ts';
import { checkItems, type CheckState } from '../../../shared/domain/disputes/checklist.ts';
import { platformStates } from '../../../shared/domain/disputes/deadlines.ts';
import { disputeKinds, type DisputeKind } from '../../../shared/model/analysis.ts';
import { action, common } from '../command.ts';
import { caseLines, disputeLine } from '../dispute-words.ts';
import { centsOrNone, given, instantOf, instantOrNone } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword dispute show|stage|edit|told|check|transfer|record` */
export function disputeCommand(): Command {
  return new Command('dispute')
    .description('leads disputes through their stages')
    .addCommand(showCommand())
    .addCommand(stageCommand())
    .addCommand(editCommand())
    .addCommand(toldCommand())
    .addCommand(checkCommand())
    .addCommand(transferCommand())
    .addCommand(recordCommand());
}

interface DeedOptions extends CommonOptions {
  readonly as?: string;
}

function deciding(verb: string): Command {
  return common(new Command(verb)).option('--as <name>', 'who decides');
}

function showCommand(): Command {
  return common(new Command('show'))
    .description('one dispute whole: its messages, checklists and decisions')
    .argument('<id>')
    .action(
      action((disputeId: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const dispute = await client.disputes.get({ disputeId });
          print(options.json, dispute, () =>
            [disputeLine(dispute), ...caseLines(dispute)].join('\n'),
          );
        }),
      ),
    );
}

interface StageOptions extends DeedOptions {
  readonly reason?: string;
  readonly resultMessage?: string;
  readonly satisfaction?: Satisfaction;
}

function stageCommand(): Command {
  return deciding('stage')
    .description('moves a dispute to a stage; from proposed this confirms it')
    .argument('<id>')
    .addArgument(new Argument('<stage>').choices(disputeStages))
    .option('--reason <text>', 'the result, asked when it is closed')
    .option('--result-message <id>', 'that told the buyer the result, asked when it is closed')
    .addOption(
      new Option('--satisfaction <how>', 'of the buyer, asked when it is closed').choices(
        satisfactions,
      ),
    )
    .action(
      action((disputeId: string, stage: Dispute['stage'], options: StageOptions) =>
        withArchive(options, async ({ client }) => {
          const { reason, resultMessage, satisfaction } = options;
          const dispute = await client.disputes.stage({
            disputeId,
            stage,
            ...given({ reason, resultMessageId: resultMessage, satisfaction }),
          });
          print(options.json, dispute, () => disputeLine(dispute));
        }),
      ),
    );
}

interface EditOptions extends DeedOptions {
  readonly kind?: DisputeKind;
  readonly severity?: string;
  readonly cause?: NonNullable<Dispute['cause']>;
  readonly causeDetail?: string;
  readonly amount?: string;
  readonly order?: string;
  readonly platformState?: NonNullable<Dispute['platformState']>;
  readonly deadline?: string;
  readonly owner?: string;
  readonly nextStep?: string;
  readonly facts?: string;
  readonly demand?: string;
  readonly position?: string;
  readonly offers?: string;
}

function editCommand(): Command {
  return deciding('edit')
    .description('writes on a dispute')
    .argument('<id>')
    .addOption(new Option('--kind <kind>').choices(disputeKinds))
    .addOption(new Option('--severity <n>', '3 is worst').choices(['1', '2', '3']))
    .addOption(new Option('--cause <cause>').choices(disputeCauses))
    .option('--cause-detail <id>', 'a finer cause, see resources/disputes/causes.json')
    .option('--amount <yuan>', '19.90; none: no amount')
    .option('--order <number>')
    .addOption(
      new Option('--platform-state <state>', 'sets the deadline of the table').choices(
        platformStates,
      ),
    )
    .option('--deadline <time>', 'by when the platform wants an answer; none: no deadline')
    .option('--owner <name>', 'who leads it')
    .option('--next-step <text>')
    .option('--facts <text>', 'what happened')
    .option('--demand <text>', 'what the buyer wants')
    .option('--position <text>', 'how the shop sees it')
    .option('--offers <text>', 'what was offered, and the answers')
    .action(
      action((disputeId: string, options: EditOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { kind, severity, cause, causeDetail, platformState, owner, nextStep } = options;
          const { facts, demand, offers } = options;
          const dispute = await client.disputes.edit({
            disputeId,
            ...given({ kind, cause, causeDetail, platformState, owner, nextStep }),
            ...given({ facts, demand, offers, ownPosition: options.position }),
            ...given({
              severity: severity === undefined ? undefined : Number(severity),
              amountCents: centsOrNone(options.amount),
              deadlineAt: instantOrNone(options.deadline, zone),
              orderNo: options.order,
            }),
          });
          print(options.json, dispute, () => disputeLine(dispute));
        }),
      ),
    );
}

interface ToldOptions extends DeedOptions {
  readonly until: string;
  readonly message: string;
}

function toldCommand(): Command {
  return deciding('told')
    .description('the buyer was told until when to wait')
    .argument('<id>')
    .requiredOption('--until <time>', 'until when')
    .requiredOption('--message <id>', 'the message that said so')
    .action(
      action((disputeId: string, options: ToldOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const replyBy = instantOf(options.until, zone);
          const told = { disputeId, replyBy, messageId: options.message };
          const dispute = await client.disputes.told(told);
          print(options.json, dispute, () => disputeLine(dispute));
        }),
      ),
    );
}

interface CheckOptions extends DeedOptions {
  readonly message?: string;
  readonly note?: string;
  readonly missing?: boolean;
  readonly notNeeded?: boolean;
}

function checkCommand(): Command {
  return deciding('check')
    .description('ticks a duty of a stage or a piece of evidence')
    .argument('<id>')
    .addArgument(new Argument('<item>').choices(checkItems))
    .option('--message <id>', 'the message that shows it')
    .option('--note <text>')
    .option('--missing', 'it is missing, whatever was found')
    .option('--not-needed', 'this case does not need it')
    .action(
      action((disputeId: string, item: string, options: CheckOptions) =>
        withArchive(options, async ({ client }) => {
          const { message, note, missing, notNeeded } = options;
          const state: CheckState = missing ? 'missing' : notNeeded ? 'not-needed' : 'there';
          const dispute = await client.disputes.check({
            disputeId,
            item,
            state,
            ...given({ messageId: message, note }),
          });
          print(options.json, dispute, () => caseLines(dispute).join('\n'));
        }),
      ),
    );
}

interface TransferOptions extends DeedOptions {
  readonly to: string;
  readonly summary: string;
}

function transferCommand(): Command {
  return deciding('transfer')
    .description('gives a dispute to somebody else, with the facts')
    .argument('<id>')
    .requiredOption('--to <name>', 'who goes on with it')
    .requiredOption('--summary <text>', 'the facts, so that the buyer need not tell them again')
    .action(
      action((disputeId: string, { to, summary, ...options }: TransferOptions) =>
        withArchive(options, async ({ client }) => {
          const dispute = await client.disputes.transfer({ disputeId, to, summary });
          print(options.json, dispute, () => disputeLine(dispute));
        }),
      ),
    );
}

interface RecordOptions extends DeedOptions {
  readonly kind?: DisputeKind;
  readonly severity?: string;
}

function recordCommand(): Command {
  return deciding('record')
    .description('marks messages as a dispute that the detector did not see')
    .argument('<message ids...>')
    .addOption(new Option('--kind <kind>').choices(disputeKinds))
    .addOption(new Option('--severity <n>', '3 is worst').choices(['1', '2', '3']))
    .action(
      action((messageIds: string[], { kind, severity, ...options }: RecordOptions) =>
        withArchive(options, async ({ client }) => {
          const dispute = await client.disputes.record({
            messageIds,
            ...given({ kind, severity: severity === undefined ? undefined : Number(severity) }),
          });
          print(options.json, dispute, () => disputeLine(dispute));
        }),
      ),
    );
}
