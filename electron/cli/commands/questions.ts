import { Command } from 'commander';
import type { OpenQuestion } from '../../../shared/contract/imports.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword questions`: what no file says and nobody has answered yet. */
export function questionsCommand(): Command {
  return common(new Command('questions'))
    .description('lists what the imported files leave open, with what was assumed meanwhile')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.imports.questions();
          print(options.json, found, () => found.questions.map(inWords).join('\n'));
        }),
      ),
    );
}

interface AnswerOptions extends CommonOptions {
  readonly as?: string;
}

/** `keptword answer ID VALUE`: applies to what is here and to what will come. */
export function answerCommand(): Command {
  return common(new Command('answer').argument('<question-id>').argument('<value>'))
    .description('answers a question, and corrects what was read without the answer')
    .option('--as <name>', 'who answers')
    .action(
      action((questionId: string, answer: string, options: AnswerOptions) =>
        withArchive(options, async ({ client }) => {
          const effect = await client.imports.answer({ questionId, answer });
          print(options.json, effect, () => `${effect.changedMessages} messages corrected`);
        }),
      ),
    );
}

function inWords(question: OpenQuestion): string {
  const { questionId, kind, subject, choices, assumed, messages, examples } = question;
  const asked = `${questionId}\t${kind}\t${subject}\t${choices.join(' | ')}`;
  return [`${asked}\t${assumed} assumed for ${messages} messages`, ...examples].join('\n  ');
}
