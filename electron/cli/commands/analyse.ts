import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import { analyseDialogue } from '../../../shared/domain/detection/analyse-dialogue.ts';
import type { ShopLexicon } from '../../../shared/domain/detection/shop-lexicon.ts';
import {
  contradictionInWords,
  disputeInWords,
  promiseInWords,
  riskInWords,
  watchInWords,
} from '../../../shared/i18n/findings.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { dialogueSchema, type Analysis, type Dialogue } from '../../../shared/model/analysis.ts';
import { parseShopLexicon } from '../../core/system/shop-lexicon.ts';
import { action } from '../command.ts';

/** `keptword analyse`: dialogues as JSON lines on stdin, what detection finds as JSON lines on stdout. */
export function analyseCommand(): Command {
  return new Command('analyse')
    .description(
      'finds promises, disputes, open items and contradictions in dialogues (JSON lines)',
    )
    .option('--lexicon <file>', 'words of the shop’s own, as in an archive’s lexicon.json')
    .option('--json', 'a failure as one JSON document on stdout')
    .action(
      action(async ({ lexicon }: { readonly json?: boolean; readonly lexicon?: string }) => {
        const shop = lexicon === undefined ? null : await readLexicon(lexicon);
        const input = createInterface({ input: process.stdin, crlfDelay: Infinity });
        for await (const line of analyseLines(input, shop)) {
          if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
        }
      }),
    );
}

/**
 * One line of JSON (an `Analysis`) for each line of JSON (a `Dialogue`); blank lines are passed over.
 * Throws `invalid-input` with the number of the first line that is not a dialogue.
 */
export async function* analyseLines(
  input: AsyncIterable<string>,
  shop: ShopLexicon | null = null,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of input) {
    number++;
    if (line.trim() === '') continue;
    yield JSON.stringify(withReasons(analyseDialogue(readDialogue(line, number), shop)));
  }
}

/** Each finding with its reason in both languages. */
function withReasons(analysis: Analysis) {
  const why = (words: (language: Language) => string) => ({
    why: { zh: words('zh-CN'), en: words('en') },
  });
  return {
    ...analysis,
    promises: analysis.promises.map((one) => ({
      ...one,
      ...why((language) => promiseInWords(one.reason, language)),
    })),
    disputes: analysis.disputes.map((one) => ({
      ...one,
      ...why((language) => disputeInWords(one.reason, language)),
    })),
    contradictions: analysis.contradictions.map((one) => ({
      ...one,
      ...why((language) => contradictionInWords(one, language)),
    })),
    watch: analysis.watch.map((one) => ({
      ...one,
      ...why((language) => watchInWords(one.reason, language)),
    })),
    risks: analysis.risks.map((one) => ({
      ...one,
      ...why((language) => riskInWords(one.risk, language)),
    })),
  };
}

async function readLexicon(path: string): Promise<ShopLexicon> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('not-found', `${path} cannot be read`, { path }, { cause });
  });
  return parseShopLexicon(text, path);
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
