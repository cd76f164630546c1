import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  completableOperators,
  keyOfWord,
  operatorWords,
} from '../../../shared/domain/search/language/operators.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword complete OPERATOR [TEXT]` */
export function completeCommand(): Command {
  return common(new Command('complete'))
    .description('tells what the archive knows to write behind an operator of a search')
    .argument('<operator>', `${completableOperators.join(', ')}, or as they are called in Chinese`)
    .argument('[text]', 'a part of it', '')
    .action(
      action((word: string, text: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const { values } = await client.search.complete({ operator: operatorOf(word), text });
          print(options.json, { values }, () =>
            values.map(({ value, detail }) => [value, detail ?? ''].join('  ').trim()).join('\n'),
          );
        }),
      ),
    );
}

function operatorOf(word: string): (typeof completableOperators)[number] {
  const meant = keyOfWord(operatorWords, word.replace(/[:：]$/u, ''));
  const operator = completableOperators.find((each) => each === meant);
  if (operator) return operator;
  const known = completableOperators.join(', ');
  throw new AppError(
    'invalid-input',
    `Nothing of the archive stands behind ${word}: only ${known}.`,
  );
}
