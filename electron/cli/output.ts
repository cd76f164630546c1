import { fromBorder } from '../../shared/contract/border.ts';
import type { Count } from '../../shared/contract/search.ts';
import { errorTable, type ErrorDetails } from '../../shared/contract/errors.ts';
import { commandLineTexts } from '../../shared/i18n/command-line.ts';
import { language } from './language.ts';

const t = commandLineTexts[language];

/** One JSON document on stdout with `--json`, else the words for a person. */
export function print(json: boolean | undefined, document: unknown, words: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : `${words()}\n`);
}

/** A number of hits as exactly as it is known. */
export function countInWords({ value, kind }: Count): string {
  const say = { exact: t.exactly, about: t.about, atLeast: t.atLeast }[kind];
  return say(String(value));
}

/** Prints an error in the asked form and returns the exit code for it. */
export function printError(json: boolean | undefined, cause: unknown): number {
  const { code, message, details } = fromBorder(cause);
  if (json) {
    const error = { code, message, ...(details ? { details } : {}) };
    process.stdout.write(`${JSON.stringify({ error })}\n`);
  }
  process.stderr.write(`keptword: ${message} (${code})\n${readings(details)}`);
  return errorTable[code].exit;
}

/** What a line of the file would be in each encoding that a person may choose. */
function readings(details: ErrorDetails | undefined): string {
  const choices = details?.['choices'];
  if (!details || typeof choices !== 'string') return '';
  return choices
    .split(', ')
    .map((encoding) => `  --encoding ${encoding}\t${String(details[encoding])}\n`)
    .join('');
}
