import { AppError } from '../../shared/contract/errors.ts';
import { topicNamed } from '../../shared/domain/answers/topics.ts';
import { answerTopicWords } from '../../shared/i18n/answer-words.ts';
import { languages } from '../../shared/i18n/texts.ts';
import { topics, type AnswerTopic } from '../../shared/model/answers.ts';

/** A topic by its id, by a name of the trade (`freight payer`) or as the screen calls it. */
export function topicOf(written: string): AnswerTopic;
export function topicOf(written: string | undefined): AnswerTopic | undefined;
export function topicOf(written: string | undefined): AnswerTopic | undefined {
  if (written === undefined) return undefined;
  const wanted = written.trim().toLowerCase();
  const topic =
    topicNamed(written) ??
    topics.find((one) =>
      languages.some((language) => answerTopicWords[language][one].toLowerCase() === wanted),
    );
  if (topic) return topic;
  throw new AppError('invalid-input', `There is no topic ${written}; see keptword sheet topics.`);
}
