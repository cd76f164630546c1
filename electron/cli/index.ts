import { Command, CommanderError } from 'commander';
import { AppError } from '../../shared/contract/errors.ts';
import { programVersion } from '../core/system/version.ts';
import { settingsCommand } from './commands/settings.ts';
import { printError } from './output.ts';

/** `keptword`: the whole product from the command line, in this process. */
const program = new Command('keptword')
  .description('Keptword 守言: chat-log archive, shift handover and evidence')
  .version(programVersion)
  .showHelpAfterError()
  .exitOverride();

for (const command of [settingsCommand()]) program.addCommand(command.exitOverride());

try {
  await program.parseAsync();
} catch (cause) {
  if (!(cause instanceof CommanderError)) throw cause;
  const asked = cause.exitCode === 0;
  const json = process.argv.includes('--json');
  process.exitCode = asked ? 0 : printError(json, new AppError('invalid-input', cause.message));
}
