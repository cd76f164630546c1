import type { Command } from 'commander';
import { AppError } from '../../shared/contract/errors.ts';
import { importOptionsSchema, type ImportOptions } from '../../shared/contract/imports.ts';
import { collect } from './command.ts';

/** Flags that say how files are to be read. */
export interface ImportFlags {
  readonly shop?: string;
  readonly agent?: string[];
  readonly zone?: string;
  readonly column?: string[];
  readonly encoding?: string;
  readonly dateOrder?: string;
  readonly delimiter?: string;
  readonly linePattern?: string;
  readonly role?: string[];
  readonly preset?: string;
}

/** Adds the flags that say how files are to be read. */
export function importOptions(command: Command): Command {
  return mappingOptions(command)
    .option('--shop <name>', 'shop to which conversations belong where the file names none')
    .option('--encoding <name>', 'read as this encoding; broken bytes are kept as � and counted')
    .option('--preset <name>', 'a saved mapping; flags beside it go before it');
}

/** Adds those that a preset keeps. */
export function mappingOptions(command: Command): Command {
  return command
    .option('--agent <name>', 'a sender that is the shop’s own; may be repeated', collect)
    .option('--zone <zone>', 'time zone of the export (default: Asia/Shanghai)')
    .option('--column <field=header>', 'column of a table, by header, key or #number', collect)
    .option(
      '--role <side=word>',
      'word of the role column for customer, agent, bot or system',
      collect,
    )
    .option('--delimiter <mark>', 'what stands between cells: , ; | or tab')
    .option('--line-pattern <pattern>', 'how a line opens a message: "{time} {sender}: {text}"')
    .option('--date-order <order>', 'DMY, MDY or YMD, where the file leaves it open');
}

/** `invalid-input` where a flag has no meaning. */
export function parseImportOptions(flags: ImportFlags): ImportOptions {
  const { shop, agent, zone, column, encoding, dateOrder } = flags;
  const { delimiter, linePattern, role, preset } = flags;
  const parsed = importOptionsSchema.safeParse({
    ...(shop !== undefined && { shop }),
    ...(agent !== undefined && { agents: agent }),
    ...(zone !== undefined && { zone, zoneGiven: true }),
    ...(encoding !== undefined && { encoding }),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(column !== undefined && { columns: Object.fromEntries(column.map(pair('--column'))) }),
    ...(delimiter !== undefined && {
      delimiter: /^(?:tab|\\t)$/.test(delimiter) ? '\t' : delimiter,
    }),
    ...(linePattern !== undefined && { linePattern }),
    ...(role !== undefined && { roleWords: wordsOf(role) }),
    ...(preset !== undefined && { preset }),
  });
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new AppError('invalid-input', `${first?.path.join('.')}: ${first?.message}`);
}

function pair(flag: string): (text: string) => [string, string] {
  return (text) => {
    const at = text.indexOf('=');
    if (at < 1)
      throw new AppError('invalid-input', `${flag} is a name, “=” and a value.`, { text });
    return [text.slice(0, at), text.slice(at + 1)];
  };
}

function wordsOf(roles: readonly string[]): Record<string, string[]> {
  const words: Record<string, string[]> = {};
  for (const [side, word] of roles.map(pair('--role'))) (words[side] ??= []).push(word);
  return words;
}
