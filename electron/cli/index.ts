import '../core/system/small-heap.ts';
import { Command, CommanderError } from 'commander';
import { AppError } from '../../shared/contract/errors.ts';
import { programVersion } from '../core/system/version.ts';
import { analyseCommand } from './commands/analyse.ts';
import { backupCommand } from './commands/backup.ts';
import { answersCommand } from './commands/answers.ts';
import { batchesCommand, restoreCommand, withdrawCommand } from './commands/batches.ts';
import { caseCommand } from './commands/case.ts';
import { checkCommand } from './commands/check.ts';
import { contradictionsCommand } from './commands/contradictions.ts';
import { correctCommand } from './commands/correct.ts';
import { doctorCommand, exportCommand, statsCommand, verifyCommand } from './commands/archive.ts';
import { bundleCommand } from './commands/bundle.ts';
import { completeCommand } from './commands/complete.ts';
import { coverageCommand } from './commands/coverage.ts';
import { deadlinesCommand } from './commands/deadlines.ts';
import { disputeCommand } from './commands/dispute.ts';
import { disputesCommand } from './commands/disputes.ts';
import { encryptionCommand } from './commands/encryption.ts';
import { evidenceCommand } from './commands/evidence.ts';
import { faqCommand } from './commands/faq.ts';
import { handoverCommand } from './commands/handover.ts';
import { auditCommand } from './commands/audit.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { inboxCommand } from './commands/inbox.ts';
import { inspectCommand } from './commands/inspect.ts';
import { letGoCommand } from './commands/let-go.ts';
import { metricsCommand } from './commands/metrics.ts';
import { noteCommand, tagCommand } from './commands/marks.ts';
import { openCommand } from './commands/open.ts';
import { ordersCommand } from './commands/orders.ts';
import { peopleCommand } from './commands/people.ts';
import { personCommand } from './commands/person.ts';
import { presetCommand, presetsCommand } from './commands/presets.ts';
import { promiseCommand } from './commands/promise.ts';
import { promisesCommand } from './commands/promises.ts';
import { answerCommand, questionsCommand } from './commands/questions.ts';
import { reportCommand } from './commands/report.ts';
import { sampleCommand } from './commands/sample.ts';
import { saidBeforeCommand, similarCommand } from './commands/said-before.ts';
import { searchCommand } from './commands/search.ts';
import { searchesCommand } from './commands/searches.ts';
import { serveCommand } from './commands/serve.ts';
import { settingsCommand } from './commands/settings.ts';
import { sheetCommand } from './commands/sheet.ts';
import { shiftCommand } from './commands/shift.ts';
import { showCommand } from './commands/show.ts';
import { waitingCommand } from './commands/waiting.ts';
import { watchCommand } from './commands/watch.ts';
import { spotCheckCommand } from './commands/spot-check.ts';
import { unmaskCommand } from './commands/unmask.ts';
import { printError } from './output.ts';

// A reader such as `head` that has seen enough is no failure of ours.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
  process.exit();
});

/** `keptword`: the whole product from the command line, in this process. */
const program = new Command('keptword')
  .description('Keptword 守言: chat-log archive, shift handover and evidence')
  .version(programVersion)
  .showHelpAfterError()
  .exitOverride();

const commands = [
  inspectCommand(),
  analyseCommand(),
  caseCommand(),
  encryptionCommand(),
  evidenceCommand(),
  handoverCommand(),
  shiftCommand(),
  personCommand(),
  reportCommand(),
  importCommand(),
  batchesCommand(),
  withdrawCommand(),
  restoreCommand(),
  correctCommand(),
  questionsCommand(),
  answerCommand(),
  inboxCommand(),
  bundleCommand(),
  coverageCommand(),
  peopleCommand(),
  presetsCommand(),
  presetCommand(),
  promisesCommand(),
  promiseCommand(),
  historyCommand(),
  auditCommand(),
  disputesCommand(),
  disputeCommand(),
  deadlinesCommand(),
  waitingCommand(),
  watchCommand(),
  letGoCommand(),
  backupCommand(),
  answersCommand(),
  sheetCommand(),
  contradictionsCommand(),
  faqCommand(),
  checkCommand(),
  statsCommand(),
  verifyCommand(),
  doctorCommand(),
  exportCommand(),
  searchCommand(),
  searchesCommand(),
  saidBeforeCommand(),
  similarCommand(),
  completeCommand(),
  tagCommand(),
  noteCommand(),
  showCommand(),
  unmaskCommand(),
  metricsCommand(),
  ordersCommand(),
  spotCheckCommand(),
  settingsCommand(),
  sampleCommand(),
  openCommand(),
  serveCommand(),
];
for (const command of commands) program.addCommand(throwing(command));

try {
  await program.parseAsync();
} catch (cause) {
  if (!(cause instanceof CommanderError)) throw cause;
  const asked = cause.exitCode === 0;
  const json = process.argv.includes('--json');
  process.exitCode = asked ? 0 : printError(json, new AppError('invalid-input', cause.message));
}

/** Makes a command and those below it throw where commander would end the process. */
function throwing(command: Command): Command {
  for (const below of command.commands) throwing(below);
  return command.exitOverride();
}
