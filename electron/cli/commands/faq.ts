import { Command } from 'commander';
import { commandLineTexts } from '../../../shared/i18n/command-line.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { given } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

const t = commandLineTexts[language];

interface Options extends CommonOptions {
  readonly category?: string;
  readonly uncovered?: boolean;
  readonly least: string;
  readonly limit: string;
}

/** `keptword faq` */
export function faqCommand(): Command {
  return common(new Command('faq'))
    .description('finds the questions that customers repeat, and how they were answered')
    .option('--category <name>', 'quality, price, payment-delivery, after-sales or your own')
    .option('--uncovered', 'only those that the sheet does not answer yet')
    .option('--least <n>', 'asked at least so often', '2')
    .option('--limit <n>', 'at most so many', '100')
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client }) => {
          const { category, uncovered, least, limit } = options;
          const page = await client.faq.questions({
            ...given({ category }),
            onlyUncovered: uncovered ?? false,
            leastAsked: Number(least),
            limit: Number(limit),
          });
          print(options.json, page, () =>
            [
              ...page.categories.map(({ category: name, answers, questions, covered }) =>
                [name, t.answers(`${answers}`), t.covered(`${covered}`, `${questions}`)].join('\t'),
              ),
              ...page.questions.flatMap(({ question, asked, answers, isSpread }) => [
                `${asked}×\t${question}${isSpread ? `\t${t.spread}` : ''}`,
                ...answers.map(({ count, text }) => `\t${count}×\t${text.replaceAll('\n', ' ')}`),
              ]),
            ].join('\n'),
          );
        }),
      ),
    );
}
