import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import { analyseDialogue } from '../../../shared/domain/detection/analyse-dialogue.ts';
import { dialogueSchema, type Dialogue } from '../../../shared/model/analysis.ts';
import { action } from '../command.ts';

/** `keptword analyse`: dialogues as JSON lines on stdin, what detection finds as JSON lines on stdout. */
export function analyseCommand(): Command {
  return new Command('analyse')
    .description(
      'finds promises, disputes, open items and contradictions in dialogues (JSON lines)',
    )
    .option('--json', 'a failure as one JSON document on stdout')
    .action(
      action(async (_options: { readonly json?: boolean }) => {
        const input = createInterface({ input: process.stdin, crlfDelay: Infinity });
        for await (const line of analyseLines(input)) {
          if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
        }
      }),
    );
}

/**
 * One line of JSON (an `Analysis`) for each line of JSON (a `Dialogue`); blank lines are passed over.
 * Throws `invalid-input` with the number of the first line that is not a dialogue.
 */
export async function* analyseLines(input: AsyncIterable<string>): AsyncGenerator<string> {
  let number = 0;
  for await (const line of input) {
    number++;
    if (line.trim() === '') continue;
    yield JSON.stringify(analyseDialogue(readDialogue(line, number)));
  }
}

function readDialogue(line: string, number: number): Dialogue {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('invalid-input', `line ${number} is not JSON`, { line: number }, { cause });
  }
  const read = dialogueSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  const message = `line ${number} is no dialogue${where}: ${issue?.message ?? ''}`;
  throw new AppError('invalid-input', message, { line: number }, { cause: read.error });
}
