import { Command } from 'commander';
import { printError } from './output.ts';
import { withPassphrase } from './passphrase.ts';
import type { CommonOptions } from './session.ts';

/** Adds the options that every command of the archive has. */
export function common(command: Command): Command {
  return withPassphrase(command)
    .option('--archive <folder>', 'archive folder (default: $KEPTWORD_ARCHIVE or ~/Keptword)')
    .option('--json', 'one JSON document on stdout')
    .option('--now <iso>', 'clock, for repeatable output');
}

/**
 * Wraps a command's action: its number is the exit code, its error is printed in the asked form with
 * the exit code of the error table.
 */
export function action<A extends unknown[]>(
  run: (...args: A) => Promise<number | void>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    const options = optionsOf(args);
    const given = args.map((arg) => (isOptions(arg) ? options : arg)) as A;
    try {
      process.exitCode = (await run(...given)) ?? 0;
    } catch (cause) {
      process.exitCode = printError(options.json, cause);
    }
  };
}

/** Collects a repeatable option into a list. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** A command that has commands below it takes their options for its own; they mean both. */
function optionsOf(args: readonly unknown[]): CommonOptions {
  const command = args.at(-1);
  if (command instanceof Command) return command.optsWithGlobals<CommonOptions>();
  return (args.find(isOptions) ?? {}) as CommonOptions;
}

function isOptions(arg: unknown): boolean {
  return (
    typeof arg === 'object' && arg !== null && !Array.isArray(arg) && !(arg instanceof Command)
  );
}
