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
}

/** Adds the flags that say how files are to be read. */
export function importOptions(command: Command): Command {
  return command
    .option('--shop <name>', 'shop to which conversations belong where the file names none')
    .option('--agent <name>', 'a sender that is the shop’s own; may be repeated', collect)
    .option('--zone <zone>', 'time zone of the export (default: Asia/Shanghai)')
    .option('--column <field=header>', 'column of a table, by header or #number', collect)
    .option('--encoding <name>', 'read as this encoding; broken bytes are kept as � and counted')
    .option('--date-order <order>', 'DMY, MDY or YMD, where the file leaves it open');
}

/** `invalid-input` where a flag has no meaning. */
export function parseImportOptions(flags: ImportFlags): ImportOptions {
  const { shop, agent, zone, column, encoding, dateOrder } = flags;
  const parsed = importOptionsSchema.safeParse({
    ...(shop !== undefined && { shop }),
    ...(agent !== undefined && { agents: agent }),
    ...(zone !== undefined && { zone, zoneGiven: true }),
    ...(encoding !== undefined && { encoding }),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(column !== undefined && { columns: Object.fromEntries(column.map(pair)) }),
  });
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new AppError('invalid-input', `${first?.path.join('.')}: ${first?.message}`);
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new AppError('invalid-input', '--column is field=header.', { text });
  return [text.slice(0, at), text.slice(at + 1)];
}
